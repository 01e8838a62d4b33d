import { caughtMails } from '../../src/demo/story/caught-mails.js';
import type { BuiltPerson } from '../builders/area-builder.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Worker } from '../builders/case-scene.js';
import { meetingOf, type Participant, problemsOf } from '../builders/meeting-calls.js';

let scene: CaseScene;
let client: BuiltPerson;
let kela: Worker;
let school: Worker;
let caseId: string;
/** Kela's. */
let consentId: string;

beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  client = await scene.client({ email: 'client@test.example' });
  kela = await scene.worker('Kela', { displayName: 'Kaisa Kela', email: 'kela@test.example' });
  school = await scene.worker('Koulu', { displayName: 'Olli Opettaja', email: 'school@test.example' });
  caseId = (await scene.coordinator.cases.opened(client.id)).id;
  await scene.coordinator.cases.recorded(caseId, { organisationIds: [school.organisationId] });
  consentId = await scene.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

const everybody = () => [client.id, kela.id, school.id];
const withdraw = async () => caseOf(await scene.coordinator.cases.withdraw(consentId));
const attentionOf = async (id: string, token = scene.coordinator.cases.token): Promise<string[]> => {
  const query = 'query ($id: ID!) { meeting(id: $id) { attention } }';
  return (await scene.meetings.app.data<{ meeting: { attention: string[] } }>(query, { id }, token)).meeting.attention;
};

