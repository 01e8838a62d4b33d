import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { TellOrganiser } from '../../src/features/invitations/tell-organiser.job.js';
import type { BuiltPerson } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Staff, type Worker } from '../builders/case-scene.js';
import { meetingOf } from '../builders/meeting-calls.js';

let scene: CaseScene;
let client: BuiltPerson;
let kela: Worker;
let caseId: string;
/** Kela's. */
let consentId: string;
/** Of the coordinator's organisation. */
let organiser: Staff;
let address: string;
let made = 0;

beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  made += 1;
  client = await scene.client({ displayName: 'Aino Asiakas' });
  kela = await scene.worker('Kela', { displayName: 'Kaisa Kela' });
  caseId = (await scene.coordinator.cases.opened(client.id)).id;
  consentId = await scene.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
  organiser = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
  address = `organiser-${made}@test.example`;
  await scene.meetings.rows('UPDATE person SET email = $2 WHERE id = $1', [organiser.id, address]);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const both = () => [client.id, kela.id];
const withdraw = async () => caseOf(await scene.coordinator.cases.withdraw(consentId));

const eventsOf = (consent: string) =>
  scene.meetings.rows<{ id: string; area_id: string; subject: Record<string, string | number> }>(
    `SELECT id, area_id, subject FROM outbox WHERE kind = 'meeting.participants-withdrawn' AND subject->>'consentId' = $1`,
    [consent],
  );

/** As the worker would. */
async function send(): Promise<void> {
  const job = scene.meetings.app.application.get(TellOrganiser, { strict: false });
  for (const { id, area_id: areaId, subject } of await eventsOf(consentId))
    await job.handle({ id, areaId, kind: job.kind, subject, attempt: 1 });
}

async function mailsTo(to: string): Promise<ParsedMail[]> {
  const { mailDirectory } = scene.meetings.app.settings.mail;
  const files = await readdir(mailDirectory).catch(() => []);
  const mails = await Promise.all(
    files.map(async (file) => simpleParser(await readFile(path.join(mailDirectory, file)))),
  );
  return mails.filter((mail) => [mail.to].flat().some((box) => box?.value.some((each) => each.address === to)));
}

describe('the organiser of meetings that a withdrawn consent takes somebody out of', () => {
  it('is told once, of all of them by date, and neither who nor why', async () => {
    const second = await organiser.meetings.booked(NEXT_DAY, [
      client.id,
      { personId: kela.id, requirement: 'OPTIONAL' },
    ]);
    const first = await organiser.meetings.booked(NINE, both());
    await withdraw();
    await send();
    // As after a crash: the same Message-ID makes it the same mail.
    await send();
    const mails = await mailsTo(address);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    const { text = '', subject } = mails[0]!;
    expect(subject).toBe('Muutos tapaamisten osallistujissa');
    expect(text.match(/Tapaamisesta .*\n/g)).toEqual([
      'Tapaamisesta maanantaina 1. maaliskuuta kello 9.00 puuttuu yksi, jonka piti tulla.\n',
      'Tapaamisesta tiistaina 2. maaliskuuta kello 9.00 puuttuu joku, joka sai itse päättää, tuleeko.\n',
    ]);
    expect(text).toContain(scene.meetings.app.settings.http.publicUrl);
    const told = `${mails[0]!.subject} ${text} ${String(mails[0]!.html)}`;
    for (const kept of ['Aino', 'Kaisa', 'Kela', 'suostumu', first.title, second.id, caseId])
      expect(told).not.toContain(kept);
  });

  it('is told of holds that stand, and each organiser of their own meetings alone', async () => {
    const other = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
    await organiser.meetings.booked(NINE, both(), { holdUntil: '2027-01-08T16:00:00+02:00' });
    await other.meetings.booked(NEXT_DAY, both());
    await withdraw();
    const events = await eventsOf(consentId);
    expect(events.map(({ subject }) => subject.organiserId).sort()).toEqual([organiser.id, other.id].sort());
    await send();
    const [mail, ...more] = await mailsTo(address);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('maanantaina 1. maaliskuuta');
    expect(mail?.text).not.toContain('tiistaina');
  });

  it('hears nothing if it was they who withdrew the consent', async () => {
    await scene.coordinator.meetings.booked(NINE, both(), { caseId });
    await withdraw();
    expect(await eventsOf(consentId)).toEqual([]);
  });

  it('hears nothing of meetings that nobody was taken out of, or that nobody is left in', async () => {
    await organiser.meetings.booked(NINE, [kela.id]);
    await organiser.meetings.booked(NEXT_DAY, [client.id]);
    await scene.coordinator.meetings.booked(NEXT_DAY, [kela.id], { caseId });
    await withdraw();
    expect(await eventsOf(consentId)).toEqual([]);
  });

  it('is whoever organises once the case manager has gone with the consent', async () => {
    const { cases } = scene.coordinator;
    await organiser.meetings.booked(NINE, both());
    await scene.coordinator.meetings.booked(NEXT_DAY, both(), { caseId });
    caseOf(await cases.handOver({ id: caseId, version: 1 }, kela.id));
    const second = await scene.staff(['COORDINATOR']);
    caseOf(await second.cases.withdraw(consentId));
    const events = await eventsOf(consentId);
    const told = events.map(({ subject }) => subject.organiserId);
    expect(told.sort()).toEqual([organiser.id, scene.coordinator.id].sort());
  });

  it.each<[string, (meeting: { id: string; version: number }) => Promise<unknown>]>([
    ['were cancelled', async (meeting) => meetingOf(await organiser.meetings.cancel(meeting))],
    [
      'somebody has seen to',
      async (meeting) => {
        const colleague = await scene.meetings.person({ organisationId: scene.coordinator.organisationId });
        meetingOf(await organiser.meetings.change(meeting, { add: [{ personId: colleague.id }] }));
      },
    ],
    [
      'are over',
      async ({ id }) => {
        const past = `UPDATE meeting SET starts_at = '2027-01-03T09:00:00Z', ends_at = '2027-01-03T10:00:00Z' WHERE id = $1`;
        await scene.meetings.rows(past, [id]);
      },
    ],
  ])('hears nothing of meetings that %s before the mail leaves', async (_, then) => {
    const { id } = await organiser.meetings.booked(NINE, both());
    await withdraw();
    const [event] = await eventsOf(consentId);
    expect(event?.subject.organiserId).toBe(organiser.id);
    await then((await organiser.meetings.meeting(id))!);
    await send();
    expect(await mailsTo(address)).toEqual([]);
  });
});
