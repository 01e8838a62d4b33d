import { randomUUID } from 'node:crypto';
import { meetingOf, problemsOf as meetingProblemsOf } from '../builders/meeting-calls.js';
import type { AnsweredItem, TeamMeeting } from '../builders/team-answers.js';
import { itemOf, meetingsOf, problemsOf, teamOf } from '../builders/team-calls.js';
import { type BuiltTeam, TeamScene } from '../builders/team-scene.js';

let scene: TeamScene;
let built: BuiltTeam;
beforeAll(async () => {
  scene = await TeamScene.open();
}, 60_000);
beforeEach(async () => {
  built = await scene.team();
});
afterAll(() => scene?.close());

const TOPIC = { anonymousTopic: 'Kuntoutuksen ajoitus' };
const clock = (instant: string) => instant.slice(0, 16);
const meeting = (index: number): TeamMeeting => built.meetings[index]!;
const agenda = (index: number) => scene.calls.agenda(built.team.id, meeting(index).id);
const starts = async (index: number) => (await agenda(index)).map(({ start }) => clock(start));
const comingTo = ({ participants }: AnsweredItem) => participants.map(({ person }) => person.id).sort();
const staff = () => scene.cases.coordinator.meetings;

/** What has been written for people about the meeting, by whom it is for: "MOVED" after "INVITED", say. */
async function newsOf(meetingId: string): Promise<Record<string, string[]>> {
  const rows = await scene.cases.meetings.rows<{ id: string; news: string[] }>(
    `SELECT i.person_id AS id, array_agg(d.news ORDER BY d.meeting_version, d.id) AS news FROM delivery d
     JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1 GROUP BY i.person_id`,
    [meetingId],
  );
  return Object.fromEntries(rows.map(({ id, news }) => [id, news]));
}

describe('moveAgendaItem', () => {
  it('moves a turn to the next meeting, and its people with it, by the same invitation', async () => {
    const { caseId, client, friend } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const uid = item.meeting!.icalUid;
    const moved = itemOf(await scene.calls.move(item));
    expect(clock(moved.start)).toBe('2027-03-16T07:00');
    expect(moved).toMatchObject({ id: item.id, version: 2, meeting: { id: item.meeting!.id, icalUid: uid } });
    expect(moved.participants.map(({ status, start }) => [status, start])).toEqual([
      ['NEEDS_ACTION', moved.start],
      ['NEEDS_ACTION', moved.start],
    ]);
    expect([await agenda(0), await starts(1)]).toEqual([[], ['2027-03-16T07:00']]);
    const free = await staff().book('2027-03-02T09:00:00+02:00', [client.id, friend.id]);
    expect(meetingOf(free).status).toBe('CONFIRMED');
  });

  it('brings a turn back later, and within its meeting', async () => {
    const item = await scene.calls.booked(meeting(0).id, TOPIC);
    const later = itemOf(
      await scene.calls.move(item, { meetingId: meeting(4).id, start: '2027-04-27T10:00:00+03:00' }),
    );
    expect(clock(later.start)).toBe('2027-04-27T07:00');
    const within = itemOf(await scene.calls.move(later, { start: '2027-04-27T10:30:00+03:00' }));
    expect(clock(within.start)).toBe('2027-04-27T07:30');
    const same = itemOf(await scene.calls.move(within, { start: '2027-04-27T10:30:00+03:00' }));
    expect(same.version).toBe(within.version);
  });

  it('refuses turns that are taken or none, people who are taken then, and a basis that has ended', async () => {
    const { caseId, friend } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    await scene.calls.booked(meeting(1).id, TOPIC);
    const moved = async (wish: object) => problemsOf(await scene.calls.move(item, wish));
    const second = { meetingId: meeting(1).id };
    expect(await moved({ ...second, start: '2027-03-16T09:00:00+02:00' })).toEqual(['TIME_TAKEN input.start']);
    expect(await moved({ ...second, start: '2027-03-16T09:05:00+02:00' })).toEqual(['VALIDATION input.start']);
    expect(await moved({ meetingId: randomUUID() })).toEqual(['NOT_FOUND input.meetingId']);
    await staff().booked('2027-03-16T09:30:00+02:00', [friend.id]);
    expect(await moved(second)).toEqual(['TIME_TAKEN input.start']);
    expect(problemsOf(await scene.calls.move({ ...item, version: 9 }))).toEqual(['STALE_VERSION input.version']);
    expect(problemsOf(await scene.calls.move({ ...item, id: randomUUID() }))).toEqual(['NOT_FOUND input.agendaItemId']);
    const kela = await scene.worker('Kela');
    const short = await scene.matter();
    const { organisationId } = kela;
    await scene.cases.coordinator.cases.record(short.caseId, {
      organisationIds: [organisationId],
      validUntil: '2027-03-10',
    });
    const covered = await scene.calls.booked(meeting(0).id, { caseId: short.caseId, participantIds: [kela.id] });
    expect(problemsOf(await scene.calls.move(covered))).toEqual(['CONSENT_MISSING input.meetingId']);
    expect(await starts(0)).toEqual(['2027-03-02T07:00', '2027-03-02T07:30']);
  });

  it('says so when no later meeting has a free turn', async () => {
    built = await scene.team([], { rrule: 'FREQ=WEEKLY;COUNT=1' });
    const item = await scene.calls.booked(meeting(0).id, TOPIC);
    expect(problemsOf(await scene.calls.move(item))).toEqual(['CAPACITY_FULL input.meetingId']);
  });
});

