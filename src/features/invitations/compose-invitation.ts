import type { Interval } from '../../domain/time/interval.js';
import type { CalendarMessage } from '../../platform/icalendar/calendar-message.js';
import { writeInvitation } from '../../platform/icalendar/invitation-calendar.js';
import type { Mailbox, OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { messageIdOf, type Sender, signedBy } from '../../platform/mail/sender.js';
import { isProfessional } from '../directory/person.js';
import type { DueDelivery } from './delivery.store.js';
import type { InvitationFacts, InvitationKind, SeriesFacts } from './invitation-facts.js';
import { calendarWords, type InvitationMail, invitationMail } from './invitation-mail.js';
import type { ToldSeries } from './told-series.js';

/** A message that is to leave: what is told. */
export interface ComposedNews {
  readonly delivery: DueDelivery;
  readonly news: InvitationKind;
  /** Of an invitation to a series: what is true of it now. */
  readonly told?: ToldSeries | undefined;
}

/** A mail that is to leave: to which address. */
export interface InvitationToCompose extends ComposedNews {
  readonly email: string;
}

/**
 * The mail of one delivery: the same delivery gives the same bytes, however often it is tried. A message about one time of a
 * series comes from the series' own address: it is one event (ICALENDAR.md 3).
 *
 * @param mailId what the Message-ID is made of: the delivery's own, unless the mail has been tried with others in it
 */
export function composeInvitation(
  toCompose: InvitationToCompose,
  sender: Sender,
  answerLink: string,
  mailId = toCompose.delivery.id,
): OutgoingMail {
  const { delivery, email } = toCompose;
  const organiser = organiserOf(delivery, sender);
  const { calendar: words, ...mail } = invitationMail(factsOf(toCompose, answerLink));
  return {
    ...mail,
    from: organiser,
    replyTo: organiser,
    to: { name: delivery.recipientName, address: email },
    calendar: { method: delivery.method, ics: writeInvitation(calendarOf(toCompose, organiser, words)) },
    messageId: messageIdOf(sender, mailId),
    date: delivery.dtstamp,
    language: delivery.recipientLanguage,
  };
}

/** The calendar part alone, for whatever brings several. */
export function composeCalendar(toCompose: InvitationToCompose, sender: Sender, answerLink: string): CalendarMessage {
  const words = calendarWords(factsOf(toCompose, answerLink));
  return calendarOf(toCompose, organiserOf(toCompose.delivery, sender), words);
}

const organiserOf = ({ organiserName, masterId, invitationId }: DueDelivery, sender: Sender): Mailbox =>
  signedBy(sender, organiserName, masterId ?? invitationId);

function calendarOf(
  toCompose: InvitationToCompose,
  organiser: Mailbox,
  words: InvitationMail['calendar'],
): CalendarMessage {
  const { delivery, news, email, told } = toCompose;
  const time = firstTime(toCompose);
  return {
    method: delivery.method,
    uid: delivery.uid,
    sequence: delivery.sequence,
    dtstamp: delivery.dtstamp,
    ...time,
    timeZone: delivery.timeZone,
    recurrenceId: delivery.recurrenceId ?? undefined,
    recurrence: delivery.method === 'REQUEST' ? told?.recurrence : undefined,
    answerWanted: news === 'SERIES_ENDS' || news === 'SERIES_CHANGED' ? false : undefined,
    ...words,
    organiserName: organiser.name,
    organiserAddress: organiser.address,
    attendee: {
      name: delivery.recipientName,
      address: email,
      requirement: delivery.requirement,
      status: delivery.status,
    },
  };
}

/** Of a series, the first of the recipient's times; it is known by itself where the series has none any more. */
function firstTime({ delivery, told }: ComposedNews): Interval {
  const { start } = told ?? delivery;
  const { seriesDurationMs } = delivery;
  return { start, end: told?.end ?? (seriesDurationMs === null ? delivery.end : start + seriesDurationMs) };
}

/** What the recipient is told, by mail or in a text message. */
export function factsOf(toCompose: ComposedNews, answerLink: string): InvitationFacts {
  const { delivery, news, told } = toCompose;
  const time = firstTime(toCompose);
  return {
    kind: news,
    language: delivery.recipientLanguage,
    requirement: delivery.requirement,
    hasAccepted: delivery.status === 'ACCEPTED',
    isProfessional: isProfessional(delivery.recipientKind),
    easyLanguage: delivery.recipientNeeds.includes('EASY_LANGUAGE'),
    recipientName: delivery.recipientName,
    when: { start: time.start, end: time.end, zone: delivery.timeZone, readerZone: delivery.recipientZone },
    oldStart: delivery.previousStart ?? undefined,
    channel: delivery.channel,
    place: delivery.place ?? undefined,
    videoUrl: delivery.videoUrl ?? undefined,
    organiserName: delivery.organiserName,
    organiserPhone: delivery.organiserPhone ?? undefined,
    answerLink,
    publicTitle: delivery.publicTitle ?? undefined,
    series: told && seriesFacts(told, delivery),
    occurrence: delivery.masterId === null ? undefined : true,
  };
}

/** What the letter says of the series that the calendar part carries. */
export function seriesFacts(
  { rhythm, next, skipped, last }: ToldSeries,
  {
    timeZone: zone,
    recipientZone: readerZone,
  }: { readonly timeZone: string; readonly recipientZone?: string | undefined },
): SeriesFacts {
  return { rhythm, next: next.map((time) => ({ ...time, zone, readerZone })), skipped, until: last };
}
