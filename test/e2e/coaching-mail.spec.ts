import { eventually } from '../support/eventually.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { programmeOf } from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';
import { type ReadBundle, readBundle } from '../builders/read-mail.js';

let scene: ProgrammeScene;
let server: MailServer;
let worker: MailWorker;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
  server = await MailServer.start();
  worker = await MailWorker.start(scene.app, server.url);
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await server?.stop();
  await scene?.close();
});

const addressOf = ({ id }: { readonly id: string }) => `mail-${id}@test.example`;

async function groupWithMail(): Promise<Group> {
  const group = await scene.group();
  const ids = [group.coach, ...group.clients, group.contact].map(({ id }) => id);
  await scene.rows(`UPDATE person SET email = 'mail-' || id || '@test.example' WHERE id = ANY ($1)`, [ids]);
  return group;
}

/** What has arrived at somebody's address, once nothing waits any more. */
async function mailsTo(person: { readonly id: string }): Promise<ReadBundle[]> {
  await eventually(async () => {
    const [row] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE state IN ('WAITING', 'QUEUED')`,
    );
    return row?.n === 0;
  });
  return Promise.all(server.arrived.filter((mail) => mail.includes(`<${addressOf(person)}>`)).map(readBundle));
}

describe('when a programme is confirmed', () => {
  it('each person gets one mail with all their events, and hears of nobody else’s', async () => {
    const group = await groupWithMail();
    await scene.confirmed(group, { assessments: [{ instrument: 'KYKYVIISARI', at: ['START'] }] });
    const counts = { [group.coach.id]: 11, [group.contact.id]: 4 };
    for (const person of [group.coach, ...group.clients, group.contact]) {
      const mails = await mailsTo(person);
      expect(mails).toHaveLength(1);
      const { calendars, text, html, subject } = mails[0]!;
      expect(calendars).toHaveLength(counts[person.id] ?? 9);
      expect(new Set(calendars.map(({ method }) => method))).toEqual(new Set(['REQUEST']));
      for (const told of [text, html, subject, ...calendars.map(({ ics }) => ics)]) {
        expect(told).not.toMatch(/Kevään ryhmä|Kykyviisari|Leipomo|Luokka 2/);
        for (const other of group.clients) if (other.id !== person.id) expect(told).not.toContain(addressOf(other));
      }
    }
  });

  it('a later change is told to those concerned alone: one mail each', async () => {
    const group = await groupWithMail();
    const programme = await scene.confirmed(group);
    const [leaving, staying] = group.clients;
    await mailsTo(leaving!);
    const after = await scene.calls.changeClients(programme, { removePersonIds: [leaving!.id] });
    expect((await mailsTo(leaving!)).map(({ calendars }) => calendars.map(({ method }) => method))).toEqual([
      Array.from({ length: 8 }, () => 'REQUEST'),
      Array.from({ length: 8 }, () => 'CANCEL'),
    ]);
    for (const person of [group.coach, staying!, group.contact]) expect(await mailsTo(person)).toHaveLength(1);
    const session = programmeOf(after).sessions[0]!;
    await scene.cases.coordinator.meetings.move(session.meeting!, '2027-02-03T10:00:00+02:00');
    for (const person of [group.coach, staying!, group.contact]) expect(await mailsTo(person)).toHaveLength(2);
    expect(await mailsTo(leaving!)).toHaveLength(2);
    await scene.calls.cancel(programmeOf(after));
    const last = (await mailsTo(staying!)).at(-1)!;
    expect(last.calendars.map(({ method }) => method)).toEqual(Array.from({ length: 8 }, () => 'CANCEL'));
    expect(await mailsTo(leaving!)).toHaveLength(2);
  });
});
