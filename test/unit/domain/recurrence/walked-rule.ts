/**
 * What a rule gives, found the slow way: every hour or day is visited and asked whether each part agrees, and periods are groups
 * of what agreed. Shares nothing with the engine, not even how a week gets its number: by its fourth day's year.
 */

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

type Parts = Readonly<Record<string, string | undefined>>;

const numbers = (text: string | undefined): number[] => (text ? text.split(',').map(Number) : []);
const year = (wall: number) => new Date(wall).getUTCFullYear();
const month = (wall: number) => new Date(wall).getUTCMonth() + 1;
const dayOfMonth = (wall: number) => new Date(wall).getUTCDate();
const weekday = (wall: number) => weekdays[new Date(wall).getUTCDay()] ?? '';
const daysIn = (ofYear: number, ofMonth: number) => new Date(Date.UTC(ofYear, ofMonth, 0)).getUTCDate();
const yearStart = (wall: number) => Date.UTC(year(wall), 0, 1);
const yearDays = (wall: number) => (Date.UTC(year(wall) + 1, 0, 1) - yearStart(wall)) / dayMs;
const dayOfYear = (wall: number) => Math.floor((wall - yearStart(wall)) / dayMs) + 1;

/** The fourth day of the week that holds the wall clock. */
function fourthDay(wall: number, { WKST = 'MO' }: Parts): number {
  let first = Math.floor(wall / dayMs) * dayMs;
  while (weekday(first) !== WKST) first -= dayMs;
  return first + 3 * dayMs;
}

function isInWeeks(wall: number, parts: Parts): boolean {
  const fourth = fourthDay(wall, parts);
  const week = Math.ceil(dayOfYear(fourth) / 7);
  const after = Math.floor((yearDays(fourth) - dayOfYear(fourth)) / 7);
  return numbers(parts.BYWEEKNO).some((each) => each === week || each === -after - 1);
}

function isOnDay(wall: number, parts: Parts): boolean {
  const inYear = parts.FREQ === 'YEARLY' && !parts.BYMONTH;
  const place = inYear ? dayOfYear(wall) : dayOfMonth(wall);
  const length = inYear ? yearDays(wall) : daysIn(year(wall), month(wall));
  return (parts.BYDAY ?? '').split(',').some((text) => {
    if (text.slice(-2) !== weekday(wall)) return false;
    const ordinal = ['YEARLY', 'MONTHLY'].includes(parts.FREQ ?? '') ? Number(text.slice(0, -2)) : 0;
    return ordinal === 0 || ordinal === Math.ceil(place / 7) || ordinal === -Math.ceil((length - place + 1) / 7);
  });
}

function agrees(wall: number, parts: Parts): boolean {
  const last = daysIn(year(wall), month(wall));
  const has = (name: string, ...values: number[]) =>
    !parts[name] || numbers(parts[name]).some((each) => values.includes(each));
  return (
    has('BYMONTH', month(wall)) &&
    has('BYMONTHDAY', dayOfMonth(wall), dayOfMonth(wall) - last - 1) &&
    has('BYYEARDAY', dayOfYear(wall), dayOfYear(wall) - yearDays(wall) - 1) &&
    (!parts.BYWEEKNO || isInWeeks(wall, parts)) &&
    (!parts.BYDAY || isOnDay(wall, parts))
  );
}

/** What the rule leaves out is as in its start. */
function completed(parts: Parts, start: number): Parts {
  const at = new Date(start);
  const clock = {
    ...(parts.FREQ === 'HOURLY' ? {} : { BYHOUR: String(at.getUTCHours()) }),
    BYMINUTE: String(at.getUTCMinutes()),
    BYSECOND: String(at.getUTCSeconds()),
  };
  const namesDay = parts.BYDAY || parts.BYMONTHDAY || parts.BYYEARDAY;
  const day = {
    YEARLY: parts.BYWEEKNO
      ? { BYDAY: weekday(start) }
      : { BYMONTH: String(month(start)), BYMONTHDAY: String(at.getUTCDate()) },
    MONTHLY: { BYMONTHDAY: String(at.getUTCDate()) },
    WEEKLY: { BYDAY: weekday(start) },
  }[parts.FREQ ?? ''];
  return { ...clock, ...(namesDay ? {} : day), ...parts };
}

/** The period's number; those that INTERVAL takes are so many apart. */
function period(wall: number, parts: Parts): number {
  if (parts.FREQ === 'YEARLY') return year(parts.BYWEEKNO ? fourthDay(wall, parts) : wall);
  if (parts.FREQ === 'MONTHLY') return year(wall) * 12 + month(wall);
  if (parts.FREQ === 'WEEKLY') return fourthDay(wall, parts) / dayMs / 7;
  return Math.floor(wall / (parts.FREQ === 'DAILY' ? dayMs : hourMs));
}

/** Walls from the start up to `end`, of a rule without UNTIL and SKIP, by the year, month, week, day or hour. */
export function walkedRule(text: string, start: number, end: number): number[] {
  const parts = completed(Object.fromEntries(text.split(';').map((part) => part.split('='))), start);
  const groups = new Map<number, number[]>();
  const firstPeriod = period(start, parts);
  for (let hour = Math.floor(start / dayMs - 400) * dayMs; hour < end + 400 * dayMs; hour += hourMs) {
    const apart = period(hour, parts) - firstPeriod;
    if (apart < 0 || Math.round(apart) % Number(parts.INTERVAL ?? 1) !== 0) continue;
    if (parts.BYHOUR && !numbers(parts.BYHOUR).includes(new Date(hour).getUTCHours())) continue;
    if (!agrees(hour, parts)) continue;
    for (const minute of numbers(parts.BYMINUTE)) {
      for (const second of numbers(parts.BYSECOND)) {
        const wall = hour + minute * 60_000 + Math.min(second, 59) * 1_000;
        groups.set(period(hour, parts), [...(groups.get(period(hour, parts)) ?? []), wall]);
      }
    }
  }
  const walls = [...groups.values()].flatMap((group) => {
    const sorted = [...new Set(group)].sort((a, b) => a - b);
    return parts.BYSETPOS
      ? numbers(parts.BYSETPOS).flatMap((place) => sorted.at(place > 0 ? place - 1 : place) ?? [])
      : sorted;
  });
  const counted = [...new Set(walls)].sort((a, b) => a - b).filter((wall) => wall >= start);
  return counted.slice(0, Number(parts.COUNT ?? counted.length)).filter((wall) => wall < end);
}
