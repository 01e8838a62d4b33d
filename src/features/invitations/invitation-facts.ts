import type { Language } from '../../domain/result.js';
import type { ToldSpan } from '../../domain/time/local-date-text.js';
import type { AttendeeRequirement } from '../../platform/icalendar/calendar-message.js';

/**
 * What has happened to the meeting, seen by this recipient. CHANGED: another place or another way of meeting, same time.
 * CANCELLED: nobody meets. REMOVED: the others may, without this recipient; why is not told.
 */
export type InvitationKind = 'INVITED' | 'MOVED' | 'CHANGED' | 'CANCELLED' | 'REMOVED';

/** What takes the meeting out of the recipient's calendar: nothing is asked of them any more. */
export type EndKind = Extract<InvitationKind, 'CANCELLED' | 'REMOVED'>;

export const isEnd = (kind: InvitationKind): kind is EndKind => kind === 'CANCELLED' || kind === 'REMOVED';

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
}
