import { endOf, occurrences } from '../../domain/recurrence/occurrences.js';
import { parseRecurrenceRule } from '../../domain/recurrence/parse-rule.js';
import type { OccurrenceLength, OccurrenceName, Override, Recurrence } from '../../domain/recurrence/recurrence.js';
import type { RecurrenceEffort } from '../../domain/recurrence/recurrence-effort.js';
import type { RecurrenceRule } from '../../domain/recurrence/recurrence-rule.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import type { BusyWarnings } from './busy-warnings.js';
import type { ContentProperty } from './content-property.js';
import type { Busyness, FeedEvent } from './feed-event.js';
import type { FeedTime } from './feed-zones.js';
import { lengthOf } from './written-length.js';

export interface BusyOccurrence extends Interval {
  readonly busyness: Busyness;
}

/** The events of one UID: the series, and what was changed of it. One without a series stands for itself. */
export class BusySeries {
  private master: FeedEvent | undefined;
  private readonly changes: FeedEvent[] = [];

  constructor(private readonly warnings: BusyWarnings) {}

  add(event: FeedEvent): void {
    if (event.recurrenceId !== undefined) this.changes.push(event);
    else if (this.master === undefined || isNewer(event, this.master)) this.master = event;
  }

  /** When the series takes time in the window. */
  occurrencesIn(window: Interval, effort: RecurrenceEffort): BusyOccurrence[] {
    const { master } = this;
    if (master === undefined) return this.latestChanges(undefined).flatMap((change) => this.alone(change, window));
    const { start } = master;
    if (start === undefined) {
      this.warnings.add('EVENT_NOT_READ');
      return this.latestChanges(undefined).flatMap((change) => this.alone(change, window));
    }
    if (this.changes.length === 0 && (master.busyness === 'FREE' || !repeats(master)))
      return this.alone(master, window);
    const found = occurrences(this.recurrenceOf(master, start), window, effort);
    if (effort.spent !== undefined) this.warnings.add('TOO_MANY_OCCURRENCES');
    return found.map(({ start: from, end, detail }) => ({ start: from, end, busyness: detail ?? master.busyness }));
  }

  private alone(event: FeedEvent, window: Interval): BusyOccurrence[] {
    if (event.busyness === 'FREE') return [];
    const { start } = event;
    if (start === undefined) {
      this.warnings.add('EVENT_NOT_READ');
      return [];
    }
    const end = endOf(start.clock, start.instant, lengthOfEvent(event, start));
    return end <= window.start || start.instant >= window.end
      ? []
      : [{ start: start.instant, end, busyness: event.busyness }];
  }

  private recurrenceOf(master: FeedEvent, start: FeedTime): Recurrence<Busyness> {
    const { clock, wall, isDate } = start;
    return {
      clock,
      start: wall,
      isDate,
      length: lengthOfEvent(master, start),
      rules: this.rulesOf(master.rules),
      exclusionRules: this.rulesOf(master.exclusionRules),
      dates: master.dates.flatMap((property) => this.datesOf(property, master, start)),
      exclusions: master.exclusions.flatMap((property) =>
        property.value.split(',').flatMap((text) => this.nameOf(property, text, master, start)),
      ),
      overrides: this.latestChanges(start).flatMap((change) => this.overrideOf(change, master, start)),
    };
  }

  private rulesOf(texts: readonly string[]): RecurrenceRule[] {
    return texts.flatMap((text) => {
      const parsed = parseRecurrenceRule(text);
      if (parsed.ok) return [parsed.value];
      for (const { part } of parsed.problems) this.warnings.add('RULE_NOT_READ', part);
      return [];
    });
  }

