import type { PoolClient } from 'pg';
import { caseOf } from '../builders/case-calls.js';
import { PollScene } from '../builders/poll-scene.js';
import { eventually } from '../support/eventually.js';

/** Cases, meetings, polls, calendars: the order of locks for everybody. Each test holds one lock and sees what waits for it. */
let scene: PollScene;
let elsewhere: PoolClient;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  elsewhere = await scene.app.owner.connect();
  await elsewhere.query('BEGIN');
});
afterEach(async () => {
  await elsewhere.query('ROLLBACK');
  elsewhere.release();
});
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';

/** How many connections wait for a lock of another one, and how many calendars these hold. */
async function waiting(): Promise<{ waits: number; calendars: number }> {
  const [row] = await scene.rows<{ waits: number; calendars: number }>(
    `SELECT count(*)::int AS waits, coalesce(sum((SELECT count(*) FROM pg_locks l
       WHERE l.pid = a.pid AND l.locktype = 'advisory' AND l.granted)), 0)::int AS calendars
     FROM pg_stat_activity a WHERE a.datname = current_database() AND a.wait_event_type = 'Lock'`,
  );
  return row ?? { waits: -1, calendars: -1 };
}

/** A client whose case manager is of Kela, and Kela's consent, with which the post goes. */
async function managedByKela() {
  const { coordinator } = scene.cases;
  const [client, kela] = [await scene.cases.client(), await scene.cases.worker('Kela')];
  const { id: caseId } = await coordinator.cases.opened(client.id);
  const consentId = await coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
  caseOf(await coordinator.cases.handOver({ id: caseId, version: 1 }, kela.id));
  return { client, kela, caseId, withdraw: async () => caseOf(await coordinator.cases.withdraw(consentId)) };
}

describe('a withdrawal with which the post of the case manager goes', () => {
  it.each([
    'meeting',
    'time_poll',
  ])('waits for each %s that is handed over before it takes calendars', async (table) => {
    const { client, kela, caseId, withdraw } = await managedByKela();
    const { meetings } = scene.cases.coordinator;
    await meetings.booked(MONDAY, [client.id, kela.id], { caseId });
    const other = await meetings.booked(TUESDAY, [client.id], { caseId, kind: 'OTHER' });
    const poll = await scene.calls.opened([WEDNESDAY], [client.id], { caseId, hold: true });
    await scene.rows('UPDATE meeting SET organiser_id = $2 WHERE case_id = $1', [caseId, kela.id]);
    await scene.rows('UPDATE time_poll SET organiser_id = $2 WHERE case_id = $1', [caseId, kela.id]);
    const lockedId = table === 'meeting' ? other.id : poll.id;
    await elsewhere.query(`SELECT FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`, [lockedId]);
    const withdrawing = withdraw();
    await eventually(async () => (await waiting()).waits === 1);
    expect(await waiting()).toEqual({ waits: 1, calendars: 0 });
    await elsewhere.query('COMMIT; BEGIN');
    await withdrawing;
    const organisers = await scene.rows<{ id: string }>(
      `SELECT organiser_id AS id FROM meeting WHERE case_id = $1 UNION SELECT organiser_id FROM time_poll WHERE case_id = $1`,
      [caseId],
    );
    expect(organisers).toEqual([{ id: scene.cases.coordinator.id }]);
    expect(await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [kela.holderId])).toEqual([]);
  });
});

describe('a move of a meeting that names a case, of a kind that is nobody’s matter', () => {
  it('waits for the case before it locks the meeting', async () => {
    const { client, caseId } = await managedByKela();
    const { meetings } = scene.cases.coordinator;
    const meeting = await meetings.booked(MONDAY, [client.id], { caseId, kind: 'OTHER' });
    await elsewhere.query('SELECT FROM client_case WHERE id = $1 FOR NO KEY UPDATE', [caseId]);
    let isMoved = false;
    const moving = meetings.move(meeting, TUESDAY).then((answer) => {
      isMoved = true;
      return answer;
    });
    await eventually(async () => isMoved || (await waiting()).waits === 1);
    expect(isMoved).toBe(false);
    // Refused at once if the waiting one had it.
    await elsewhere.query('SELECT FROM meeting WHERE id = $1 FOR NO KEY UPDATE NOWAIT', [meeting.id]);
    await elsewhere.query('COMMIT; BEGIN');
    expect(await moving).toMatchObject({ problems: [], meeting: { start: new Date(TUESDAY).toISOString() } });
  });
});
