import pg from 'pg';
import { dayMs, dayNumber } from '../../domain/time/local-date.js';

const TIMESTAMPTZ_OID = 1184;
const DATE_OID = 1082;
const BIGINT_OID = 20;

/**
 * How rows become values: a timestamptz is epoch milliseconds, a date its text, a bigint a number (nothing here counts
 * past 2^53). The sessions run in UTC, so the text ends in `+00`; `Date.UTC` would be banned here, and Temporal costs
 * ten times as much on answers of thousands of rows.
 */
export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary') {
      if (oid === TIMESTAMPTZ_OID) return epochOfTimestamptz;
      if (oid === DATE_OID) return (value) => value;
      if (oid === BIGINT_OID) return Number;
    }
    const parse: unknown = pg.types.getTypeParser(oid, format);
    return parse as (value: string) => unknown;
  },
};

const TIMESTAMPTZ = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/;

/** Microseconds are cut off: everything the product writes has milliseconds. Throws on `infinity` and other zones. */
function epochOfTimestamptz(text: string): number {
  const parts = TIMESTAMPTZ.exec(text);
  if (!parts) throw new Error(`not a timestamptz in UTC: ${text}`);
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const days = dayNumber(Number(year), Number(month), Number(day));
  if (days === undefined) throw new Error(`no such day: ${text}`);
  return days * dayMs + clock * 1000 + milliseconds;
}
