import { rhythmText } from '../../domain/recurrence/rhythm-text.js';
import { isWithinOneDay, shortClock, shortDay, shortMoment, zoneName } from '../../domain/time/local-date-text.js';
import { gsmText, onePartSeptetsMax, septets, twoPartsSeptetsMax } from '../../platform/sms/gsm-text.js';
import { type InvitationFacts, type InvitationKind, isEnd, meetingKind, type SeriesFacts } from './invitation-facts.js';
import { type SmsWords, smsWords } from './sms-words-text.js';
import { toldInvitation } from './told-values-text.js';

/** A longer place is cut where the message would take a third part; the page has it whole. */
const placeSignsMax = 40;

/** What a message can leave to the page behind its link, so that it stays short. */
interface Shown {
  readonly place?: string | undefined;
  readonly contact?: string | undefined;
}

/**
 * What somebody reads on their telephone about a meeting: what, when, where, and the link to the page that has the rest. It
 * appears on locked screens, so it has no title, nor anybody's name but that of whoever is called. Of one part if leaving out
 * a name is enough for it, otherwise of two: the link alone takes most of one. Only a very long PUBLIC_URL makes it longer. Pure.
 */
export function invitationSms(facts: InvitationFacts): string {
  const { organiser, phone } = toldInvitation(facts);
  const [contact] = smsContacts(organiser, phone);
  const place = placeOf(facts);
  const texts = [
    { place, contact },
    { place, contact: phone },
    { place: clipped(place), contact: phone },
    { contact: phone },
    {},
  ].map((shown) => smsText(facts, shown));
  return fitting(texts);
}

/**
 * Of the same message with less and less in it: the whole, or the one without a name, if one part is enough for it, otherwise
 * the first that two parts are enough for.
 */
export function fitting(texts: readonly string[]): string {
  const short = texts.slice(0, 2).find((text) => septets(text) <= onePartSeptetsMax);
  return short ?? texts.find((text) => septets(text) <= twoPartsSeptetsMax) ?? texts.at(-1) ?? '';
}

function smsText(facts: InvitationFacts, { place, contact }: Shown): string {
  const words = smsWords[facts.language];
  const what = facts.series === undefined ? ofMeeting(facts, words, place) : ofSeries(facts, facts.series, place);
  return gsmText([...what, ...smsTodo(facts, words, contact)].join(' '));
}

function ofMeeting(facts: InvitationFacts, words: SmsWords, place: string | undefined): string[] {
  const kind = meetingKind(facts);
  const { start, zone } = facts.when;
  const moment = [shortMoment(start, zone, facts.language), zoneName(facts.when, facts.language)];
  const when = moment.filter((part) => part !== undefined).join(' ');
  const isInformed = facts.requirement === 'INFORMED' && kind === 'INVITED';
  const said = isInformed ? words.informed(words.meeting) : words.meetingNews[kind];
  const where = isEnd(kind) ? undefined : place;
  return [`${said} ${listed(when, where)}.`, ...(isInformed ? [] : words.meetingNotes[kind])];
}

/** "joka tiistai klo 9.00, alkaen ti 2.3."; where only dates can say the rhythm, the first of them. */
function ofSeries(facts: InvitationFacts, series: SeriesFacts, place: string | undefined): string[] {
  const { kind, language, when } = facts;
  const words = smsWords[language];
  if (kind === 'SERIES_ENDS') return ending(facts, series, words);
  const first = series.next[0]?.start ?? when.start;
  const rhythm = isWithinOneDay(when) ? rhythmText(series.rhythm, language) : undefined;
  const often =
    rhythm === undefined
      ? words.first(shortMoment(first, when.zone, language))
      : `${rhythm} ${shortClock(when.start, when.zone, language)}`;
  const since = rhythm === undefined || isEnd(kind) ? undefined : words.from(shortDay(first, when.zone, language));
  const isInformed = facts.requirement === 'INFORMED' && kind === 'INVITED';
  const said = isInformed ? words.informed(words.meetings) : words.seriesNews[kind];
  return [`${said} ${listed(often, zoneName(when, language), since, isEnd(kind) ? undefined : place)}.`];
}

function ending({ language, when }: InvitationFacts, { until, next }: SeriesFacts, words: SmsWords): string[] {
  if (until === undefined) return [words.seriesEnds];
  const day = shortDay(until, when.zone, language).replace(/\.$/, '');
  return [words.seriesEnds, `${next.length > 0 ? words.last : words.lastWas} ${day}.`];
}

/** What there is to do about it, and where. */
export function smsTodo(
  facts: Pick<InvitationFacts, 'kind' | 'requirement' | 'hasAccepted' | 'answerLink'>,
  words: SmsWords,
  contact: string | undefined,
): string[] {
  const { kind, requirement, hasAccepted, answerLink } = facts;
  // The link of somebody who was removed opens nothing any more.
  const link = kind === 'REMOVED' ? undefined : answerLink;
  const isAsked = ASKS.has(kind) && requirement !== 'INFORMED' && !hasAccepted;
  const call = contact === undefined ? undefined : words.call(contact);
  if (isAsked) return [`${words.answer} ${link}`, ...(call === undefined ? [] : [words.or(call)])];
  return [
    ...(isEnd(kind) ? [words.nothingToDo] : []),
    ...(link === undefined ? [] : [`${words.more} ${link}`]),
    ...(call === undefined ? [] : [words.questions(call)]),
  ];
}

const ASKS: ReadonlySet<InvitationKind> = new Set(['INVITED', 'MOVED', 'CHANGED']);

function placeOf(facts: InvitationFacts): string | undefined {
  const { channel, language } = facts;
  return channel === 'ON_SITE' || channel === 'HYBRID' ? toldInvitation(facts).place : smsWords[language].by[channel];
}

function clipped(place: string | undefined): string | undefined {
  const signs = [...(place ?? '')];
  return signs.length <= placeSignsMax ? place : `${signs.slice(0, placeSignsMax).join('').trimEnd()}...`;
}

/** The name and number of whoever is called, or the number alone, each with less in it than the one before. */
export function smsContacts(organiser: string | undefined, phone: string | undefined): (string | undefined)[] {
  return [phone === undefined ? undefined : listed(organiser, phone), phone, undefined];
}

/** What is left in GSM-7 of each: a place in another script leaves no comma behind. */
export const listed = (...parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => gsmText(part ?? ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .join(', ')
    .replace(/\.$/, '');
