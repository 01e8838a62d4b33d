import { minuteOfDayOf } from '../../domain/time/local-time.js';
import { type WeekEntry, type Weekday, weekdays } from '../../features/availability/working-week.js';

/** Hours as one would write them on a door: `hours('MO TH', '08:30-16:00')`; `MO-FR` is every day between. */
export function hours(days: string, span: string): WeekEntry {
  const [start = '', end = ''] = span.split('-');
  return { days: days.split(' ').flatMap(daysOf), startMinute: minuteOf(start), endMinute: minuteOf(end) };
}

/** The weeks that more than one person keeps. */
export const demoWeeks = {
  office: [hours('MO-FR', '08:00-16:00')],
  shortFriday: [hours('MO-TH', '08:00-16:00'), hours('FR', '08:00-14:00')],
  day: [hours('MO-FR', '09:00-15:00')],
} satisfies Record<string, readonly WeekEntry[]>;

/** Minutes since midnight of "08:30". Throws for what is no time: these texts stand in the program. */
export function minuteOf(text: string): number {
  const minute = minuteOfDayOf(text);
  if (minute === undefined) throw new RangeError(`${text} is no time of the day`);
  return minute;
}

function daysOf(text: string): Weekday[] {
  const [first, last = first] = text.split('-').map((day) => weekdays.indexOf(day as Weekday));
  if (first === undefined || last === undefined || first < 0 || last < first)
    throw new RangeError(`${text} names no days`);
  return weekdays.slice(first, last + 1);
}
