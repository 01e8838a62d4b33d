import {
  clip,
  emptySet,
  type Interval,
  type IntervalSet,
  intervalSet,
  membersOf,
  subtract,
  union,
} from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import type { FreeBusy, FreeBusyPeriod, FreeBusyType } from '../../platform/icalendar/free-busy.js';
import type { Publisher } from '../../platform/icalendar/published-event.js';
import type { OwnerTimes, TakenTime } from './feed.read-model.js';
import { feedDay, feedWindow, refreshMinutes } from './feed-window.js';

/** Whose free/busy it is and how it stands, as in FeedState. */
interface Standing {
  readonly feedId: string;
  readonly at: number;
  readonly changedAt: number;
}

/**
 * The free/busy behind a feed's address. Pure. An instant has one type, the strongest: a time that is taken alone is BUSY, also
 * while its owner is off. Where times of one type touch or overlap they are one, so it does not show how many meetings there are.
 */
export function feedFreeBusy({ feedId, at, changedAt }: Standing, times: OwnerTimes, publisher: Publisher): FreeBusy {
  const { freeBusy: window } = feedWindow(at);
  return {
    uid: `free-busy-${feedId}`,
    // A new day moves the window, which is a change as well.
    dtstamp: Math.max(changedAt, feedDay(at) * dayMs),
    ...window,
    refreshMinutes,
    publisher,
    periods: periodsOf(times, window),
  };
}

function periodsOf({ taken, off }: OwnerTimes, window: Interval): FreeBusyPeriod[] {
  const isBusy = ({ exclusive, held }: TakenTime) => exclusive && !held;
  const byStrength: readonly (readonly [FreeBusyType, readonly Interval[]])[] = [
    ['BUSY', taken.filter(isBusy)],
    ['BUSY-UNAVAILABLE', off],
    ['BUSY-TENTATIVE', taken.filter((time) => !isBusy(time))],
  ];
  let told: IntervalSet = emptySet;
  const periods = byStrength.flatMap(([type, intervals]) => {
    const left = subtract(clip(intervalSet(intervals), window), told);
    told = union(told, left);
    return membersOf(left).map((time): FreeBusyPeriod => ({ type, ...time }));
  });
  return periods.sort((one, other) => one.start - other.start);
}