  /** RDATE (RFC 5545, 3.8.5.2): times, days, or periods with their own end. A bare day of a series with hours is at its hour. */
  private datesOf(property: ContentProperty, master: FeedEvent, series: FeedTime): Recurrence<Busyness>['dates'] {
    return property.value.split(',').flatMap((text) => {
      const [from = '', until] = text.split('/', 2);
      const start = master.zones.timeOf(property, from);
      if (start === undefined) return this.unread();
      const time = timeOfDay(series);
      if (start.isDate && !series.isDate) return [{ start: series.clock.instantOf(start.wall + time), end: undefined }];
      if (series.isDate) return [{ start: series.clock.instantOf(dayOf(start, series) * dayMs), end: undefined }];
      const at = start.isFloating ? series.clock.instantOf(start.wall) : start.instant;
      const length = until === undefined ? undefined : lengthOf(until);
      const end = length ? endOf(start.clock, at, length) : master.zones.timeOf(property, until ?? '')?.instant;
      return [{ start: at, end }];
    });
  }

  /** Which occurrence an EXDATE or RECURRENCE-ID means, in whatever zone or form it is written (RFC 5545, 3.8.4.4, 3.8.5.1). */
  private nameOf(property: ContentProperty, text: string, of: FeedEvent, series: FeedTime): OccurrenceName[] {
    const time = of.zones.timeOf(property, text);
    if (time === undefined) return this.unread();
    if (time.isDate) return [{ day: time.wall / dayMs }];
    if (series.isDate) return [{ day: dayOf(time, series) }];
    return [{ instant: time.isFloating ? series.clock.instantOf(time.wall) : time.instant }];
  }

  private overrideOf(change: FeedEvent, master: FeedEvent, series: FeedTime): Override<Busyness>[] {
    const property = change.recurrenceId;
    const [name] = property === undefined ? [] : this.nameOf(property, property.value, change, series);
    if (name === undefined) return [];
    const begins = 'day' in name ? series.clock.instantOf(name.day * dayMs + timeOfDay(series)) : name.instant;
    const start = change.start?.instant ?? begins;
    const clock = change.start?.clock ?? series.clock;
    const length =
      change.length ?? (change.start ? lengthOfEvent(change, change.start) : lengthOfEvent(master, series));
    const time = { start, end: endOf(clock, start, length) };
    return [{ name, andFuture: change.andFuture, time, detail: change.busyness }];
  }

  /** The latest of those that name the same occurrence. */
  private latestChanges(series: FeedTime | undefined): FeedEvent[] {
    const latest = new Map<string, FeedEvent>();
    for (const change of this.changes) {
      const property = change.recurrenceId;
      const own = property && change.zones.timeOf(property);
      const [name] = own && property ? this.nameOf(property, property.value, change, series ?? own) : [];
      const key = name === undefined ? String(latest.size) : JSON.stringify(name);
      const known = latest.get(key);
      if (known === undefined || isNewer(change, known)) latest.set(key, change);
    }
    return [...latest.values()];
  }

  private unread(): [] {
    this.warnings.add('DATE_NOT_READ');
    return [];
  }
}

const repeats = ({ rules, dates }: FeedEvent): boolean => rules.length > 0 || dates.length > 0;

/** RFC 5545, 3.6.1: without an end, a day lasts that day and a time takes none. A day that ends as it begins lasts it too. */
function lengthOfEvent({ length }: FeedEvent, { isDate }: FeedTime): OccurrenceLength {
  const written = length ?? { days: 0, exactMs: 0 };
  return isDate && written.days === 0 && written.exactMs === 0 ? { days: 1, exactMs: 0 } : written;
}

const timeOfDay = ({ wall }: FeedTime): number => wall - Math.floor(wall / dayMs) * dayMs;

/** The day that a time means for a series of days: Outlook writes its midnight in UTC, others the digits of the day. */
function dayOf({ wall, isFloating, instant }: FeedTime, series: FeedTime): number {
  const onSeries = series.clock.wallOf(instant);
  return Math.floor((!isFloating && onSeries % dayMs === 0 ? onSeries : wall) / dayMs);
}

/** SEQUENCE, then DTSTAMP, then LAST-MODIFIED; of equals the one that comes later in the file. */
function isNewer(one: FeedEvent, other: FeedEvent): boolean {
  for (const [at, value] of one.version.entries()) {
    const against = other.version[at] ?? 0;
    if (value !== against) return value > against;
  }
  return true;
}
