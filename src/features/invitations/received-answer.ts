import type { Language } from '../../domain/result.js';
import type { Instant } from '../../domain/time/interval.js';
import type { ItipAttendee, ItipEvent, ItipMethod } from '../../platform/icalendar/itip-message.js';
import { fitMessage } from '../meetings/meeting-message.js';
import type { AnswerContent, AnswerSource } from './answer-order.js';
import type { KeptReason } from './kept-reply.js';

/** What is known of whoever was invited, as far as the reading of their answer needs it. */
export interface AskedRecipient {
  /** In lower case; null: none is known. */
  readonly email: string | null;
  readonly start: Instant;
  readonly attendsPart: boolean;
  readonly askedAt: Instant;
  readonly organiserLanguage: Language;
}

type CalendarSource = Extract<AnswerSource, { kind: 'CALENDAR' }>;

/** What a calendar's event asks us to do, or why it asks nothing that can be done. */
export type ReadAnswer =
  | ({ readonly kind: 'ANSWER'; readonly source: CalendarSource } & AnswerContent)
  | {
      readonly kind: 'PROPOSAL';
      readonly source: CalendarSource;
      readonly start: Instant;
      readonly end: Instant | undefined;
      readonly comment: string | undefined;
    }
  | { readonly kind: 'REFRESH' }
  | { readonly kind: 'ASIDE'; readonly reason: KeptReason; readonly delegate?: string | undefined };

const aside = (reason: KeptReason): ReadAnswer => ({ kind: 'ASIDE', reason });

const dayMs = 86_400_000;

/**
 * Reads one event of a calendar that answers. Pure. What it lacks is taken from the mail and from the invitation, never from
 * the clock, so that the same mail says the same whenever it is read.
 *
 * @param mailDate the mail's Date, for calendars that write no DTSTAMP
 */
export function readAnswer(
  method: ItipMethod,
  event: ItipEvent,
  recipient: AskedRecipient,
  mailDate: Instant | undefined,
): ReadAnswer {
  if (event.recurrence && !isSame(event.recurrence, recipient.start)) return aside('UNSUPPORTED');
  if (method === 'REFRESH') return { kind: 'REFRESH' };
  const dtstamp = event.dtstamp ?? mailDate ?? recipient.askedAt;
  const source: CalendarSource = { kind: 'CALENDAR', sequence: event.sequence, dtstamp };
  const attendee = answererOf(event, recipient.email);
  if (method === 'COUNTER') return readProposal(event, recipient, attendee, source);
  return method === 'REPLY' && attendee ? readReply(event, recipient, attendee, source) : aside('UNSUPPORTED');
}

/**
 * Whoever answers: the attendee with the recipient's address, or the only one, under whatever address. Of several strangers
 * nobody knows.
 */
export function answererOf({ attendees }: ItipEvent, email: string | null): ItipAttendee | undefined {
  return attendees.find(({ address }) => address === email) ?? (attendees.length === 1 ? attendees[0] : undefined);
}

/** A meeting here is one event, so the only occurrence that can be meant is the meeting itself. */
function isSame({ instant, written }: NonNullable<ItipEvent['recurrence']>, start: Instant): boolean {
  return written === 'DATE' ? start >= instant && start < instant + dayMs : start === instant;
}

function readReply(
  event: ItipEvent,
  { email, organiserLanguage }: AskedRecipient,
  attendee: ItipAttendee,
  source: CalendarSource,
): ReadAnswer {
  const { status } = attendee;
  if (status === 'DELEGATED') return { ...aside('DELEGATED'), delegate: delegateOf(event, attendee) } as ReadAnswer;
  // The delegate's own calendar, to which the recipient has passed the invitation on: nobody is invited by that alone.
  if (attendee.delegatedFrom.length > 0 && attendee.address !== email)
    return { ...aside('DELEGATED'), delegate: nameOf(attendee) } as ReadAnswer;
  if (status === 'NEEDS_ACTION') return aside('UNSUPPORTED');
  const written = attendee.comment ?? event.comment;
  const comment =
    attendee.sentBy === undefined ? written : `${answeredBy[organiserLanguage]} ${attendee.sentBy}\n${written}`;
  return { kind: 'ANSWER', source, status, comment: fitMessage(comment) || undefined };
}

/** Stands before what a secretary answers in somebody's name. */
const answeredBy: Readonly<Record<Language, string>> = { FI: 'Vastaaja:', SV: 'Svarat av:', EN: 'Answered by:' };

function readProposal(
  event: ItipEvent,
  { attendsPart }: AskedRecipient,
  attendee: ItipAttendee | undefined,
  source: CalendarSource,
): ReadAnswer {
  if (attendsPart) return aside('OWN_PART');
  const { start, end } = event;
  if (start === undefined || start.written === 'DATE') return aside('UNFIT_TIME');
  const comment = fitMessage(attendee?.comment ?? event.comment) || undefined;
  return { kind: 'PROPOSAL', source, start: start.instant, end: end?.instant, comment };
}

function delegateOf({ attendees }: ItipEvent, { delegatedTo }: ItipAttendee): string | undefined {
  const [address] = delegatedTo;
  const delegate = attendees.find((each) => each.address === address);
  return delegate ? nameOf(delegate) : address;
}

const nameOf = ({ name, address }: ItipAttendee): string => fitMessage(name).slice(0, nameCharactersMax) || address;

const nameCharactersMax = 200;
