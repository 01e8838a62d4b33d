import { shortMoment, zoneName } from '../../domain/time/local-date-text.js';
import { gsmText, septets, twoPartsSeptetsMax } from '../../platform/sms/gsm-text.js';
import type { ReminderFacts } from './reminder-facts.js';
import { type ReminderWords, reminderWords } from './reminder-words-text.js';

/** A longer place is cut where the message would take a third part; the page has it whole. */
const placeSignsMax = 40;

/**
 * What somebody reads before a meeting on their telephone, also on a locked screen: so it has no title and nobody's name. Of two
 * parts at most, for the place is cut and then left out; only a very long PUBLIC_URL makes it longer. Pure.
 */
export function reminderSms(facts: ReminderFacts): string {
  const say = reminderWords[facts.language];
  const place = placeOf(facts, say);
  const texts = [place, clipped(place), undefined].map((shown) => smsText(facts, say, shown));
  return texts.find((text) => septets(text) <= twoPartsSeptetsMax) ?? texts.at(-1) ?? '';
}

function smsText(facts: ReminderFacts, { sms }: ReminderWords, place: string | undefined): string {
  const { when, language, news, link } = facts;
  const zone = zoneName(when, language);
  const moment = [shortMoment(when.start, when.zone, language), zone].filter((part) => part !== undefined).join(' ');
  const known = gsmText(place ?? '').replace(/\.$/, '');
  const isReminder = news === 'REMINDER';
  const said = isReminder ? sms.reminder[facts.nearness] : sms.invitation;
  const todo = isReminder ? sms.cannotCome : sms.answer;
  return gsmText(`${said} ${[moment, ...(known === '' ? [] : [known])].join(', ')}. ${todo} ${link}`);
}

const placeOf = ({ channel, place }: ReminderFacts, { sms }: ReminderWords): string | undefined =>
  channel === 'ON_SITE' || channel === 'HYBRID' ? place : sms.by[channel];

function clipped(place: string | undefined): string | undefined {
  const signs = [...(place ?? '')];
  return signs.length <= placeSignsMax ? place : `${signs.slice(0, placeSignsMax).join('').trimEnd()}...`;
}
