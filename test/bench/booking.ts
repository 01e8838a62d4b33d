import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { planInvitations } from '../../src/features/invitations/invitation-plan.js';
import { keepInvitations } from '../../src/features/invitations/invitation.store.js';
import { SEND_INVITATION } from '../../src/features/invitations/bundle.store.js';
import { takeTime } from '../../src/features/meetings/commitment.store.js';
import type { Meeting } from '../../src/features/meetings/meeting.js';
import { insertMeeting } from '../../src/features/meetings/meeting.store.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { valueParsers } from '../../src/platform/database/instant-parser.js';
import { appendToOutbox } from '../../src/platform/outbox/outbox.js';
import type { BuiltPerson } from '../builders/area-builder.js';
import type { BenchRow } from './bench-row.js';
import { median, throughput } from './measuring.js';
import type { ServedArea } from './served-area.js';

const clients = 16;
const participants = 5;
const bookingsEach = 25;
const rounds = 5;
const throughputGoal = 0.25;
const rivals = 64;
const contentionRounds = 1_000;
const contentionGoal = 20;
const hourMs = 3_600_000;

const BOOK = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { meeting { id } problems { code message } } }`;

/** A quarter of an hour that nobody has asked for yet, on working days far in the future of no importance here. */
class FreshTimes {
  private next = Date.UTC(2031, 0, 6, 6);

  take(): number {
    this.next += hourMs;
    return this.next;
  }
}

/** booking.throughput and booking.contention of QUALITY.md. */
export async function bookingRows(served: ServedArea): Promise<BenchRow[]> {
  const times = new FreshTimes();
  const groups = await Promise.all(
    Array.from({ length: clients }, () =>
      Promise.all(Array.from({ length: participants }, () => served.area.person({ email: 'x@test.example' }))),
    ),
  );
  return [await throughputRow(served, times, groups), await contentionRow(served, times)];
}

const inputFor = (group: readonly BuiltPerson[], start: number) => ({
  kind: 'NETWORK_MEETING',
  title: 'Verkostotapaaminen',
  start: new Date(start).toISOString(),
  duration: 'PT1H',
  channel: 'VIDEO',
  participants: group.map(({ id }) => ({ personId: id })),
  acceptWarnings: ['OUTSIDE_AVAILABILITY'],
});

/** Turn by turn through the product and by node-postgres alone: the same statements for the same meetings. */
async function throughputRow(
  served: ServedArea,
  times: FreshTimes,
  groups: readonly BuiltPerson[][],
): Promise<BenchRow> {
  const pool = new pg.Pool({
    connectionString: served.databaseUrl,
    max: clients,
    options: '-c role=yhteisaika_app -c TimeZone=UTC',
    types: valueParsers,
  });
  const product: number[] = [];
  const driver: number[] = [];
  const groupOf = (client: number): BuiltPerson[] => groups[client] ?? [];
  try {
    for (let round = -1; round < rounds; round += 1) {
      const byDriver = await throughput(clients, bookingsEach, (client) =>
        bookByDriver(pool, served, groupOf(client), times.take()),
      );
      const byProduct = await throughput(clients, bookingsEach, (client) =>
        bookByProduct(served, groupOf(client), times.take()),
      );
      // The first round warms both up.
      if (round < 0) continue;
      driver.push(byDriver);
      product.push(byProduct);
    }
  } finally {
    await pool.end();
  }
  const [value, baseline] = [median(product), median(driver)];
  const ratio = value / baseline;
  return {
    name: 'booking.throughput',
    value,
    unit: 'bookings/s',
    baseline,
    ratio,
    goal: `≥ ${throughputGoal}`,
    holds: ratio >= throughputGoal,
  };
}

async function bookByProduct(served: ServedArea, group: readonly BuiltPerson[], start: number): Promise<void> {
  const { body } = await served.graphql(BOOK, { input: inputFor(group, start) });
  const { data } = JSON.parse(body) as { data: { bookMeeting: { meeting: { id: string } | null } } };
  if (!data.bookMeeting.meeting) throw new Error(`not booked: ${body}`);
}

async function bookByDriver(
  pool: pg.Pool,
  served: ServedArea,
  group: readonly BuiltPerson[],
  start: number,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.area_id = '${served.area.id}'`);
    const tx = {
      areaId: served.area.id,
      query: async (sql: string, parameters: unknown[] = []) => (await client.query(sql, parameters)).rows,
    } as unknown as Tx;
    const meeting = meetingOf(served, group, start);
    const commitments = group.map(({ holderId }) => ({
      holderId,
      start,
      end: start + hourMs,
      takenBy: { meetingId: meeting.id },
      exclusive: true,
    }));
    if ((await takeTime(tx, commitments, [], start)).length > 0) throw new Error('a fresh time was taken');
    await insertMeeting(tx, meeting, start);
    const deliveries = await keepInvitations(
      tx,
      meeting,
      planInvitations({ after: meeting, at: start }),
      start,
      'a secret of the bench',
    );
    await appendToOutbox(
      tx,
      start,
      deliveries.map(({ deliveryId }) => ({ kind: SEND_INVITATION, subject: { deliveryId } })),
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

function meetingOf(served: ServedArea, group: readonly BuiltPerson[], start: number): Meeting {
  const id = randomUUID();
  return {
    id,
    kind: 'NETWORK_MEETING',
    status: 'CONFIRMED',
    title: 'Verkostotapaaminen',
    start,
    end: start + hourMs,
    timeZone: 'Europe/Helsinki',
    channel: 'VIDEO',
    organiserId: served.coordinatorId,
    icalUid: id,
    sequence: 0,
    version: 1,
    participants: group.map(({ id: personId }) => ({ personId, requirement: 'REQUIRED', status: 'NEEDS_ACTION' })),
  };
}

/** Rounds in which 64 clients want one person's hour at once; what is counted besides is what must never happen. */
async function contentionRow(served: ServedArea, times: FreshTimes): Promise<BenchRow> {
  const wanted = await served.area.person();
  const took: number[] = [];
  let wrong = 0;
  for (let round = 0; round < contentionRounds; round += 1) {
    const input = inputFor([wanted], times.take());
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: rivals }, () => served.graphql(BOOK, { input })));
    took.push(performance.now() - began);
    const winners = answers.filter(({ body }) => body.includes('"meeting":{')).length;
    const losers = answers.filter(({ body }) => body.includes('"TIME_TAKEN"')).length;
    if (winners !== 1 || losers !== rivals - 1) wrong += 1;
  }
  const [row] = (await served.owner.query<{ overlaps: number; deadlocks: number }>(WRONGS, [wanted.holderId])).rows;
  const baseline = median(took);
  const value = Math.max(...took);
  const ratio = value / baseline;
  const holds = wrong === 0 && row?.overlaps === 0 && row.deadlocks === 0 && ratio <= contentionGoal;
  const goal = `≤ ${contentionGoal}; ${wrong} rounds without one winner, ${row?.overlaps} overlaps, ${row?.deadlocks} deadlocks`;
  return { name: 'booking.contention', value, unit: 'ms, slowest round', baseline, ratio, goal, holds };
}

const WRONGS = `
  SELECT (SELECT count(*)::integer FROM commitment a JOIN commitment b ON a.holder_id = b.holder_id AND a.id < b.id
      AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.exclusive AND b.exclusive AND a.holder_id = $1) AS overlaps,
    (SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()) AS deadlocks`;