describe('changeAgendaItem', () => {
  it('has the client stay away and come again, and a doctor come for the turn; only they are told', async () => {
    const doctor = await scene.worker('Sairaala');
    const { caseId, client, friend } = await scene.matter([doctor.organisationId]);
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const without = itemOf(await scene.calls.changeItem(item, { clientPresent: false, addPersonIds: [doctor.id] }));
    expect(without).toMatchObject({ clientPresent: false, version: 2, meeting: { id: item.meeting!.id } });
    expect(comingTo(without)).toEqual([friend.id, doctor.id].sort());
    const again = itemOf(await scene.calls.changeItem(without, { clientPresent: true }));
    expect(comingTo(again)).toEqual([client.id, friend.id, doctor.id].sort());
    expect((await newsOf(item.meeting!.id))[friend.id]).toEqual(['INVITED']);
    expect((await newsOf(item.meeting!.id))[doctor.id]).toEqual(['INVITED']);
  });

  it('leaves a turn to the team alone, and takes people in again', async () => {
    const { caseId, client, friend } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const alone = itemOf(await scene.calls.changeItem(item, { clientPresent: false, removePersonIds: [friend.id] }));
    expect(alone).toMatchObject({ meeting: null, participants: [], case: { id: caseId } });
    expect((await staff().meeting(item.meeting!.id))!.status).toBe('CANCELLED');
    expect(await agenda(0)).toHaveLength(1);
    const again = itemOf(await scene.calls.changeItem(alone, { clientPresent: true }));
    expect(comingTo(again)).toEqual([client.id]);
    expect(again.meeting!.id).not.toBe(item.meeting!.id);
  });

  it('refuses strangers, people without a basis, and clients in an anonymous turn', async () => {
    const [doctor, other] = [await scene.worker('Sairaala'), await scene.matter()];
    const { caseId, friend } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const changed = async (wish: object, at = item) => problemsOf(await scene.calls.changeItem(at, wish));
    expect(await changed({ removePersonIds: [doctor.id] })).toEqual(['NOT_FOUND input.removePersonIds.0']);
    expect(await changed({ addPersonIds: [doctor.id] })).toEqual(['CONSENT_MISSING input.addPersonIds']);
    expect(await changed({ addPersonIds: [randomUUID()] })).toEqual(['NOT_FOUND input.addPersonIds.0']);
    expect(await changed({ addPersonIds: [friend.id], removePersonIds: [friend.id] })).toEqual([
      'VALIDATION input.addPersonIds.0',
    ]);
    const topic = await scene.calls.booked(meeting(0).id, TOPIC);
    expect(await changed({ addPersonIds: [other.client.id] }, topic)).toEqual(['VALIDATION input.addPersonIds.0']);
    const seen = itemOf(await scene.calls.changeItem(topic, { addPersonIds: [doctor.id] }));
    expect(comingTo(seen)).toEqual([doctor.id]);
  });
});