describe('a withdrawn consent', () => {
  it('takes the party out of coming meetings, with a CANCEL to them alone, and frees their time', async () => {
    const { meetings } = scene.coordinator;
    const meeting = await meetings.booked(NINE, everybody(), { caseId });
    await scene.sendAll(meeting.id);
    await withdraw();
    const now = (await meetings.meeting(meeting.id))!;
    expect(now).toMatchObject({ status: 'CONFIRMED', version: 2, sequence: 0 });
    expect(now.participants.map(({ person }) => person.id).sort()).toEqual([client.id, school.id].sort());
    await scene.sendAll(meeting.id);
    const invitations = (await meetings.meeting(meeting.id))!.invitations;
    const told = new Map(invitations.map((each) => [each.person.id, [each.method, each.sequence, each.state]]));
    expect(told).toEqual(
      new Map([
        [client.id, ['REQUEST', 0, 'SENT']],
        [school.id, ['REQUEST', 0, 'SENT']],
        [kela.id, ['CANCEL', 1, 'SENT']],
      ]),
    );
    const deliveries = await scene.meetings.rows(
      'SELECT 1 FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1',
      [meeting.id],
    );
    expect(deliveries).toHaveLength(4);
    const [mail, ...more] = await caughtMails(scene.meetings.app.settings.mail.mailDirectory, meeting.icalUid, 1);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'kela@test.example',
      subject: 'Sinun ei tarvitse tulla tapaamiseen maanantaina 1. maaliskuuta',
      announcedMethod: 'CANCEL',
      calendar: { method: 'CANCEL', status: 'CANCELLED' },
    });
    expect(mail?.text).not.toMatch(/perut|peruut|suostum/i);
    await meetings.booked(NINE, [kela.id]);
    expect(problemsOf(await meetings.book(NINE, [school.id]))).toEqual(['TIME_TAKEN input.start']);
  });

  it('marks the meeting for whoever may change it, and for nobody else', async () => {
    const { meetings } = scene.coordinator;
    const optional = await scene.meetings.person({ organisationId: kela.organisationId, displayName: 'Ville Valinta' });
    const guest = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
    const people = [...everybody(), guest.id, { personId: optional.id, requirement: 'OPTIONAL' }];
    const meeting = await meetings.booked(NINE, people, { caseId });
    expect(await attentionOf(meeting.id)).toEqual([]);
    await withdraw();
    expect(await attentionOf(meeting.id)).toEqual([
      'Kaisa Kela ei ole enää mukana, koska suostumus on peruttu. Tapaamisesta puuttuu nyt joku, jonka piti tulla. Kutsu toinen tai peru tapaaminen.',
      'Ville Valinta ei ole enää mukana, koska suostumus on peruttu.',
    ]);
    expect(await attentionOf(meeting.id, guest.cases.token)).toEqual([]);
  });

  describe('whose mark', () => {
    const marked = async (people: readonly Participant[] = everybody()) => {
      const { meetings } = scene.coordinator;
      const { id } = await meetings.booked(NINE, people, { caseId });
      await withdraw();
      expect(await attentionOf(id)).not.toEqual([]);
      return (await meetings.meeting(id))!;
    };
    const again = () => scene.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
    const colleague = () => scene.meetings.person({ organisationId: scene.coordinator.organisationId });
    const add = async (meeting: AnsweredMeeting, personId: string, requirement: string) =>
      meetingOf(await scene.coordinator.meetings.change(meeting, { add: [{ personId, requirement }] }));

    it('is settled by their return, for good', async () => {
      const meeting = await marked();
      await again();
      const back = await add(meeting, kela.id, 'OPTIONAL');
      expect(await attentionOf(meeting.id)).toEqual([]);
      meetingOf(await scene.coordinator.meetings.change(back, { removePersonIds: [kela.id] }));
      expect(await attentionOf(meeting.id)).toEqual([]);
    });

    it('comes anew with the next withdrawal', async () => {
      const meeting = await marked();
      consentId = await again();
      await add(meeting, kela.id, 'REQUIRED');
      await withdraw();
      expect(await attentionOf(meeting.id)).toHaveLength(1);
    });

    it('is settled by somebody else who must come, and not by somebody who may, or by who goes', async () => {
      let meeting = await marked();
      meeting = await add(meeting, (await colleague()).id, 'OPTIONAL');
      meeting = meetingOf(await scene.coordinator.meetings.change(meeting, { removePersonIds: [school.id] }));
      meeting = meetingOf(await scene.coordinator.meetings.move(meeting, NEXT_DAY));
      expect(await attentionOf(meeting.id)).toHaveLength(1);
      await add(meeting, (await colleague()).id, 'CHAIR');
      expect(await attentionOf(meeting.id)).toEqual([]);
    });

    it('stays for a colleague who is not back: one return settles one', async () => {
      const other = await scene.meetings.person({ organisationId: kela.organisationId, displayName: 'Kalle Kela' });
      const meeting = await marked([...everybody(), other.id]);
      await again();
      await add(meeting, kela.id, 'REQUIRED');
      const [mark, ...more] = await attentionOf(meeting.id);
      expect(mark).toMatch(/^Kalle Kela /);
      expect(more).toEqual([]);
    });
  });

  it("reaches the client's meetings without the case's name too, all of them, and leaves other kinds alone", async () => {
    const { meetings } = scene.coordinator;
    const unnamed = await meetings.booked(NINE, everybody());
    const named = await meetings.booked(NEXT_DAY, everybody(), { caseId });
    const group = await meetings.booked('2027-03-03T09:00:00+02:00', everybody(), { kind: 'PEER_GROUP_SESSION' });
    const others = await meetings.booked('2027-03-04T09:00:00+02:00', [kela.id, school.id]);
    await withdraw();
    const left = await Promise.all([unnamed, named, group, others].map(({ id }) => meetings.meeting(id)));
    expect(left.map((meeting) => meeting?.participants.length)).toEqual([2, 2, 3, 2]);
  });

  it('leaves in whoever another basis covers on the day, and what has been held', async () => {
    const { meetings, cases } = scene.coordinator;
    const days = { organisationIds: [kela.organisationId], basis: 'STATUTORY', validUntil: '2027-03-01' };
    await cases.recorded(caseId, days);
    const covered = await meetings.booked(NINE, everybody(), { caseId });
    const uncovered = await meetings.booked(NEXT_DAY, everybody(), { caseId });
    const past = await meetings.booked('2027-01-03T09:00:00+02:00', [client.id], {
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
    await withdraw();
    expect((await meetings.meeting(covered.id))?.participants).toHaveLength(3);
    expect((await meetings.meeting(uncovered.id))?.participants).toHaveLength(2);
    expect((await meetings.meeting(past.id))?.version).toBe(1);
  });

  it('calls off a meeting in which nobody would be left', async () => {
    const { meetings } = scene.coordinator;
    const meeting = await meetings.booked(NINE, [kela.id], { caseId });
    await withdraw();
    expect(await meetings.meeting(meeting.id)).toMatchObject({ status: 'CANCELLED', version: 2, sequence: 1 });
    await meetings.booked(NINE, [kela.id]);
  });

  it('takes the party out of a hold that stands, telling nobody, and leaves a lapsed one as it is', async () => {
    const { meetings } = scene.coordinator;
    const wish = { caseId, holdUntil: '2027-01-08T16:00:00+02:00' };
    const held = await meetings.booked(NINE, everybody(), wish);
    const alone = await meetings.booked(NEXT_DAY, [kela.id], wish);
    const lapsed = await meetings.booked('2027-03-03T09:00:00+02:00', everybody(), wish);
    // As if nothing had swept it, and somebody else had taken the time since.
    await scene.meetings.rows(`UPDATE meeting SET hold_until = '2027-01-03T16:00:00Z' WHERE id = $1`, [lapsed.id]);
    await scene.meetings.rows(`UPDATE commitment SET lapses_at = '2027-01-03T16:00:00Z' WHERE meeting_id = $1`, [
      lapsed.id,
    ]);
    await meetings.booked('2027-03-03T09:00:00+02:00', [kela.id]);
    await withdraw();
    const now = (await meetings.meeting(held.id))!;
    expect(now).toMatchObject({ status: 'TENTATIVE', holdUntil: held.holdUntil, version: 2, invitations: [] });
    expect(now.participants).toHaveLength(2);
    expect(await meetings.meeting(alone.id)).toMatchObject({ status: 'CANCELLED', holdUntil: null, invitations: [] });
    expect(await meetings.meeting(lapsed.id)).toMatchObject({ status: 'CANCELLED', version: 1 });
    await meetings.booked(NINE, [kela.id]);
    expect(meetingOf(await meetings.confirm(now)).invitations).toHaveLength(2);
  });

  it('takes nobody back who has declined and has something else then', async () => {
    const { meetings } = scene.coordinator;
    const meeting = await meetings.booked(NINE, everybody(), { caseId });
    await scene.meetings.rows(
      `WITH answer AS (UPDATE participation SET status = 'DECLINED' WHERE meeting_id = $1 AND person_id = $2)
       DELETE FROM commitment WHERE meeting_id = $1 AND holder_id = $3`,
      [meeting.id, school.id, school.holderId],
    );
    await meetings.booked(NINE, [school.id], { kind: 'OTHER' });
    await withdraw();
    const { participants } = (await meetings.meeting(meeting.id))!;
    expect(participants.map(({ person, status }) => [person.id, status]).sort()).toEqual(
      [
        [client.id, 'NEEDS_ACTION'],
        [school.id, 'DECLINED'],
      ].sort(),
    );
  });

  it('withdrawn twice at once acts once', async () => {
    const meeting = await scene.coordinator.meetings.booked(NINE, everybody(), { caseId });
    const answers = await Promise.all([0, 1, 2].map(withdraw));
    expect(answers.map(({ consents }) => consents.find(({ id }) => id === consentId)?.withdrawnAt)).toEqual(
      [0, 1, 2].map(() => '2027-01-04T06:00:00.000Z'),
    );
    expect((await scene.coordinator.meetings.meeting(meeting.id))?.version).toBe(2);
  });

  it('during bookings: each is refused, or made without the party in the end', async () => {
    const { meetings } = scene.coordinator;
    const hours = Array.from(
      { length: 10 },
      (_, hour) => `2027-03-01T${String(hour + 8).padStart(2, '0')}:00:00+02:00`,
    );
    const [first, ...rest] = hours.map((start) => () => meetings.book(start, everybody(), { caseId }));
    const booked = await Promise.all([
      first!(),
      ...rest.slice(0, 4).map((book) => book()),
      withdraw(),
      ...rest.slice(4).map((book) => book()),
    ]);
    for (const answer of booked) {
      if (!('meeting' in answer)) continue;
      if (answer.meeting === null) expect(problemsOf(answer)).toEqual(['CONSENT_MISSING input.participants']);
      else expect((await meetings.meeting(answer.meeting.id))?.participants).toHaveLength(2);
    }
    const [row] = await scene.meetings.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM commitment WHERE holder_id = $1',
      [kela.holderId],
    );
    expect(row?.n).toBe(0);
    expect(await scene.meetings.overlaps()).toBe(0);
  });

  it('during moves: nobody waits in a ring, and the party is out in the end', async () => {
    const { meetings } = scene.coordinator;
    for (let round = 0; round < 6; round += 1) {
      const booked = await meetings.booked(NINE, everybody(), { caseId });
      const [moved] = await Promise.all([meetings.move(booked, NEXT_DAY), withdraw()]);
      const [problem] = moved.problems;
      if (problem) expect(['CONSENT_MISSING', 'STALE_VERSION']).toContain(problem.code);
      const now = (await meetings.meeting(booked.id))!;
      expect(now.participants).toHaveLength(2);
      meetingOf(await meetings.cancel(now));
      consentId = await scene.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
    }
  });
});
