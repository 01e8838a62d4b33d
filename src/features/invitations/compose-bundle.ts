import { localDateTimeOf } from '../../domain/time/zone.js';
import { writeInvitation } from '../../platform/icalendar/invitation-calendar.js';
import { letterMail } from '../../platform/mail/letter.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { messageIdOf, type Sender, signedBy } from '../../platform/mail/sender.js';
import type { BundleFacts } from './bundle-facts.js';
import { bundleText } from './bundle-text.js';
import { composeCalendar, type ComposedNews, factsOf } from './compose-invitation.js';

/** What is told of several meetings in one message: at least two, in the order of time. */
export interface ComposedBundle {
  readonly mailId: string;
  readonly bundleId: string;
  readonly news: readonly [ComposedNews, ComposedNews, ...ComposedNews[]];
  readonly part: BundleFacts['part'];
}

/** The links that a bundle's message and its calendars lead to. */
export interface BundleAddresses {
  readonly ofBundle: (bundleId: string) => string;
  readonly ofInvitation: (invitationId: string) => string;
}

/**
 * The mail of several deliveries. It comes from an address of the bundle's own, where a letter or a report of failure is
 * known to be about all of them; each calendar has the organiser's address of its own invitation, to which its answer goes.
 */
export function composeBundle(
  bundle: ComposedBundle,
  email: string,
  sender: Sender,
  addresses: BundleAddresses,
): OutgoingMail {
  const { news, mailId, bundleId } = bundle;
  const [{ delivery: first }] = news;
  const letter = bundleText(bundleFactsOf(bundle, addresses));
  const calendars = news.map((each, index) => {
    const message = composeCalendar({ ...each, email }, sender, addresses.ofInvitation(each.delivery.invitationId));
    return { method: message.method, ics: writeInvitation(message), name: fileName(each, index) };
  });
  const mail = letterMail(letter, {
    from: signedBy(sender, first.organiserName, bundleId),
    to: { name: first.recipientName, address: email },
    messageId: messageIdOf(sender, mailId),
    date: Math.max(...news.map(({ delivery }) => delivery.dtstamp)),
    language: first.recipientLanguage,
  });
  return { ...mail, calendars };
}

/** What the recipient is told, by mail or in a text message. */
export function bundleFactsOf({ news, bundleId, part }: ComposedBundle, addresses: BundleAddresses): BundleFacts {
  const told = (each: ComposedNews) => factsOf(each, addresses.ofInvitation(each.delivery.invitationId));
  const [first, second, ...others] = news;
  return { items: [told(first), told(second), ...others.map(told)], pageLink: addresses.ofBundle(bundleId), part };
}

/** "03-2027-03-02": which one it is and its day, so that a list of files is in order and can be told apart. */
function fileName({ delivery: { start, timeZone } }: ComposedNews, index: number): string {
  return `${String(index + 1).padStart(2, '0')}-${localDateTimeOf(timeZone, start).date}`;
}
