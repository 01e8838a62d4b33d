import { emptySet } from '../../src/domain/time/interval.js';
import { nothingElsewhere } from '../../src/features/availability/busy-elsewhere.js';
import { randomUUID } from 'node:crypto';
import { readAttendance } from '../../src/features/availability/attendance.js';
import { readCalendars } from '../../src/features/availability/calendars.js';
import { whoIsOutside } from '../../src/features/availability/outside-availability.js';
import { Transactions, type Tx } from '../../src/platform/database/transactions.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const at = (instant: string) => Date.parse(instant);
const window = { start: at('2027-03-01T00:00:00Z'), end: at('2027-03-08T00:00:00Z') };
const now = at('2027-01-04T06:00:00Z');

let app: TestApp;
let area: AreaBuilder;
let statements = 0;

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
}, 60_000);

afterAll(() => app?.close());

/** Reads in the area as the application does, and counts the round trips. */
function reading<Value>(work: (tx: Tx) => Promise<Value>, areaId = area.id): Promise<Value> {
  statements = 0;
  return app.application.get(Transactions, { strict: false }).read({ areaId }, (tx) =>
    work({
      areaId: tx.areaId,
      manager: tx.manager,
      query: (sql, parameters) => {
        statements += 1;
        return tx.query(sql, parameters);
      },
      prepared: (sql, parameters) => {
        statements += 1;
        return tx.prepared(sql, parameters);
      },
    }),
  );
}

/** A meeting that takes this holder's time; the id of the meeting. */
async function takeTime(
  holderId: string,
  [start, end]: readonly [string, string],
  { exclusive = true, lapsesAt = null as string | null, areaId = area.id } = {},
): Promise<string> {
  const id = randomUUID();
  await app.owner.query(
    `WITH met AS (
       INSERT INTO meeting (id, area_id, kind, status, title, starts_at, ends_at, time_zone, channel, organiser_id, ical_uid, created_at, changed_at)
       SELECT $1, $2, 'OTHER', 'CONFIRMED', 'x', $3, $4, 'Europe/Helsinki', 'PHONE', p.id, $8, now(), now()
       FROM person p WHERE p.area_id = $2 LIMIT 1)
     INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, exclusive, lapses_at)
     VALUES ($2, $5, $3, $4, $1, $6, $7)`,
    [id, areaId, start, end, holderId, exclusive, lapsesAt, `${id}@test.example`],
  );
  return id;
}

const HOUR = ['2027-03-02T08:00:00Z', '2027-03-02T09:00:00Z'] as const;
const hour = { start: at(HOUR[0]), end: at(HOUR[1]) };

