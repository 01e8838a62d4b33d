import type { Channel, Requirement } from '../meetings/meeting.js';
import type { SeriesChange } from '../meetings/meeting-listeners.js';
import { endOf, type Series, type SeriesParticipant } from '../meetings/series.js';
import { lastOf, ruleStarts } from '../meetings/series-rhythm.js';
import type { InvitationKind } from './invitation-facts.js';

/** What one recipient is to be told of a series, and from when to when it is theirs. */
export interface PlannedSeriesInvitation {
  readonly personId: string;
  /** RECURRENCE-ID of the first time that is theirs. */
  readonly since: number;
  /** From the series' beginning, and all of each meeting: the invitation has the series' UID; another has its own. */
  readonly whole: boolean;
  readonly requirement: Requirement;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly news: InvitationKind;
  readonly channel: Channel;
  /** Of the first of the recipient's times. */
  readonly start: number;
  /** When the last one is over; a series without end has an end that never comes. */
  readonly end: number;
}

/** 9999-01-01T00:00:00Z: later than any time that a calendar can write by much. */
const never = 253_370_764_800_000;

/**
 * Who hears what of a series: everybody of a new one, those who join, those whom it ends for, and everybody if other times
 * are left out than they know. Who stays while others come and go hears nothing. Pure.
 */
export function planSeriesInvitations({ before, after, withdrawn = false }: SeriesChange): PlannedSeriesInvitation[] {
  const was = new Map(before?.participants.map((each) => [keyOf(each), each]));
  return after.participants.flatMap((participant) => {
    const news = newsFor(participant, after, before, was.get(keyOf(participant)));
    // Nothing is asked or told any more of whoever has no basis: all of it is taken out of their calendar.
    return news === undefined ? [] : [planned(participant, after, withdrawn ? 'REMOVED' : news)];
  });
}

const keyOf = ({ personId, since }: SeriesParticipant): string => `${personId} ${since}`;

function newsFor(
  is: SeriesParticipant,
  after: Series,
  before: Series | undefined,
  was: SeriesParticipant | undefined,
): InvitationKind | undefined {
  const nothing = !hasTimes(after, is);
  if (before === undefined || was === undefined || !hasTimes(before, was)) return nothing ? undefined : 'INVITED';
  const [formerEnd, end] = [endOf(before, was), endOf(after, is)];
  if (end === formerEnd) {
    // What changes for everybody is of times that had not been made yet: whose end comes before those knows all of theirs.
    const known = after.sequence === before.sequence || end <= before.expandedUntil;
    return known || nothing ? undefined : 'SERIES_CHANGED';
  }
  if (nothing) return before.endsBefore === after.endsBefore ? 'REMOVED' : 'CANCELLED';
  return end < formerEnd ? 'SERIES_ENDS' : 'SERIES_CHANGED';
}

/** Whether the recipient has any time of the series, past ones too: what is in their calendar is to stay there. */
const hasTimes = (series: Series, participant: SeriesParticipant): boolean =>
  firstTime(series, participant) !== undefined;

/** A year holds a time of every rule that was not refused; a longer look would find none that is theirs alone. */
const lookMs = 2 * 366 * 86_400_000;

function firstTime(series: Series, participant: SeriesParticipant): number | undefined {
  const end = Math.min(endOf(series, participant), participant.since + lookMs);
  return end > participant.since ? ruleStarts(series, { start: participant.since, end })[0] : undefined;
}

function planned(participant: SeriesParticipant, series: Series, news: InvitationKind): PlannedSeriesInvitation {
  const { personId, since, requirement, part } = participant;
  const start = (firstTime(series, participant) ?? since) + (part?.offsetMs ?? 0);
  const last = Math.min(endOf(series, participant) - 1, lastOf(series) ?? Number.POSITIVE_INFINITY);
  const end = last === Number.POSITIVE_INFINITY ? never : Math.max(last, start) + series.durationMs;
  return {
    ...{ personId, since, requirement, news, start, end },
    whole: part === undefined && since === series.start,
    method: news === 'CANCELLED' || news === 'REMOVED' ? 'CANCEL' : 'REQUEST',
    channel: participant.channel ?? series.channel,
  };
}
