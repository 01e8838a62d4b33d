import { RecurrenceEffort } from '../../domain/recurrence/recurrence-effort.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { clip, type Instant, type Interval, intervalSet, membersOf, subtract } from '../../domain/time/interval.js';
import { type BusyOccurrence, BusySeries } from './busy-series.js';
import { type BusyWarning, BusyWarnings } from './busy-warnings.js';
import { contentLinesOf } from './calendar-bytes.js';
import { calendarsIn, type Component, type TreeLimits } from './component-tree.js';
import { propertiesOf } from './content-property.js';
import { type FeedEvent, type FeedReading, feedEventOf } from './feed-event.js';
import { FeedZones } from './feed-zones.js';
import { freeBusyOf } from './free-busy-periods.js';

/** Time that a calendar kept elsewhere takes, without what it is for. */
export interface BusyTime {
  readonly start: Instant;
  readonly end: Instant;
  readonly tentative: boolean;
}

/** NOT_A_CALENDAR: no VCALENDAR in it (a sign-in page, an empty file). The others: past a limit, and nothing of it was used. */
export type BusyFeedProblem = 'NOT_A_CALENDAR' | 'TOO_LARGE' | 'TOO_MANY_PROPERTIES' | 'TOO_MANY_COMPONENTS';

export interface BusyFeedLimits extends TreeLimits {
  readonly feedBytesMax: number;
  /** What one event's rule may cost, and all rules of the feed together. */
  readonly periodsPerEventMax: number;
  readonly occurrencesPerEventMax: number;
  readonly periodsMax: number;
  readonly occurrencesMax: number;
}

/** Some twenty years of a full calendar; reading one of this size takes seconds, which is why it is done in a worker. */
export const busyFeedLimits: BusyFeedLimits = {
  feedBytesMax: 52_428_800,
  propertiesMax: 2_000_000,
  componentsMax: 200_000,
  periodsPerEventMax: 400_000,
  occurrencesPerEventMax: 50_000,
  periodsMax: 4_000_000,
  occurrencesMax: 1_000_000,
};

export interface BusyFeedReading {
  /** What lies outside is left out, what reaches out of it is cut. */
  readonly window: Interval;
  /** IANA: where days are, and times without a zone unless the calendar names one. */
  readonly ownerZone: string;
  /** Whose PARTSTAT counts: what they declined takes no time. */
  readonly ownerAddress?: string | undefined;
  /** Events that are left out: those by which we have invited the owner ourselves. */
  readonly ignoredUids?: ReadonlySet<string> | undefined;
  /** As the server declared it; it counts for what is not UTF-8. */
  readonly charset?: string | undefined;
  readonly limits: BusyFeedLimits;
}

export interface BusyFeed {
  /** Sorted; never overlapping: where something certain and something tentative meet, the time is certain. */
  readonly busy: readonly BusyTime[];
  readonly warnings: readonly BusyWarning[];
}

/**
 * When somebody is busy, from a calendar that is kept elsewhere (ICALENDAR.md, "External busy times"). Made for broken and hostile
 * input: nothing is thrown, what cannot be read is a warning, and every step is bounded by a limit with a name. One bad event
 * costs itself alone.
 */
export function readBusyTimes(text: string | Uint8Array, reading: BusyFeedReading): Result<BusyFeed, BusyFeedProblem> {
  const { limits, window } = reading;
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  if (bytes.byteLength > limits.feedBytesMax) return refused('TOO_LARGE');
  const lines = contentLinesOf(bytes, reading.charset);
  const calendars = calendarsIn(lines, limits);
  if (typeof calendars === 'string') return refused(calendars);
  if (calendars.length === 0) return refused('NOT_A_CALENDAR');
  const warnings = new BusyWarnings();
  if (!/^END:\s*VCALENDAR\s*$/i.test(lines.at(-1) ?? '')) warnings.add('CUT_OFF');
  const feed = new FeedContents(warnings);
  for (const calendar of calendars) feed.take(calendar, reading);
  return ok({ busy: busyTimesOf(feed.occurrencesIn(window, limits), window), warnings: warnings.all() });
}

/** The events of all calendars in a file, by UID: some programs write a calendar for every event. */
class FeedContents {
  private readonly series = new Map<string, BusySeries>();
  private readonly periods: BusyOccurrence[] = [];

  constructor(private readonly warnings: BusyWarnings) {}

  take(calendar: Component, { window, ownerZone, ownerAddress, ignoredUids }: BusyFeedReading): void {
    const method =
      propertiesOf(calendar, new Set(['METHOD']))[0]
        ?.value.trim()
        .toUpperCase() ?? '';
    // Somebody's answer or proposal is not what is in a calendar.
    if (['REPLY', 'COUNTER', 'DECLINECOUNTER', 'REFRESH'].includes(method)) return;
    const zones = new FeedZones(calendar, ownerZone, window, this.warnings);
    const reading: FeedReading = {
      zones,
      warnings: this.warnings,
      ownerAddress: ownerAddress?.toLowerCase(),
      isCancelled: method === 'CANCEL',
    };
    for (const child of calendar.children) {
      if (child.name === 'VEVENT') this.add(feedEventOf(child, reading), ignoredUids);
      if (child.name === 'VFREEBUSY') for (const period of freeBusyOf(child, reading)) this.periods.push(period);
    }
  }

  occurrencesIn(window: Interval, limits: BusyFeedLimits): BusyOccurrence[] {
    const found = [...this.periods];
    let [periodsLeft, occurrencesLeft] = [limits.periodsMax, limits.occurrencesMax];
    for (const series of this.series.values()) {
      const effort = new RecurrenceEffort({
        periodsMax: Math.min(limits.periodsPerEventMax, periodsLeft),
        occurrencesMax: Math.min(limits.occurrencesPerEventMax, occurrencesLeft),
      });
      for (const occurrence of series.occurrencesIn(window, effort)) found.push(occurrence);
      periodsLeft -= effort.periodsTaken;
      occurrencesLeft -= effort.occurrencesTaken;
    }
    return found;
  }

  private add(event: FeedEvent, ignoredUids: ReadonlySet<string> | undefined): void {
    if (ignoredUids?.has(foreignUid(event.uid))) return;
    const key = event.uid === '' ? ` ${this.series.size}` : event.uid;
    const series = this.series.get(key) ?? new BusySeries(this.warnings);
    series.add(event);
    this.series.set(key, series);
  }
}

function busyTimesOf(found: readonly BusyOccurrence[], window: Interval): BusyTime[] {
  const certain = clip(intervalSet(found.filter(({ busyness }) => busyness === 'BUSY')), window);
  const perhaps = clip(intervalSet(found.filter(({ busyness }) => busyness === 'TENTATIVE')), window);
  return [
    ...membersOf(certain).map((time) => ({ ...time, tentative: false })),
    ...membersOf(subtract(perhaps, certain)).map((time) => ({ ...time, tentative: true })),
  ].sort((a, b) => a.start - b.start);
}

/**
 * The UID by which an event came: Outlook wraps those of others into an identifier of its own, in hexadecimal behind the mark
 * "vCal-Uid" and a number of one (MS-OXOCAL, 2.2.1.27).
 */
function foreignUid(uid: string): string {
  const wrapped = /7643616C2D55696401000000((?:[0-9A-F]{2})+?)(?:00)*$/i.exec(uid)?.[1];
  return wrapped === undefined
    ? uid
    : Buffer.from(wrapped, 'hex')
        .toString('latin1')
        .replace(/^\{(.*)\}$/, '$1');
}