describe('readCalendars', () => {
  test('brings people and rooms with their hours and taken times in two statements', async () => {
    const person = await area.person({
      displayName: 'Kaisa Asiakas',
      kind: 'CLIENT',
      timeZone: 'Europe/Stockholm',
      accessNeeds: ['INTERPRETER', 'STEP_FREE', 'EASY_LANGUAGE'],
      interpreterLanguage: 'ar',
    });
    await area.workingHours(person.id, [540, 1440], [1, 7], '2026-01-01');
    await area.workingHours(person.id, [480, 960], [2], '2027-03-02');
    await area.timeOff(person.id, '2027-02-28T10:00:00Z', '2027-03-01T10:00:00.500Z');
    const room = await area.room({ name: 'Sali', capacity: 12, inductionLoop: true });
    await takeTime(person.holderId, HOUR);
    await takeTime(person.holderId, HOUR, { exclusive: false });
    await takeTime(room.holderId, HOUR);

    const found = await reading((tx) => readCalendars(tx, { personIds: [person.id], roomIds: [room.id], window, now }));
    expect(statements).toBe(2);
    const away = { start: at('2027-02-28T10:00:00Z'), end: at('2027-03-01T10:00:00.500Z') };
    expect([...found.people]).toEqual([
      [
        person.id,
        {
          id: person.id,
          holderId: person.holderId,
          displayName: 'Kaisa Asiakas',
          kind: 'CLIENT',
          zone: 'Europe/Stockholm',
          hours: expect.arrayContaining([
            {
              effectiveFrom: '2026-01-01',
              weekly: [
                { weekday: 1, startMinute: 540, endMinute: 1440 },
                { weekday: 7, startMinute: 540, endMinute: 1440 },
              ],
            },
            { effectiveFrom: '2027-03-02', weekly: [{ weekday: 2, startMinute: 480, endMinute: 960 }] },
          ]),
          timeOff: [away],
          reported: [],
          elsewhere: nothingElsewhere,
          busy: [hour, away],
          tentative: [hour],
          unseen: [],
          busyElsewhere: emptySet,
          tentativeElsewhere: emptySet,
          accessNeeds: ['INTERPRETER', 'STEP_FREE', 'EASY_LANGUAGE'],
          roomNeeds: ['STEP_FREE'],
          interpreterLanguage: 'ar',
          interpretsLanguages: [],
        },
      ],
    ]);
    expect([...found.rooms.values()]).toEqual([
      { id: room.id, holderId: room.holderId, name: 'Sali', capacity: 12, serves: ['INDUCTION_LOOP'], busy: [hour] },
    ]);
  });

  test('only what touches the window: it is half-open at both ends', async () => {
    const person = await area.person();
    await takeTime(person.holderId, ['2027-02-28T23:00:00Z', '2027-03-01T00:00:00Z']);
    await takeTime(person.holderId, ['2027-03-08T00:00:00Z', '2027-03-08T01:00:00Z']);
    await area.timeOff(person.id, '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z');
    await area.timeOff(person.id, '2027-03-08T00:00:00Z', '2027-03-09T00:00:00Z');
    await takeTime(person.holderId, ['2027-03-07T23:00:00Z', '2027-03-07T23:59:00Z']);
    const { people } = await reading((tx) => readCalendars(tx, { personIds: [person.id], roomIds: [], window, now }));
    expect(people.get(person.id)?.busy).toEqual([
      { start: at('2027-03-07T23:00:00Z'), end: at('2027-03-07T23:59:00Z') },
    ]);
  });

  test('the meeting that is moved and holds that have lapsed are not in the way', async () => {
    const person = await area.person();
    const moved = await takeTime(person.holderId, HOUR);
    await takeTime(person.holderId, ['2027-03-03T08:00:00Z', '2027-03-03T09:00:00Z'], {
      lapsesAt: '2027-01-04T06:00:00Z',
    });
    const held = ['2027-03-04T08:00:00Z', '2027-03-04T09:00:00Z'] as const;
    await takeTime(person.holderId, held, { lapsesAt: '2027-01-04T06:00:01Z' });
    const wish = { personIds: [person.id], roomIds: [], window, now, ignoreMeetingId: moved };
    const { people } = await reading((tx) => readCalendars(tx, wish));
    expect(people.get(person.id)?.busy).toEqual([{ start: at(held[0]), end: at(held[1]) }]);
  });

  test('one calendar in all areas; hours, time off, people and rooms of another area do not exist', async () => {
    const neighbour = await AreaBuilder.create(app.owner, 'Naapurialue');
    const person = await area.person();
    const twin = await neighbour.person({ holderId: person.holderId });
    await neighbour.workingHours(twin.id);
    await neighbour.timeOff(twin.id, '2027-03-05T08:00:00Z', '2027-03-05T09:00:00Z');
    const theirRoom = await neighbour.room();
    await takeTime(person.holderId, HOUR, { areaId: neighbour.id });
    const wish = { personIds: [person.id, twin.id, randomUUID()], roomIds: [theirRoom.id], window, now };
    const found = await reading((tx) => readCalendars(tx, wish));
    expect([...found.people.keys()]).toEqual([person.id]);
    expect(found.people.get(person.id)).toMatchObject({ hours: [], timeOff: [], busy: [hour] });
    expect(found.rooms.size).toBe(0);
  });

  test('a language is no need of an interpreter until the need is named', async () => {
    const person = await area.person({ interpreterLanguage: 'ar' });
    const { people } = await reading((tx) => readCalendars(tx, { personIds: [person.id], roomIds: [], window, now }));
    expect(people.get(person.id)).not.toHaveProperty('interpreterLanguage');
  });
});

describe('readAttendance', () => {
  test('asks once, and looks at no commitments', async () => {
    const person = await area.person();
    const room = await area.room({ stepFree: true });
    await takeTime(person.holderId, HOUR);
    const attendance = await reading((tx) => readAttendance(tx, [person.id], [room.id], hour, now));
    expect(statements).toBe(1);
    expect(attendance.people.get(person.id)).not.toHaveProperty('busy');
    expect(attendance.rooms.get(room.id)).toMatchObject({
      holderId: room.holderId,
      capacity: 8,
      serves: ['STEP_FREE'],
    });
  });

  test('nobody and nothing asked for is nobody and nothing found', async () => {
    expect(await reading((tx) => readAttendance(tx, [], [], hour, now))).toEqual({
      people: new Map(),
      rooms: new Map(),
    });
  });

  test('is what tells who would be outside their time', async () => {
    const [works, away, unknown] = [await area.person(), await area.person(), await area.person()];
    await area.workingHours(works.id);
    await area.timeOff(away.id, '2027-03-02T08:59:00Z', '2027-03-02T12:00:00Z');
    const ids = [works.id, away.id, unknown.id];
    const attendance = await reading((tx) => readAttendance(tx, ids, [], hour, now));
    expect(
      whoIsOutside(
        attendance,
        ids.map((personId) => ({ ...hour, personId })),
      ),
    ).toEqual([away.id]);
  });
});

test('time off is read by its index, under row-level security too', async () => {
  const person = await area.person();
  await app.owner.query(
    `INSERT INTO time_off (id, area_id, person_id, starts_at, ends_at)
     SELECT gen_random_uuid(), $1, p.id, day, day + interval '1 hour'
     FROM person p, generate_series(timestamptz '2026-01-01', '2027-12-31', interval '1 day') AS day WHERE p.area_id = $1`,
    [area.id],
  );
  await app.owner.query('ANALYZE time_off');
  const plan = await reading((tx) =>
    tx.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT t.starts_at FROM time_off t
       WHERE t.area_id = $1 AND t.person_id = $2 AND t.ends_at > $3 AND t.starts_at < $4`,
      [area.id, person.id, '2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z'],
    ),
  );
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('time_off_person');
});
