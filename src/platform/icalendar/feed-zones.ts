import { type LocalClock, zoneClock } from '../../domain/recurrence/local-clock.js';
import type { Instant, Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import type { WallClock } from '../../domain/time/zone.js';
import type { BusyWarnings } from './busy-warnings.js';
import type { Component } from './component-tree.js';
import { type ContentProperty, propertiesOf } from './content-property.js';
import { fileZone } from './file-zone.js';
import { readClock } from './wall-clock-text.js';
import { ianaZoneOf } from './zone-name.js';

/** A time as a feed wrote it, with the clock that it is read on. */
export interface FeedTime {
  readonly wall: WallClock;
  readonly isDate: boolean;
  /** It has no zone of its own: in an EXDATE it is meant on the clock of its series. */
  readonly isFloating: boolean;
  readonly clock: LocalClock;
  readonly instant: Instant;
}

/** Every fourth day is enough to meet each half of a year, and the days around a change of clocks. */
const comparedEveryMs = 4 * dayMs;
const comparisonsMax = 400;
const utc = zoneClock('UTC');

/**
 * Which clock a feed's times are on (ICALENDAR.md): the tz database for names it knows, Windows' and prefixed ones too, since it is
 * kept up to date and files are not; then the file's VTIMEZONE; then X-WR-TIMEZONE; then the owner's zone. Days are the owner's.
 */
export class FeedZones {
  private readonly ofFile = new Map<string, Component>();
  private readonly clocks = new Map<string, LocalClock>();
  private readonly byDefault: LocalClock;
  private readonly ofOwner: LocalClock;

  constructor(
    calendar: Component,
    ownerZone: string,
    private readonly window: Interval,
    private readonly warnings: BusyWarnings,
  ) {
    this.ofOwner = zoneClock(ownerZone);
    const [named] = propertiesOf(calendar, new Set(['X-WR-TIMEZONE']));
    const zone = ianaZoneOf(named?.value.trim() ?? '');
    this.byDefault = zone === undefined ? this.ofOwner : zoneClock(zone);
    for (const child of calendar.children) {
      if (child.name !== 'VTIMEZONE') continue;
      const [tzid] = propertiesOf(child, new Set(['TZID']));
      if (tzid !== undefined) this.ofFile.set(tzid.value.trim(), child);
    }
  }

  /** Undefined for what is no time. A value of several is not split here. */
  timeOf({ value, parameters }: ContentProperty, text = value): FeedTime | undefined {
    const read = readClock(text);
    if (read === undefined) return undefined;
    const isDate = read.isDate || parameters.value?.[0]?.toUpperCase() === 'DATE';
    if (isDate) {
      const wall = Math.floor(read.wall / dayMs) * dayMs;
      return { wall, isDate, isFloating: true, clock: this.ofOwner, instant: this.ofOwner.instantOf(wall) };
    }
    if (read.offsetMs !== undefined) {
      const instant = read.wall - read.offsetMs;
      return { wall: instant, isDate, isFloating: false, clock: utc, instant };
    }
    const name = parameters.tzid?.[0]?.trim() ?? '';
    const clock = name === '' ? this.byDefault : this.clockOf(name);
    return { wall: read.wall, isDate, isFloating: name === '', clock, instant: clock.instantOf(read.wall) };
  }

  private clockOf(name: string): LocalClock {
    const known = this.clocks.get(name);
    if (known !== undefined) return known;
    const clock = this.found(name);
    this.clocks.set(name, clock);
    return clock;
  }

  private found(name: string): LocalClock {
    const component = this.ofFile.get(name);
    const described = component && fileZone(component);
    const zone = ianaZoneOf(name);
    if (zone !== undefined) {
      const clock = zoneClock(zone);
      if (described !== undefined && this.deviate(clock, described)) this.warnings.add('ZONE_DEVIATES', name);
      return clock;
    }
    if (described !== undefined) return described;
    this.warnings.add('ZONE_UNKNOWN', name);
    return this.byDefault;
  }

  private deviate(one: LocalClock, other: LocalClock): boolean {
    const { start, end } = this.window;
    for (let at = start, count = 0; at < end && count < comparisonsMax; at += comparedEveryMs, count += 1) {
      if (one.wallOf(at) !== other.wallOf(at)) return true;
    }
    return false;
  }
}
