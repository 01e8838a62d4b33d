import { Temporal } from 'temporal-polyfill';
import { planChain } from '../../../../src/domain/follow-up/plan-chain.js';
import type { Step } from '../../../../src/domain/follow-up/template.js';
import { zoned } from './calendar-oracle.js';

const zone = 'Europe/Helsinki';
const instant = (local: string): number => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const longAgo = instant('2026-06-01T12:00');

const step = (key: string, wish: Partial<Step>): Step => ({
  key,
  kind: 'REMINDER',
  from: { anchor: 'START' },
  timing: { kind: 'DAYS', days: -1, minuteOfDay: 540 },
  to: 'PARTICIPANT',
  channel: 'WISHED',
  ifPast: 'SKIP',
  ...wish,
});
const dayBefore = step('day-before', {});
const hoursBefore = step('hours-before', { timing: { kind: 'MINUTES', minutes: -120 } });
const asked = step('asked', {
  kind: 'REPLY_MISSING',
  from: { anchor: 'ASKED' },
  timing: { kind: 'DAYS', days: 3, minuteOfDay: 540 },
  until: 'START',
});
const askedAgain = step('asked-again', {
  kind: 'REPLY_MISSING',
  from: { step: 'asked' },
  timing: { kind: 'DAYS', days: 2, minuteOfDay: 540 },
  to: 'ORGANISER',
  until: 'START',
});

function plan(
  steps: readonly Step[],
  start: string,
  now: number = longAgo,
  isFor: (one: Step) => boolean = () => true,
): string[] {
  const anchors = { ASKED: now, BOOKED: now, START: instant(start) };
  return planChain({ steps }, anchors, { zone, isFor }, now).map(({ step: { key }, due }) =>
    due.kind === 'AT'
      ? `${key} ${zoned(zone, due.at).toPlainDateTime().toString({ smallestUnit: 'minute' })}`
      : `${key} ${due.because}`,
  );
}

describe('a chain', () => {
  it('counts a step from another one, however they are ordered, and leaves out what follows nothing', () => {
    const booked = instant('2027-03-01T10:00');
    const found = ['asked-again 2027-03-06T09:00', 'asked 2027-03-04T09:00'];
    expect(plan([askedAgain, asked], '2027-03-20T09:00', booked)).toEqual(found);
    expect(plan([askedAgain, asked], '2027-03-05T09:00', booked)).toEqual([
      'asked-again TOO_LATE',
      'asked 2027-03-04T09:00',
    ]);
    expect(plan([askedAgain, asked], '2027-03-03T09:00', booked)).toEqual([
      'asked-again NOT_ANCHORED',
      'asked TOO_LATE',
    ]);
  });

  it('has the steps of one recipient, also those that follow steps of others', () => {
    const booked = instant('2027-03-01T10:00');
    const isForOrganiser = ({ to }: Step): boolean => to === 'ORGANISER';
    expect(plan([asked, askedAgain], '2027-03-20T09:00', booked, isForOrganiser)).toEqual([
      'asked-again 2027-03-06T09:00',
    ]);
  });

  it('says the same thing once a day, and the last time stays', () => {
    expect(plan([dayBefore, hoursBefore], '2027-03-05T12:00')).toEqual([
      'day-before 2027-03-04T09:00',
      'hours-before 2027-03-05T10:00',
    ]);
    // Both are brought forward from a Sunday to the Saturday before it.
    expect(plan([dayBefore, hoursBefore], '2027-03-07T12:00')).toEqual([
      'day-before TOO_CLOSE',
      'hours-before 2027-03-06T10:00',
    ]);
    const isMail = ({ key }: Step): boolean => key !== 'hours-before';
    expect(plan([dayBefore, hoursBefore], '2027-03-07T12:00', longAgo, isMail)).toEqual([
      'day-before 2027-03-06T09:00',
    ]);
    expect(plan([dayBefore, asked], '2027-03-20T12:00', instant('2027-03-16T10:00'))).toEqual([
      'day-before 2027-03-19T09:00',
      'asked 2027-03-19T09:00',
    ]);
  });
});
