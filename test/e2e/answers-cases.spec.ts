import type { BuiltPerson } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Worker } from '../builders/case-scene.js';
import { linkOf, refusalsOf } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';

let scene: CaseScene;
let client: BuiltPerson;
let kela: Worker;
let consentId: string;
let meeting: AnsweredMeeting;

beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  client = await scene.client();
  kela = await scene.worker('Kela', { language: 'EN' });
  const { id: caseId } = await scene.coordinator.cases.opened(client.id);
  consentId = await scene.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
  meeting = await scene.coordinator.meetings.booked('2027-03-01T09:00:00+02:00', [client.id, kela.id], { caseId });
});
afterAll(() => scene?.close());

const statusOf = async (id: string) =>
  (await scene.coordinator.meetings.meeting(meeting.id))?.participants.find(({ person }) => person.id === id)?.status;

describe('a link to an invitation in the matter of a client', () => {
  it('opens nothing any more once the consent is withdrawn, and the others answer on', async () => {
    const link = await linkOf(scene.meetings, meeting, kela.id);
    expect((await link.respond('ACCEPTED')).problems).toEqual([]);
    await link.propose('2027-03-02T09:00:00+02:00');
    caseOf(await scene.coordinator.cases.withdraw(consentId));
    expect(await link.read()).toBeNull();
    expect(refusalsOf(await link.respond('DECLINED'))).toEqual(['NOT_FOUND input.token']);
    expect(refusalsOf(await link.propose('2027-03-02T09:00:00+02:00'))).toEqual(['NOT_FOUND input.token']);
    expect(await scene.meetings.rows('SELECT state FROM time_proposal WHERE meeting_id = $1', [meeting.id])).toEqual([
      { state: 'WITHDRAWN' },
    ]);
    expect((await (await linkOf(scene.meetings, meeting, client.id)).respond('ACCEPTED')).problems).toEqual([]);
  });

  it('brings nobody back whose basis has ended since they declined, and says so without naming anybody', async () => {
    const link = await linkOf(scene.meetings, meeting, kela.id);
    await link.respond('DECLINED');
    await scene.meetings.rows(`UPDATE consent SET valid_until = '2027-02-01' WHERE id = $1`, [consentId]);
    const back = await link.respond('ACCEPTED');
    expect(refusalsOf(back)).toEqual(['CONSENT_MISSING input.token']);
    expect(back.problems[0]?.message).toBe(
      'You cannot come to the meeting now, because a permission is missing. Your earlier answer stands. Call the person who invited you.',
    );
    expect(await statusOf(kela.id)).toBe('DECLINED');
  });

  it('takes an answer that brings nobody together anew', async () => {
    const link = await linkOf(scene.meetings, meeting, kela.id);
    await scene.meetings.rows(`UPDATE consent SET valid_until = '2027-02-01' WHERE id = $1`, [consentId]);
    expect((await link.respond('ACCEPTED')).problems).toEqual([]);
    expect((await link.respond('DECLINED')).problems).toEqual([]);
    expect(await statusOf(kela.id)).toBe('DECLINED');
  });
});
