import type { Language } from '../../domain/result.js';
import type { Instant } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import type { ItipAttendee, ItipEvent, ItipMethod } from '../../platform/icalendar/itip-message.js';
import { fitMessage } from '../meetings/meeting-message.js';
import type { AnswerContent, CalendarSource } from './answer-order.js';
import type { KeptReason } from './kept-reply.js';

/** What is known of whoever was invited, as far as the reading of their answer needs it. */
export interface AskedRecipient {
  /** In lower case; null: none is known. */
  readonly email: string | null;
  readonly start: Instant;
  readonly attendsPart: boolean;
  readonly askedAt: Instant;
  /** When the answer is dealt with. */
  readonly heardAt: Instant;
  readonly organiserLanguage: Language;
}

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

/**
 * Reads one event of a calendar that answers. Pure. What it lacks is taken from the mail and from the invitation rather than
 * from the clock, so that the same mail says the same whenever it is read.
 *
 * @param mailDate the mail's Date, for calendars that write no DTSTAMP or one that is ahead
 */
export function readAnswer(
  method: ItipMethod,
  event: ItipEvent,
  recipient: AskedRecipient,
  mailDate: Instant | undefined,
): ReadAnswer {
  if (event.recurrence && !isSame(event.recurrence, recipient.start)) return aside('UNSUPPORTED');
  if (method === 'REFRESH') return { kind: 'REFRESH' };
  const source: CalendarSource = {
    kind: 'CALENDAR',
    sequence: event.sequence,
    dtstamp: writtenAt(event, recipient, mailDate),
  };
  const attendee = answererOf(event, recipient.email);
  if (!attendee || (method !== 'REPLY' && method !== 'COUNTER')) return aside('UNSUPPORTED');
  const passedOn = readDelegation(event, recipient, attendee);
  if (passedOn) return passedOn;
  const read = method === 'COUNTER' ? readProposal : readReply;
  return read(event, recipient, attendee, source);
}

/** Nothing is written after the mail that carries it: a clock that is ahead would stand above every later answer. */
function writtenAt(
  { dtstamp }: ItipEvent,
  { askedAt, heardAt }: AskedRecipient,
  mailDate: Instant | undefined,
): Instant {
  return Math.min(dtstamp ?? mailDate ?? askedAt, mailDate ?? heardAt);
}

function readDelegation(event: ItipEvent, { email }: AskedRecipient, attendee: ItipAttendee): ReadAnswer | undefined {
  if (attendee.status === 'DELEGATED') return { ...asideAsDelegated, delegate: delegateOf(event, attendee) };
  // The delegate's own calendar, to which the recipient has passed the invitation on: nobody is invited by that alone.
  const isDelegates = attendee.delegatedFrom.length > 0 && attendee.address !== email;
  return isDelegates ? { ...asideAsDelegated, delegate: nameOf(attendee) } : undefined;
}

const asideAsDelegated = { kind: 'ASIDE', reason: 'DELEGATED' } as const;

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
  { organiserLanguage }: AskedRecipient,
  attendee: ItipAttendee,
  source: CalendarSource,
): ReadAnswer {
  const { status } = attendee;
  if (status === 'NEEDS_ACTION' || status === 'DELEGATED') return aside('UNSUPPORTED');
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
  attendee: ItipAttendee,
  source: CalendarSource,
): ReadAnswer {
  if (attendsPart) return aside('OWN_PART');
  const { start, end } = event;
  if (start === undefined || start.written === 'DATE') return aside('UNFIT_TIME');
  const comment = fitMessage(attendee.comment ?? event.comment) || undefined;
  return { kind: 'PROPOSAL', source, start: start.instant, end: end?.instant, comment };
}

function delegateOf({ attendees }: ItipEvent, { delegatedTo }: ItipAttendee): string | undefined {
  const [address] = delegatedTo;
  const delegate = attendees.find((each) => each.address === address);
  return delegate ? nameOf(delegate) : address;
}

const nameOf = ({ name, address }: ItipAttendee): string => fitMessage(name).slice(0, nameCharactersMax) || address;

const nameCharactersMax = 200;
