import { clippedText } from '../../platform/mail/shown-value-text.js';
import type { ContactWish } from '../directory/contact-wish.js';
import type { Channel, ParticipationStatus } from '../meetings/meeting.js';
import type { InvitationFacts } from './invitation-facts.js';
import type { PageAnswer } from './invitation-page-text.js';
import type { ToldInvitation } from './told-values-text.js';

export const pageAnswers: readonly PageAnswer[] = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];
/** Of a reason: some sentences, and little enough for a page to carry them back when something has to be put right. */
export const reasonCharactersMax = 500;

/** As much as the field shows of what was given as a reason before: a calendar may have said more. */
export const shownReason = (comment: string | null): string => clippedText(comment ?? '', reasonCharactersMax);

/** STANDING: it is to come, or going on. OVER: the reader's own time has ended. */
export type InvitationPageState = 'STANDING' | 'CANCELLED' | 'OVER';

/** One coming time of a series, on the page of the series. */
export interface PageTime {
  /** Epoch milliseconds, half-open: the reader's own part. */
  readonly start: number;
  readonly end: number;
  readonly status: ParticipationStatus;
  /** How and where one meets, if otherwise than the series does. */
  readonly elsewhere: { readonly channel: Channel; readonly place: string | undefined } | undefined;
  /** The way to its own page, relative to this one. */
  readonly address: string;
}

/** The reader's times of a series that are to come. */
export interface SeriesTimes {
  readonly listed: readonly PageTime[];
  /** How many more there are than those listed. */
  readonly more: number;
  readonly answersDiffer: boolean;
}

/** All that an invitation's page knows: what the mail said, what its reader answered, and nothing about anybody else. */
export interface InvitationPageFacts {
  readonly invitation: InvitationFacts;
  readonly state: InvitationPageState;
  /** Of the invitation, as the reader looks at it: an answer to an older one is no answer to a new time. */
  readonly sequence: number;
  /** The organiser's words to all who are invited, or about the cancellation. */
  readonly message: string | null;
  readonly status: ParticipationStatus;
  /** What the reader gave as a reason. */
  readonly comment: string | null;
  /** Epoch milliseconds: when the reader would like their own time to begin, while the organiser has not decided. */
  readonly proposedStart: number | null;
  /** On the page of a series; `status` and `comment` are then those of each of its times, where they are the same. */
  readonly times?: SeriesTimes | undefined;
  /** How the reader wishes to hear from us, and what could come true of it. */
  readonly contact: { readonly wish: ContactWish; readonly hasEmail: boolean; readonly hasPhone: boolean };
}

/** What a form brought with it, to be shown again as long as something in it has to be put right. */
export interface EnteredValues {
  readonly answer?: string | undefined;
  readonly reason?: string | undefined;
  readonly day?: string | undefined;
  readonly clock?: string | undefined;
}

export interface PageProblem {
  /** The field to go to; left out where nothing can be put right. */
  readonly field?: PageField | undefined;
  readonly sentence: string;
}

export type PageField = 'answer' | 'reason' | 'day' | 'clock' | 'wish';

/** What has just happened on the page. */
export type InvitationPageNews =
  | { readonly kind: 'ANSWERED' | 'PROPOSED' | 'WISHED' }
  /** The link leads to where another time is proposed. */
  | { readonly kind: 'PROPOSING' }
  | { readonly kind: 'REFUSED'; readonly problems: readonly PageProblem[]; readonly entered: EnteredValues }
  /** The link has named an answer, which its reader has not sent yet. */
  | { readonly kind: 'PRESELECTED'; readonly answer: PageAnswer };

/** What the sections of the page are written from. */
export interface PageTold {
  readonly facts: InvitationPageFacts;
  readonly isProposing: boolean;
  readonly told: ToldInvitation;
  readonly entered: EnteredValues;
  readonly problems: readonly PageProblem[];
}
