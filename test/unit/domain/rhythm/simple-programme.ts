import type { Person, Room } from '../../../../src/domain/matching/search-request.js';
import { planProgramme } from '../../../../src/domain/rhythm/plan-programme.js';
import type { ProgrammeInfeasibility, ProgrammePlan } from '../../../../src/domain/rhythm/programme-plan.js';
import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from '../../../../src/domain/rhythm/programme-wish.js';
import type { Interval } from '../../../../src/domain/time/interval.js';
import { hourMs, type IsoWeekday } from '../../../../src/domain/time/local-date.js';
import { localTimeOf } from '../../../../src/domain/time/local-time.js';
import { localDateTimeOf } from '../../../../src/domain/time/zone.js';
import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/Helsinki';
const workingWeek = ([1, 2, 3, 4, 5] as IsoWeekday[]).map((weekday) => ({
  weekday,
  startMinute: 480,
  endMinute: 960,
}));

/** "2027-03-04T09:00/12:00", or to another day "2027-03-04T09:00/2027-03-06T00:00", on the walls of Helsinki. */
export function span(text: string): Interval {
  const [from = '', to = ''] = text.split('/');
  const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  return { start: at(from), end: at(to.includes('T') ? to : `${from.slice(0, 11)}${to}`) };
}

/** Somebody who works from Monday to Friday, eight to sixteen. */
export const person = (id: string, busy: readonly string[] = [], more: Partial<Person> = {}): Person => ({
  id,
  zone,
  hours: [{ effectiveFrom: '0001-01-01', weekly: workingWeek }],
  busy: busy.map(span),
  ...more,
});

export const room = (id: string, busy: readonly string[] = []): Room => ({
  id,
  capacity: 6,
  serves: [],
  busy: busy.map(span),
});

const onTheJob: WishedDay = {
  type: 'ON_THE_JOB_DAY',
  perWeek: 1,
  durationMs: 4 * hourMs,
  earliestMinute: 480,
  latestMinute: 960,
  weekdays: [1, 2, 3, 4, 5],
  roomIds: [],
  attendeeIds: ['coach', 'anna', 'bo', 'carl'],
};
const theory: WishedDay = { ...onTheJob, type: 'THEORY_DAY', durationMs: 3 * hourMs };

/** What a test changes of the usual programme. */
export interface Changes {
  readonly wish?: Partial<ProgrammeWish>;
  readonly onTheJob?: Partial<WishedDay>;
  readonly theory?: Partial<WishedDay>;
  /** In place of the people of the same id. */
  readonly people?: readonly Person[];
  readonly calendars?: Partial<ProgrammeCalendars>;
}

/** A coach with three clients, from Monday 4 January 2027 on, for eight weeks; all of them work from eight to sixteen. */
function programme(changes: Changes = {}): [ProgrammeWish, ProgrammeCalendars] {
  const changed = new Map((changes.people ?? []).map((each) => [each.id, each]));
  const usual = ['coach', 'anna', 'bo', 'carl', 'host'].map((id) => changed.get(id) ?? person(id));
  return [
    {
      zone,
      from: '2027-01-04',
      weeks: 8,
      coachId: 'coach',
      clientIds: ['anna', 'bo', 'carl'],
      hostContactId: 'host',
      days: [
        { ...onTheJob, ...changes.onTheJob },
        { ...theory, ...changes.theory },
      ],
      assessments: [],
      closed: new Set(),
      ...changes.wish,
    },
    { people: usual, rooms: [], ...changes.calendars },
  ];
}

export function planned(changes: Changes = {}): ProgrammePlan {
  const answer = planProgramme(...programme(changes));
  if (answer.kind !== 'PLANNED') throw new Error(`No rhythm: ${JSON.stringify(answer.infeasibility)}`);
  return answer.plan;
}

export function infeasible(changes: Changes = {}): ProgrammeInfeasibility {
  const answer = planProgramme(...programme(changes));
  if (answer.kind !== 'INFEASIBLE') throw new Error(`A rhythm: ${rhythmOf(answer.plan).join()}`);
  return answer.infeasibility;
}

/** The same hours of one weekday in each of the first weeks; the day is one of January 2027. */
export const everyWeek = (weeks: number, day: number, hours: string): string[] =>
  Array.from({ length: weeks }, (_, week) => {
    const [from = '', to = ''] = hours.split('/');
    const date = Temporal.PlainDate.from('2027-01-01').add({ days: day - 1 + week * 7 });
    return `${date.toString()}T${from}/${to}`;
  });

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const short = { ON_THE_JOB_DAY: 'job', THEORY_DAY: 'theory', ASSESSMENT: 'talk' };

/** "job Mon 08:00", with the room after it. */
export const rhythmOf = ({ rhythm }: Pick<ProgrammePlan, 'rhythm'>): string[] =>
  rhythm.map(({ type, weekday, startMinute, roomId }) =>
    [short[type], weekdays[weekday], localTimeOf(startMinute), roomId].filter(Boolean).join(' '),
  );

/** "Thu 2027-01-07 09:00" on the walls of Helsinki. */
export function told(instant: number): string {
  const { date, weekday, minuteOfDay } = localDateTimeOf(zone, instant);
  return `${weekdays[weekday]} ${date} ${localTimeOf(minuteOfDay)}`;
}

/** "1 MOVED job: Thu … to Fri …, HOLIDAY". */
export const adjustmentsOf = ({ adjustments }: ProgrammePlan): string[] =>
  adjustments.map((each) => {
    if (each.kind === 'NOT_PLACED') return `${each.week} NOT_PLACED ${each.instrument} ${each.point} ${each.clientId}`;
    const to = each.kind === 'MOVED' ? ` to ${told(each.movedTo)}` : '';
    const where = 'roomId' in each && each.roomId !== undefined ? ` in ${each.roomId}` : '';
    const { kind, ...why } = each.reason;
    return `${each.week} ${each.kind} ${short[each.type]}: ${told(each.movedFrom)}${to}${where}, ${kind} ${Object.values(why).join()}`;
  });
