import { problemsOf } from '../builders/meeting-calls.js';
import {
  type AnsweredProgramme,
  ProgrammeCalls,
  programmeOf,
  programmeProblemsOf,
} from '../builders/programme-calls.js';
import { ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const SECOND_WEEK = { from: '2027-02-08', until: '2027-02-14' };
const TALKS = { assessments: [{ instrument: 'KYKYVIISARI', at: ['START', 'END'] }] };

const chairsOf = ({ sessions }: AnsweredProgramme) =>
  sessions.map(({ meeting }) => meeting!.participants.find(({ requirement }) => requirement === 'CHAIR')!.person.id);
const peopleIn = ({ sessions }: AnsweredProgramme, type: string) =>
  sessions.filter((each) => each.type === type).map(({ participants }) => participants.map(({ id }) => id));
/** Whom anything was written to about the meetings of the programme when they changed to this version, and by which method. */
const toldAt = ({ id }: AnsweredProgramme, version: number) =>
  scene.rows<{ person: string; method: string; n: number }>(
    `SELECT i.person_id AS person, i.method, count(*)::int AS n FROM delivery d JOIN invitation i ON i.id = d.invitation_id
     JOIN coaching_session s ON s.meeting_id = i.meeting_id WHERE s.programme_id = $1 AND d.meeting_version = $2
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [id, version],
  );

describe('one session', () => {
  it('is moved and cancelled as any meeting, and the programme shows it', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const [first, second] = programme.sessions;
    const moved = await group.coach.meetings.move(first!.meeting!, '2027-02-03T10:00:00+02:00');
    expect(moved.problems).toEqual([]);
    expect((await group.coach.meetings.cancel(second!.meeting!)).problems).toEqual([]);
    const after = (await group.coach.programmes.programme(programme.id))!;
    expect(after.version).toBe(programme.version);
    const shown = after.sessions.map(({ start, status }) => [start, status]).slice(0, 3);
    expect(shown).toEqual([
      ['2027-02-03T08:00:00.000Z', 'CONFIRMED'],
      ['2027-02-04T07:00:00.000Z', 'CANCELLED'],
      ['2027-02-09T06:00:00.000Z', 'CONFIRMED'],
    ]);
  });

  it('has a roll, which whoever leads it keeps and others see of themselves alone', async () => {
    const group = await scene.group();
    const contact = await scene.as(['PROFESSIONAL'], { displayName: 'Liisa Leipuri' });
    const programme = await scene.confirmed({ ...group, contact: { ...group.contact, id: contact.id } });
    scene.app.clock.set('2027-02-02T10:30:00Z');
    const token = await scene.app.signIn(`${group.coach.id}@test.example`);
    const [client, other] = group.clients;
    const entries = [
      { personId: client!.id, state: 'PRESENT', note: 'Oppi uutta' },
      { personId: other!.id, state: 'ABSENT_EXCUSED' },
    ];
    const input = { meetingId: programme.sessions[0]!.meeting!.id, entries };
    const RECORD =
      'mutation ($input: RecordAttendanceInput!) { answer: recordAttendance(input: $input) { problems { code } } }';
    expect((await scene.app.data(RECORD, { input }, token)).answer.problems).toEqual([]);
    const ROLLS = `query ($id: ID!) { coachingProgramme(id: $id) { sessions { attendance { person { id } state note } } } }`;
    const seen = await scene.app.data(ROLLS, { id: programme.id }, token);
    const [roll, next] = seen.coachingProgramme.sessions;
    expect(roll.attendance).toHaveLength(5);
    expect(roll.attendance).toContainEqual({ person: { id: client!.id }, state: 'PRESENT', note: 'Oppi uutta' });
    expect(roll.attendance).toContainEqual({ person: { id: other!.id }, state: 'ABSENT_EXCUSED', note: null });
    for (const entry of next.attendance) expect(entry).toMatchObject({ state: 'UNKNOWN', note: null });
    const contactToken = await scene.app.signIn(`${contact.id}@test.example`);
    const theirs = await scene.app.data(ROLLS, { id: programme.id }, contactToken);
    expect(theirs.coachingProgramme.sessions[0].attendance).toEqual([
      { person: { id: contact.id }, state: 'UNKNOWN', note: null },
    ]);
  });
});

describe('a substitute', () => {
  it('leads the sessions of some days, and only the two coaches are told', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const substitute = await scene.coach({ displayName: 'Sanna Sijainen' });
    const answer = await group.coach.programmes.substitute(programme, { ...SECOND_WEEK, personId: substitute.id });
    const after = programmeOf(answer);
    expect(after).toMatchObject({ version: 3, coach: { id: group.coach.id } });
    const { id } = group.coach;
    expect(chairsOf(after)).toEqual([id, id, substitute.id, substitute.id, id, id, id, id]);
    expect(after.sessions[2]!.participants.map((each) => each.id)).not.toContain(id);
    expect(await toldAt(programme, 2)).toEqual(
      [
        { person: id, method: 'CANCEL', n: 2 },
        { person: substitute.id, method: 'REQUEST', n: 2 },
      ].sort((a, b) => (a.person < b.person ? -1 : 1)),
    );
    const free = await group.coach.meetings.book('2027-02-09T08:00:00+02:00', [id]);
    expect(free.problems).toEqual([]);
    await group.coach.meetings.cancel(free.meeting!);
    const back = await scene.calls.substitute(after, { ...SECOND_WEEK, personId: id });
    expect(new Set(chairsOf(programmeOf(back)))).toEqual(new Set([id]));
  });

  it('who is taken on one of the days takes over none', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const substitute = await scene.coach({ displayName: 'Sanna Sijainen' });
    await scene.cases.coordinator.meetings.booked('2027-02-11T10:00:00+02:00', [substitute.id]);
    const refused = await group.coach.programmes.substitute(programme, { ...SECOND_WEEK, personId: substitute.id });
    expect(programmeProblemsOf(refused)).toEqual(['TIME_TAKEN input.personId']);
    expect(refused.problems[0]!.conflicts).toMatchObject([{ person: { id: substitute.id } }]);
    expect(await group.coach.programmes.programme(programme.id)).toEqual(programme);
  });

  it('who is not at work then is warned of, and can be named all the same', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const substitute = await scene.coach();
    const { area } = scene.cases.meetings;
    await area.timeOff(substitute.id, '2027-02-08T00:00:00+02:00', '2027-02-10T00:00:00+02:00');
    const wish = { ...SECOND_WEEK, personId: substitute.id };
    const warned = await group.coach.programmes.substitute(programme, wish);
    expect(programmeProblemsOf(warned)).toEqual(['OUTSIDE_AVAILABILITY input.personId']);
    const accepted = { ...wish, acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
    expect(programmeOf(await group.coach.programmes.substitute(programme, accepted)).version).toBe(3);
  });

  it('cannot be nobody, a client, or of days without sessions', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const substitute = await scene.coach();
    const refused = async (wish: object) =>
      programmeProblemsOf(
        await group.coach.programmes.substitute(programme, { ...SECOND_WEEK, personId: substitute.id, ...wish }),
      );
    expect(await refused({ personId: group.clients[0]!.id })).toEqual(['VALIDATION input.personId']);
    expect(await refused({ personId: programme.id })).toEqual(['NOT_FOUND input.personId']);
    expect(await refused({ personId: group.coach.id })).toEqual(['VALIDATION input.from']);
    expect(await refused({ from: '2027-02-13' })).toEqual(['VALIDATION input.from']);
    expect(await refused({ until: '2027-02-07' })).toEqual(['VALIDATION input.until']);
    expect(await refused({ version: 1 })).toEqual(['STALE_VERSION input.version']);
  });

  it('takes over nothing that has begun', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const substitute = await scene.coach();
    scene.app.clock.set('2027-02-09T07:00:00Z');
    const fresh = new ProgrammeCalls(scene.app, await scene.app.signIn(`${group.coach.id}@test.example`));
    const after = programmeOf(await fresh.substitute(programme, { ...SECOND_WEEK, personId: substitute.id }));
    expect(chairsOf(after).filter((id) => id === substitute.id)).toHaveLength(1);
    expect(chairsOf(after)[3]).toBe(substitute.id);
  });
});

describe('clients', () => {
  it('come and go midway: in the days to come, and nobody else is told', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const [leaving, ...staying] = group.clients;
    const joining = await scene.cases.client({ displayName: 'Uusi Asiakas' });
    scene.app.clock.set('2027-02-08T06:00:00Z');
    const coordinator = await scene.as(['COORDINATOR']);
    const change = { addPersonIds: [joining.id], removePersonIds: [leaving!.id] };
    const after = programmeOf(await coordinator.programmes.changeClients(programme, change));
    expect(after.version).toBe(3);
    expect(after.clients.map(({ id }) => id)).toEqual([...staying.map(({ id }) => id), joining.id]);
    for (const [week, ids] of peopleIn(after, 'THEORY_DAY').entries()) {
      expect([ids.includes(leaving!.id), ids.includes(joining.id)]).toEqual([week === 0, week > 0]);
    }
    expect(await toldAt(programme, 2)).toEqual(
      [
        { person: leaving!.id, method: 'CANCEL', n: 6 },
        { person: joining.id, method: 'REQUEST', n: 6 },
      ].sort((a, b) => (a.person < b.person ? -1 : 1)),
    );
  });

  it('who leave need not come to their own assessments either', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group, TALKS);
    const [leaving] = group.clients;
    const after = programmeOf(await scene.calls.changeClients(programme, { removePersonIds: [leaving!.id] }));
    const talks = after.sessions.filter(({ type }) => type === 'ASSESSMENT');
    expect(talks.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 2 }, () => 'CANCELLED'),
      ...Array.from({ length: 4 }, () => 'CONFIRMED'),
    ]);
  });

  it('who are taken at one of the times join none', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    const joining = await scene.cases.client();
    await scene.cases.coordinator.meetings.booked('2027-02-09T08:00:00+02:00', [joining.id]);
    const refused = await scene.calls.changeClients(programme, { addPersonIds: [joining.id] });
    expect(programmeProblemsOf(refused)).toEqual(['TIME_TAKEN input.addPersonIds']);
    expect(await scene.calls.programme(programme.id)).toEqual(programme);
  });

  it('cannot be more than the room holds, or than a group can have', async () => {
    const group = await scene.group(2);
    const tight = await scene.cases.meetings.area.room({ capacity: 3 });
    const theoryDay = { duration: 'PT3H', earliest: '09:00', latest: '15:00', weekdays: ['TH'], roomIds: [tight.id] };
    const programme = await scene.confirmed(group, { theoryDay });
    const joining = await scene.cases.client();
    const crowded = await scene.calls.changeClients(programme, { addPersonIds: [joining.id] });
    expect(programmeProblemsOf(crowded)).toEqual(['CAPACITY_FULL input.addPersonIds']);
    const many = await Promise.all(Array.from({ length: 4 }, () => scene.cases.client()));
    const refused = await scene.calls.changeClients(programme, { addPersonIds: many.map(({ id }) => id) });
    expect(programmeProblemsOf(refused)).toEqual(['LIMIT_REACHED input.addPersonIds']);
  });

  it('are refused where they cannot be meant, all that is wrong at once', async () => {
    const group = await scene.group(2);
    const programme = await scene.confirmed(group);
    const [one, two] = group.clients;
    const refused = async (wish: object) => programmeProblemsOf(await scene.calls.changeClients(programme, wish));
    expect(await refused({ addPersonIds: [one!.id, group.coach.id], removePersonIds: [group.contact.id] })).toEqual([
      'VALIDATION input.addPersonIds.0',
      'VALIDATION input.addPersonIds.1',
      'VALIDATION input.removePersonIds.0',
    ]);
    expect(await refused({ removePersonIds: [one!.id, two!.id] })).toEqual(['VALIDATION input.removePersonIds']);
    expect(await refused({ addPersonIds: [programme.id] })).toEqual(['NOT_FOUND input.addPersonIds.0']);
    expect(await refused({ addPersonIds: [scene.cases.coordinator.id] })).toEqual(['VALIDATION input.addPersonIds.0']);
    expect(await refused({ version: 1, removePersonIds: [one!.id] })).toEqual(['STALE_VERSION input.version']);
    expect(programmeOf(await scene.calls.changeClients(programme, {}))).toEqual(programme);
  });
});

describe('a cancelled programme', () => {
  it('has called off what was to come, given its time back, and kept what has been', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group);
    scene.app.clock.set('2027-02-02T07:00:00Z');
    const coordinator = await scene.as(['COORDINATOR']);
    const after = programmeOf(await coordinator.programmes.cancel(programme));
    expect(after).toMatchObject({ status: 'CANCELLED', version: 3, wallPageUrl: null });
    expect(after.sessions.map(({ status }) => status)).toEqual([
      'CONFIRMED',
      ...Array.from({ length: 7 }, () => 'CANCELLED'),
    ]);
    const booked = await coordinator.meetings.book('2027-02-09T08:00:00+02:00', [group.clients[0]!.id]);
    expect(booked.problems).toEqual([]);
    expect(programmeProblemsOf(await coordinator.programmes.cancel(after))).toEqual(['ALREADY_CANCELLED programmeId']);
    const late = { ...SECOND_WEEK, personId: coordinator.id };
    expect(programmeProblemsOf(await coordinator.programmes.substitute(after, late))).toEqual([
      'ALREADY_CANCELLED input.programmeId',
    ]);
    expect(problemsOf(await coordinator.meetings.cancel(after.sessions[1]!.meeting!))).toEqual([
      'ALREADY_CANCELLED input.meetingId',
    ]);
  });
});
