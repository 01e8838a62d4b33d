import { writeInvitation } from '../../platform/icalendar/invitation-calendar.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { messageIdOf, type Sender, signedBy } from '../../platform/mail/sender.js';
import type { DueDelivery } from './delivery.store.js';
import type { InvitationKind } from './invitation-facts.js';
import { invitationMail } from './invitation-mail.js';

/** The kinds of people who work with meetings and want the facts short. */
const PROFESSIONAL_KINDS = new Set(['PROFESSIONAL', 'INTERPRETER', 'EXPERIENCE_EXPERT']);

/** They get the same facts as everybody, shorter. */
export const isProfessional = (kind: string): boolean => PROFESSIONAL_KINDS.has(kind);

/** The mail of one delivery: the same delivery gives the same bytes, however often it is tried. */
export function composeInvitation(
  delivery: DueDelivery,
  news: InvitationKind,
  email: string,
  sender: Sender,
  answerLink: string,
): OutgoingMail {
  const { start, end, timeZone, recipientLanguage: language } = delivery;
  const organiser = signedBy(sender, delivery.organiserName, delivery.invitationId);
  const mail = invitationMail({
    kind: news,
    language,
    requirement: delivery.requirement,
    isProfessional: isProfessional(delivery.recipientKind),
    easyLanguage: delivery.recipientNeeds.includes('EASY_LANGUAGE'),
    recipientName: delivery.recipientName,
    when: { start, end, zone: timeZone, readerZone: delivery.recipientZone },
    oldStart: delivery.previousStart ?? undefined,
    channel: delivery.channel,
    place: delivery.place ?? undefined,
    videoUrl: delivery.videoUrl ?? undefined,
    organiserName: delivery.organiserName,
    organiserPhone: delivery.organiserPhone ?? undefined,
    answerLink,
    publicTitle: delivery.publicTitle ?? undefined,
  });
  const ics = writeInvitation({
    method: delivery.method,
    uid: delivery.uid,
    sequence: delivery.sequence,
    dtstamp: delivery.dtstamp,
    start,
    end,
    timeZone,
    ...mail.calendar,
    organiserName: organiser.name,
    organiserAddress: organiser.address,
    attendee: {
      name: delivery.recipientName,
      address: email,
      requirement: delivery.requirement,
      status: delivery.status,
    },
  });
  return {
    from: organiser,
    replyTo: organiser,
    to: { name: delivery.recipientName, address: email },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    calendar: { method: delivery.method, ics },
    messageId: messageIdOf(sender, delivery.id),
    date: delivery.dtstamp,
    language,
  };
}