describe('cancelAgendaItem', () => {
  it('frees the turn and tells whoever was invited to it', async () => {
    const { caseId, client } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    await scene.cases.sendAll(item.meeting!.id);
    const answer = await scene.calls.cancel(item);
    expect(teamOf(answer).id).toBe(built.team.id);
    expect(answer.agendaItem).toBeNull();
    expect(await agenda(0)).toEqual([]);
    expect((await newsOf(item.meeting!.id))[client.id]).toEqual(['INVITED', 'CANCELLED']);
    expect(problemsOf(await scene.calls.cancel(item))).toEqual(['ALREADY_CANCELLED agendaItemId']);
    expect(clock((await scene.calls.booked(meeting(0).id, { caseId })).start)).toBe('2027-03-02T07:00');
  });

  it('happens by itself when the meeting of a turn is cancelled', async () => {
    const { caseId } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    meetingOf(await staff().cancel((await staff().meeting(item.meeting!.id))!));
    expect(await agenda(0)).toEqual([]);
  });

  it('is for turns that are to come', async () => {
    const own = await scene.team([], { firstStart: '2027-01-04T09:00:00+02:00', rrule: 'FREQ=WEEKLY;COUNT=2' });
    const item = await scene.calls.booked(own.meetings[0]!.id, TOPIC);
    try {
      scene.app.clock.set('2027-01-04T07:30:00Z');
      expect(problemsOf(await scene.calls.cancel(item))).toEqual(['VALIDATION agendaItemId']);
    } finally {
      scene.app.clock.set('2027-01-04T06:00:00Z');
    }
  });
});

describe('when the team’s meeting moves', () => {
  it('its turns move along, each as far from the start as before', async () => {
    const room = await scene.cases.meetings.area.room();
    const { caseId, client } = await scene.matter();
    const topic = await scene.calls.booked(meeting(0).id, TOPIC);
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    meetingOf(await staff().move(meeting(0), '2027-03-03T12:00:00+02:00', { roomId: room.id }));
    const after = await agenda(0);
    expect(after.map(({ id, start }) => [id, clock(start)])).toEqual([
      [topic.id, '2027-03-03T10:00'],
      [item.id, '2027-03-03T10:30'],
    ]);
    const turn = (await staff().meeting(item.meeting!.id))!;
    expect(turn).toMatchObject({ start: after[1]!.start, room: { id: room.id } });
    expect((await newsOf(turn.id))[client.id]!.at(-1)).toMatch(/INVITED|MOVED/);
    const early = await staff().book('2027-03-02T09:30:00+02:00', [client.id]);
    expect(meetingOf(early).status).toBe('CONFIRMED');
  });

  it('to where somebody of a turn is taken, it does not', async () => {
    const { caseId, friend } = await scene.matter();
    await scene.calls.booked(meeting(0).id, { caseId });
    await staff().booked('2027-03-03T12:00:00+02:00', [friend.id]);
    const refused = await staff().move(meeting(0), '2027-03-03T12:00:00+02:00');
    expect(meetingProblemsOf(refused)).toEqual(['TIME_TAKEN input.start']);
    expect(refused.problems[0]!.conflicts!.map(({ person }) => person!.id)).toEqual([friend.id]);
    expect(await starts(0)).toEqual(['2027-03-02T07:00']);
  });

  it('and becomes shorter than its turns, it does not', async () => {
    await scene.calls.booked(meeting(0).id, { ...TOPIC, start: '2027-03-02T10:30:00+02:00' });
    const shorter = await staff().move(meeting(0), meeting(0).start, { duration: 'PT1H' });
    expect(meetingProblemsOf(shorter)).toEqual(['VALIDATION input.duration']);
  });

  it('a turn is moved on the agenda, and not by itself', async () => {
    const { caseId } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const turn = (await staff().meeting(item.meeting!.id))!;
    const moved = await staff().move(turn, '2027-03-05T09:00:00+02:00');
    expect(meetingProblemsOf(moved)).toEqual(['VALIDATION input.meetingId']);
  });
});

