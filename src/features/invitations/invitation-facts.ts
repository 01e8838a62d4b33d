import type { SeriesRhythm } from '../../domain/recurrence/rhythm-text.js';
import type { Language } from '../../domain/result.js';
import type { Instant } from '../../domain/time/interval.js';
import type { ToldSpan } from '../../domain/time/local-date-text.js';
import type { AttendeeRequirement } from '../../platform/icalendar/calendar-message.js';

/**
 * What has happened to the meeting, seen by this recipient. CHANGED: another place or another way of meeting, same time.
 * CANCELLED: nobody meets. REMOVED: the others may, without this recipient; why is not told. SERIES_ENDS: from a date on this
 * recipient has no more of a series, whoever else may. SERIES_CHANGED: dates of it were left out or put back.
 */
export type InvitationKind = MeetingKind | 'SERIES_ENDS' | 'SERIES_CHANGED';

/** What can happen to one meeting as well as to a series. */
export type MeetingKind = 'INVITED' | 'MOVED' | 'CHANGED' | EndKind;

/** What takes the meeting out of the recipient's calendar: nothing is asked of them any more. */
export type EndKind = 'CANCELLED' | 'REMOVED';

export const isEnd = (kind: InvitationKind): kind is EndKind => kind === 'CANCELLED' || kind === 'REMOVED';

/** What is told of a series, besides its first meeting. */
export interface SeriesFacts {
  readonly rhythm: SeriesRhythm;
  /** The recipient's coming times, in order; of many, the first few are told. */
  readonly next: readonly ToldSpan[];
  /** When it would have begun on the coming days that are left out. */
  readonly skipped: readonly Instant[];
  /** When the recipient's last one begins; left out of a series without an end. */
  readonly until?: Instant | undefined;
}

export type InvitationChannel = 'ON_SITE' | 'VIDEO' | 'PHONE' | 'HYBRID';

/**
 * All that a recipient is told. Nothing about health, services or the case is here to be told; `publicTitle` is the name
 * that the organiser has chosen for the outside. Names, places and numbers may be missing, wrong or hostile.
 */
export interface InvitationFacts {
  readonly kind: InvitationKind;
  readonly language: Language;
  readonly requirement: AttendeeRequirement;
  /** Professionals get the same facts, shorter. */
  readonly isProfessional: boolean;
  /** The recipient's access needs ask for easy language (selkokieli, lättläst). */
  readonly easyLanguage: boolean;
  readonly recipientName?: string | undefined;
  /** The recipient comes, as far as is known: they proposed this time themselves, say. Then nobody asks them again. */
  readonly hasAccepted?: boolean | undefined;
  /** The recipient's own part of the meeting, if only a part. */
  readonly when: ToldSpan;
  /** The former start of a MOVED meeting, in epoch milliseconds. */
  readonly oldStart?: number | undefined;
  readonly channel: InvitationChannel;
  /** The room's public name and address. */
  readonly place?: string | undefined;
  readonly videoUrl?: string | undefined;
  readonly organiserName?: string | undefined;
  readonly organiserPhone?: string | undefined;
  /** The address of the page on which the recipient answers. */
  readonly answerLink: string;
  /** Left out: the neutral name of the language. */
  readonly publicTitle?: string | undefined;
  /** The message is about a whole series; `when` is then the recipient's first meeting. */
  readonly series?: SeriesFacts | undefined;
  /** The message is about one meeting of a series, and its others stay as they are. */
  readonly occurrence?: true | undefined;
}

/** What is said of one meeting: without the series at hand, a change of its dates is a change. */
export const meetingKind = ({ kind }: Pick<InvitationFacts, 'kind'>): MeetingKind =>
  kind === 'SERIES_ENDS' || kind === 'SERIES_CHANGED' ? 'CHANGED' : kind;
