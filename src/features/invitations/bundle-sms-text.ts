import { shortMoment, zoneName } from '../../domain/time/local-date-text.js';
import { gsmText } from '../../platform/sms/gsm-text.js';
import { type BundleFacts, bundleKind, isAsked } from './bundle-facts.js';
import { toldBundle } from './bundle-text.js';
import { isEnd } from './invitation-facts.js';
import { fitting, listed, smsContacts, smsTodo } from './invitation-sms-text.js';
import { smsWords } from './sms-words-text.js';

/**
 * What somebody reads on their telephone about several meetings: how many, when the first is, and the link to the page that has
 * them all. As with one meeting, nothing of it is a title or a name but that of whoever is called. Pure.
 */
export function bundleSms(facts: BundleFacts): string {
  const { first } = toldBundle(facts);
  return fitting(smsContacts(first.organiser, first.phone).map((contact) => smsText(facts, contact)));
}

function smsText(facts: BundleFacts, contact: string | undefined): string {
  const { first, say } = toldBundle(facts);
  const { items, pageLink: answerLink } = facts;
  const words = smsWords[first.facts.language];
  const kind = bundleKind(items);
  const isInformed = kind === 'INVITED' && !items.some(isAsked);
  const said = isInformed ? words.informed(say.smsMeetings(items.length)) : say.sms[kind](items.length);
  const { when, language } = items.find((item) => !isEnd(item.kind)) ?? items[0];
  const moment = listed(words.first(shortMoment(when.start, when.zone, language)), zoneName(when, language));
  return gsmText([`${said}, ${moment}.`, ...smsTodo({ ...asOne(facts), answerLink }, words, contact)].join(' '));
}

/** The one meeting that asks the same of its reader as all of these do. */
function asOne({ items }: BundleFacts) {
  const asked = items.filter(isAsked);
  const [first] = items;
  if (asked.length > 0) {
    const hasAccepted = asked.every((item) => item.hasAccepted);
    return { kind: 'INVITED', requirement: 'REQUIRED', hasAccepted } as const;
  }
  const standing = items.find((item) => !isEnd(item.kind)) ?? items.find(({ kind }) => kind === 'CANCELLED') ?? first;
  return { kind: standing.kind, requirement: standing.requirement };
}
