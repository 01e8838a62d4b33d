import { type Instant, type Interval } from '../../domain/time/interval.js';
import { dayMs, localDateOf, minuteMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, wallClockOf } from '../../domain/time/zone.js';
import { closedDaysOf } from '../../features/availability/closed-days.js';
import { type Weekday, weekdays } from '../../features/availability/working-week.js';
import type { NewMeeting, Participant } from '../../features/meetings/meeting.js';
import { demoId, demoZone } from './demo-id.js';
import { demoPeople, type PersonKey } from './demo-people.js';
import { type DemoSeries, demoSeries } from './demo-meeting-series.js';
import { demoRooms } from './demo-rooms.js';
import { demoTimeOff } from './demo-time-off.js';
import { minuteOf } from './demo-weeks.js';

/** Meetings are placed by week, weekday and wall clock, counted from the Monday of the week that `now` lies in. */
export class DemoCalendar {
  private readonly mondayNumber: number;

  /** @param now Epoch milliseconds; what would have begun before it is left out. */
  constructor(private readonly now: Instant) {
    const today = Math.floor(wallClockOf(demoZone, now) / dayMs);
    // Day 0 of day numbers, 1970-01-01, was a Thursday.
    this.mondayNumber = today - ((((today + 3) % 7) + 7) % 7);
  }

  /** All that are to come, but for those on days on which offices are closed. */
  meetings(): NewMeeting[] {
    return demoSeries.flatMap((series) =>
      series.weeks.flatMap((week) => {
        const start = this.instant(week, series.day, minuteOf(series.start));
        const isOpen = !closedDaysOf({ start, end: start }).has(this.date(week, series.day));
        return start > this.now && isOpen ? [meetingOf(series, week, start)] : [];
      }),
    );
  }

  /** Whole days, also those that have begun. */
  timeOff(): (Interval & { readonly id: string; readonly person: PersonKey })[] {
    return demoTimeOff.map(({ number, person, week, from, to }) => ({
      id: demoId('timeOff', number),
      person,
      start: this.instant(week, from, 0),
      end: this.instant(week, to, dayMs / minuteMs),
    }));
  }

  /** RFC 3339 full-date of a weekday of a week. */
  date(week: number, day: Weekday): string {
    return localDateOf(this.dayNumber(week, day));
  }

  private instant(week: number, day: Weekday, minute: number): Instant {
    return instantOfWallClock(demoZone, this.dayNumber(week, day) * dayMs + minute * minuteMs);
  }

  private dayNumber(week: number, day: Weekday): number {
    return this.mondayNumber + week * 7 + weekdays.indexOf(day);
  }
}

function meetingOf(series: DemoSeries, week: number, start: Instant): NewMeeting {
  const { place } = series;
  const id = demoId('meeting', series.number * 100 + week);
  return {
    id,
    icalUid: id,
    kind: series.kind,
    title: series.title,
    publicTitle: series.publicTitle,
    start: { instant: start, wallClock: wallClockOf(demoZone, start), offsetMinutes: 'Z' },
    durationMs: series.minutes * minuteMs,
    timeZone: demoZone,
    organiserId: demoPeople[series.chair].id,
    participants: participantsOf(series),
    ...('room' in place ? { channel: 'ON_SITE', roomId: demoRooms[place.room].id } : place),
  };
}

function participantsOf(series: DemoSeries): Omit<Participant, 'status'>[] {
  const all = (keys: readonly PersonKey[] | undefined, requirement: Participant['requirement']) =>
    (keys ?? []).map((key) => ({ personId: demoPeople[key].id, requirement }));
  const parts = (series.parts ?? []).map(([key, offsetMinutes, minutes]) => ({
    personId: demoPeople[key].id,
    requirement: 'REQUIRED' as const,
    part: { offsetMs: offsetMinutes * minuteMs, durationMs: minutes * minuteMs },
  }));
  return [
    ...all([series.chair], 'CHAIR'),
    ...all(series.required, 'REQUIRED'),
    ...parts,
    ...all(series.optional, 'OPTIONAL'),
    ...all(series.informed, 'INFORMED'),
  ];
}