describe('when the team’s meeting is called off', () => {
  it('its turns go to the next free ones in their order, and everybody is told', async () => {
    const { caseId, client } = await scene.matter();
    const item = await scene.calls.booked(meeting(0).id, { caseId });
    const topic = await scene.calls.booked(meeting(0).id, TOPIC);
    await scene.calls.booked(meeting(1).id, TOPIC);
    await scene.cases.sendAll(item.meeting!.id);
    meetingOf(await staff().cancel(meeting(0)));
    const next = await agenda(1);
    expect(next.map(({ id, start }) => [id, clock(start)]).slice(1)).toEqual([
      [item.id, '2027-03-16T07:30'],
      [topic.id, '2027-03-16T08:00'],
    ]);
    expect((await newsOf(item.meeting!.id))[client.id]).toEqual(['INVITED', 'MOVED']);
    expect((await staff().meeting(item.meeting!.id))!.start).toBe('2027-03-16T07:30:00.000Z');
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('a turn whose people are taken then, or have no basis any more, is cancelled, and they are told', async () => {
    const kela = await scene.worker('Kela');
    const [taken, ended, fine] = [await scene.matter(), await scene.matter(), await scene.matter()];
    const validUntil = '2027-03-10';
    await scene.cases.coordinator.cases.record(ended.caseId, { organisationIds: [kela.organisationId], validUntil });
    const items = [
      await scene.calls.booked(meeting(0).id, { caseId: taken.caseId }),
      await scene.calls.booked(meeting(0).id, { caseId: ended.caseId, participantIds: [kela.id] }),
      await scene.calls.booked(meeting(0).id, { caseId: fine.caseId }),
    ];
    await staff().booked('2027-03-16T09:00:00+02:00', [taken.client.id]);
    for (const { meeting: turn } of items) await scene.cases.sendAll(turn!.id);
    meetingOf(await staff().cancel(meeting(0)));
    expect((await agenda(1)).map(({ id, start }) => [id, clock(start)])).toEqual([[items[2]!.id, '2027-03-16T08:00']]);
    const states = await Promise.all(items.map(async ({ meeting: turn }) => (await staff().meeting(turn!.id))!.status));
    expect(states).toEqual(['CANCELLED', 'CANCELLED', 'CONFIRMED']);
    expect((await newsOf(items[0]!.meeting!.id))[taken.client.id]).toEqual(['INVITED', 'CANCELLED']);
    const wish = { kind: 'OTHER' };
    const free = await staff().book('2027-03-02T09:00:00+02:00', [taken.client.id, fine.client.id], wish);
    expect(meetingOf(free).status).toBe('CONFIRMED');
  });

  it('and all that follow, its turns are cancelled', async () => {
    const { caseId } = await scene.matter();
    const item = await scene.calls.booked(meeting(2).id, { caseId });
    await scene.calls.booked(meeting(2).id, TOPIC);
    meetingOf(await staff().cancel(meeting(1), { scope: 'THIS_AND_FUTURE' }));
    expect((await staff().meeting(item.meeting!.id))!.status).toBe('CANCELLED');
    expect(await agenda(2)).toEqual([]);
  });
});

describe('when the rhythm is moved', () => {
  it('the new meetings are the team’s, and turns go to those in the place of theirs', async () => {
    const { caseId, client } = await scene.matter();
    const item = await scene.calls.booked(meeting(2).id, { caseId, start: '2027-03-30T09:30:00+03:00' });
    const topic = await scene.calls.booked(meeting(3).id, TOPIC);
    meetingOf(await staff().move(meeting(1), '2027-03-15T13:00:00+02:00', { scope: 'THIS_AND_FUTURE' }));
    const team = (await scene.calls.team(built.team.id))!;
    expect(team.rrule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO');
    const coming = meetingsOf(team).filter(({ status }) => status === 'CONFIRMED');
    expect(coming.slice(0, 3).map(({ start }) => clock(start))).toEqual([
      '2027-03-02T07:00',
      '2027-03-15T11:00',
      '2027-04-12T10:00',
    ]);
    const turnsAt = async (index: number) => {
      const items = await scene.calls.agenda(team.id, coming[index]!.id);
      return items.map(({ id, start }) => [id, clock(start)]);
    };
    expect(await turnsAt(2)).toEqual([
      [topic.id, '2027-04-12T10:00'],
      [item.id, '2027-04-12T10:30'],
    ]);
    const moved = (await staff().meeting(item.meeting!.id))!;
    expect(moved.start).toBe('2027-04-12T10:30:00.000Z');
    const over = await staff().book('2027-04-12T13:30:00+03:00', [client.id]);
    expect(meetingProblemsOf(over)).toEqual(['TIME_TAKEN input.start']);
    expect(team.members.map(({ id }) => id)).toEqual([built.chairId]);
  });
});
