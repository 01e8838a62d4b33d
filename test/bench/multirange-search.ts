import type pg from 'pg';
import type { Instant } from '../../src/domain/time/interval.js';
import { minuteMs } from '../../src/domain/time/local-date.js';
import { writeInstant } from '../../src/domain/time/instant-text.js';
import { benchZone, type CalendarRows } from './network-calendars.js';

/**
 * The same question asked of PostgreSQL, as one would who lets the database do it: working hours expanded by
 * generate_series in the zone, made multiranges by range_agg, less what is booked, intersected over everybody by
 * range_intersect_agg, and laid on the grid. Right for zones whose offset is whole quarters of an hour.
 */
export class MultirangeSearch {
  private constructor(
    private readonly client: pg.PoolClient,
    private readonly rows: CalendarRows,
  ) {}

  /** Fills temporary tables, which end with the client's session or with `close`. */
  static async over(client: pg.PoolClient, rows: CalendarRows): Promise<MultirangeSearch> {
    await client.query(`
      create temporary table bench_hours (person_id text, weekday int, start_minute int, end_minute int);
      create temporary table bench_commitment (person_id text, starts_at timestamptz, ends_at timestamptz);
      create temporary table bench_closed (day date)`);
    const column = <Row, Value>(from: readonly Row[], value: (row: Row) => Value) => from.map(value);
    await client.query('insert into bench_hours select * from unnest($1::text[], $2::int[], $3::int[], $4::int[])', [
      column(rows.hours, (row) => row.personId),
      column(rows.hours, (row) => row.weekday),
      column(rows.hours, (row) => row.startMinute),
      column(rows.hours, (row) => row.endMinute),
    ]);
    await client.query(
      'insert into bench_commitment select * from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])',
      [
        column(rows.commitments, (row) => row.personId),
        column(rows.commitments, (row) => writeInstant(row.start)),
        column(rows.commitments, (row) => writeInstant(row.end)),
      ],
    );
    await client.query('insert into bench_closed select * from unnest($1::date[])', [[...rows.closed]]);
    await client.query('analyze bench_hours; analyze bench_commitment; analyze bench_closed');
    return new MultirangeSearch(client, rows);
  }

  /** Every start, in order, of a meeting of that length to which all can come. */
  async commonStarts(durationMs: number, gridMs: number): Promise<Instant[]> {
    const { window } = this.rows;
    const answer = await this.client.query<{ start: string }>({
      name: 'bench_common_starts',
      text: commonStarts,
      values: [
        writeInstant(window.start),
        writeInstant(window.end),
        benchZone,
        durationMs / minuteMs,
        gridMs / minuteMs,
      ],
    });
    return answer.rows.map((row) => Number(row.start));
  }

  async close(): Promise<void> {
    await this.client.query('drop table bench_hours, bench_commitment, bench_closed');
  }
}

const commonStarts = `
  with day as (
    select series::date as day
    from generate_series(($1::timestamptz at time zone $3)::date, ($2::timestamptz at time zone $3)::date, '1 day') series
    where series::date not in (select day from bench_closed)
  ), working as (
    select person_id, range_agg(tstzrange(
      (day.day + make_interval(mins => start_minute)) at time zone $3,
      (day.day + make_interval(mins => end_minute)) at time zone $3)) as times
    from bench_hours join day on extract(isodow from day.day) = weekday
    group by person_id
  ), booked as (
    select person_id, range_agg(tstzrange(starts_at, ends_at)) as times
    from bench_commitment where starts_at < $2 and ends_at > $1 group by person_id
  ), common as (
    select range_intersect_agg(working.times - coalesce(booked.times, '{}'))
      * tstzmultirange(tstzrange($1::timestamptz, $2::timestamptz)) as times
    from working left join booked using (person_id)
  )
  select (extract(epoch from start) * 1000)::bigint as start
  from common, unnest(common.times) as piece(span),
    generate_series(
      date_bin(make_interval(mins => $5), lower(span) + make_interval(mins => $5) - interval '1 microsecond', 'epoch'),
      upper(span) - make_interval(mins => $4), make_interval(mins => $5)) as start
  order by start`;
