import { mkdir } from 'node:fs/promises';
import { caughtMails } from '../../src/demo/story/caught-mails.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { eventually } from '../support/eventually.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open({ roles: ['api', 'worker'] });
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';

test('the mails of somebody removed and added again leave, each above the one before', async () => {
  const [stays, returns] = [
    await scene.person({ email: 'stays@test.example' }),
    await scene.person({ email: 'returns@test.example' }),
  ];
  const folder = scene.app.settings.mail.mailDirectory;
  await mkdir(folder, { recursive: true });
  const mailed = async (uid: string, sequence: number) =>
    (await caughtMails(folder, uid, sequence)).map(({ to, calendar }) => `${to} ${calendar.method}`);
  const meeting = await scene.calls.booked(NINE, [stays.id, { personId: returns.id, requirement: 'OPTIONAL' }]);
  const uid = meeting.icalUid;
  await eventually(async () => (await mailed(uid, 0)).length === 2);
  const without = meetingOf(await scene.calls.change(meeting, { removePersonIds: [returns.id] }));
  await eventually(async () => (await mailed(uid, 1)).length === 1);
  meetingOf(await scene.calls.change(without, { add: [{ personId: returns.id }] }));
  await eventually(async () => (await mailed(uid, 2)).length === 1);
  expect(await mailed(uid, 0)).toEqual(['returns@test.example REQUEST', 'stays@test.example REQUEST']);
  expect(await mailed(uid, 1)).toEqual(['returns@test.example CANCEL']);
  expect(await mailed(uid, 2)).toEqual(['returns@test.example REQUEST']);
}, 60_000);
