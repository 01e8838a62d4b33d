import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { TellClient } from '../../src/features/invitations/tell-client.job.js';
import type { BuiltPerson } from '../builders/area-builder.js';
import type { AnsweredCase } from '../builders/case-answers.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Worker } from '../builders/case-scene.js';

let scene: CaseScene;
let client: BuiltPerson;
let kela: Worker;
let opened: AnsweredCase;

beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  client = await scene.client({ displayName: 'Aino Asiakas', email: 'aino@test.example' });
  kela = await scene.worker('Kela', { displayName: 'Kaisa Kela', phone: '0401234567' });
  opened = await scene.coordinator.cases.opened(client.id);
  await scene.coordinator.cases.recorded(opened.id, { organisationIds: [kela.organisationId] });
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const organiserOf = async (id: string) => (await scene.coordinator.meetings.meeting(id))?.organiser.id;

describe('a handover', () => {
  it('gives coming meetings to the new case manager; nobody is sent anything for it', async () => {
    const { meetings, cases } = scene.coordinator;
    const named = await meetings.booked(NINE, [client.id, kela.id], { caseId: opened.id });
    const unnamed = await meetings.booked(NEXT_DAY, [client.id]);
    const group = await meetings.booked('2027-03-03T09:00:00+02:00', [client.id], { kind: 'PEER_GROUP_SESSION' });
    const cancelled = await meetings.booked('2027-03-04T09:00:00+02:00', [client.id], { caseId: opened.id });
    await meetings.cancel(cancelled);
    const past = await meetings.booked('2027-01-03T09:00:00+02:00', [client.id], {
      caseId: opened.id,
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
    const colleague = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
    const theirs = await colleague.meetings.booked('2027-03-05T09:00:00+02:00', [client.id]);
    const deliveries = async () => (await scene.meetings.rowCounts()).delivery;
    const before = await deliveries();
    caseOf(await cases.handOver(opened, kela.id));
    expect(await deliveries()).toBe(before);
    const organisers = await Promise.all(
      [named, unnamed, group, cancelled, past, theirs].map(({ id }) => organiserOf(id)),
    );
    const own = scene.coordinator.id;
    expect(organisers).toEqual([kela.id, kela.id, own, own, own, colleague.id]);
    expect(await meetings.meeting(named.id)).toMatchObject({ version: 2, sequence: 0, start: named.start });
  });

  it("lists the meetings that clash with the new manager's calendar", async () => {
    const { meetings, cases } = scene.coordinator;
    const clashing = await meetings.booked(NINE, [client.id], { caseId: opened.id });
    const away = await meetings.booked(NEXT_DAY, [client.id], { caseId: opened.id });
    await meetings.booked('2027-03-03T09:00:00+02:00', [client.id, kela.id], { caseId: opened.id });
    await meetings.booked('2027-03-04T09:00:00+02:00', [client.id], { caseId: opened.id });
    await meetings.booked('2027-03-01T09:30:00+02:00', [kela.id], { kind: 'OTHER' });
    await scene.meetings.area.timeOff(kela.id, '2027-03-02T00:00:00+02:00', '2027-03-03T00:00:00+02:00');
    const answer = await cases.handOver(opened, kela.id);
    caseOf(answer);
    expect(answer.clashes).toEqual([{ id: clashing.id }, { id: away.id }]);
  });

  it('by the case manager takes the case out of their sight, if nothing but the post had them see it', async () => {
    const { organisationId, cases } = scene.coordinator;
    const manager = await scene.staff(['PROFESSIONAL'], { organisationId });
    const theirs = caseOf(await cases.handOver(opened, manager.id));
    expect(await manager.cases.handOver(theirs, kela.id)).toEqual({ case: null, clashes: [], problems: [] });
    expect((await cases.case(opened.id))?.caseManager).toEqual({ id: kela.id });
    expect(await manager.cases.case(opened.id)).toBeNull();
  });

  it('back to the coordinator happens by itself when the last basis is withdrawn', async () => {
    const { meetings, cases } = scene.coordinator;
    const meeting = await meetings.booked(NINE, [client.id, kela.id], { caseId: opened.id });
    caseOf(await cases.handOver(opened, kela.id));
    const { consents } = (await cases.case(opened.id))!;
    expect(caseOf(await cases.withdraw(consents[0]!.id)).caseManager).toBeNull();
    expect(await organiserOf(meeting.id)).toBe(scene.coordinator.id);
    expect((await meetings.meeting(meeting.id))?.participants).toHaveLength(1);
  });

  it('tells the client in plain language who it is now, once, and of the last one alone', async () => {
    const other = await scene.meetings.person({
      organisationId: scene.coordinator.organisationId,
      displayName: 'Olli Ohi',
    });
    const between = caseOf(await scene.coordinator.cases.handOver(opened, other.id));
    caseOf(await scene.coordinator.cases.handOver(between, kela.id));
    const events = await scene.meetings.rows<{ id: string; area_id: string; subject: Record<string, string | number> }>(
      `SELECT id, area_id, subject FROM outbox WHERE kind = 'case.new-contact' AND subject->>'caseId' = $1`,
      [opened.id],
    );
    expect(events).toHaveLength(2);
    const job = scene.meetings.app.application.get(TellClient, { strict: false });
    // Each twice, as after a crash: the same Message-ID makes it the same mail.
    for (const { id, area_id: areaId, subject } of [...events, ...events])
      await job.handle({ id, areaId, kind: job.kind, subject, attempt: 1 });
    const mails = (await caughtMails()).filter((mail) => mail.includes('aino@test.example'));
    const ids = new Set(mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]));
    expect(ids.size).toBe(1);
    expect(mails[0]).toContain('Kaisa Kela');
    expect(mails[0]).toContain('040 123 4567');
    expect(mails.join()).not.toContain('Olli Ohi');
  });

  it('during moves of its meetings ends with one organiser and one time', async () => {
    const { meetings, cases } = scene.coordinator;
    let version = opened.version;
    for (let round = 0; round < 6; round += 1) {
      const to = round % 2 === 0 ? kela.id : scene.coordinator.id;
      const meeting = await meetings.booked(NINE, [client.id], { caseId: opened.id });
      const [moved, given] = await Promise.all([
        meetings.move(meeting, NEXT_DAY),
        cases.handOver({ id: opened.id, version }, to),
      ]);
      version = caseOf(given).version;
      expect(moved.problems.map(({ code }) => code)).toEqual(moved.meeting === null ? ['STALE_VERSION'] : []);
      const now = (await meetings.meeting(meeting.id))!;
      // Who booked it is the organiser already in every second round.
      expect(now.organiser.id).toBe(to);
      await meetings.cancel(now);
    }
    expect(await scene.meetings.overlaps()).toBe(0);
  });
});

async function caughtMails(): Promise<string[]> {
  const { mailDirectory } = scene.meetings.app.settings.mail;
  const files = await readdir(mailDirectory);
  return Promise.all(files.map((file) => readFile(path.join(mailDirectory, file), 'utf8')));
}
