import type { Language } from '../../domain/result.js';
import { longMoment, shortMoment } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Letter } from '../../platform/mail/letter.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import { placeLetterWords } from './place-letter-text.js';
import type { PlaceNews } from './peer-letters.js';

export interface PlaceLetterFacts {
  readonly news: PlaceNews;
  readonly language: Language;
  readonly recipientName: string;
  readonly isProfessional: boolean;
  readonly easyLanguage: boolean;
  readonly leaderName: string;
  readonly leaderPhone: string | null;
  readonly zone: TimeZone;
  /** Epoch milliseconds; null when the group has met for the last time. */
  readonly nextStart: number | null;
  /** Of an offer. */
  readonly offeredUntil: number | null;
  /** Their own page; for who has lost a place, the public page, if there is one. */
  readonly link: string | null;
}

/** Writes to somebody about their place. Pure; it names neither the group nor anybody in it but its leader. */
export function placeLetter(facts: PlaceLetterFacts): Letter {
  const { language, news, isProfessional, zone, nextStart, offeredUntil, link } = facts;
  const say = placeLetterWords[language];
  const words = say[news];
  const until = offeredUntil === null ? [] : [say.answerBy(longMoment(offeredUntil, zone, language)), say.orNext];
  const meets =
    nextStart === null || news === 'REMOVED' || news === 'LAPSED'
      ? []
      : [say.next(longMoment(nextStart, zone, language))];
  const isIn = news === 'OFFERED' || news === 'JOINED';
  const blocks: TextBlock[] = [
    { sentences: [...words.happened, ...until, ...meets, ...(news === 'JOINED' ? [say.invitation] : [])] },
    ...(link === null ? [] : [{ label: words.link, url: link }]),
    ...(isIn && !isProfessional ? [{ sentences: [say.bring] }] : []),
    ...(link === null || news === 'LAPSED' ? [] : [{ sentences: [say.personal] }]),
    ...questions(facts),
  ];
  return {
    tag: say.tag,
    subject: words.subject,
    greeting: isProfessional ? undefined : say.greeting(valueInSentence(facts.recipientName)),
    blocks,
    sentenceALine: isProfessional || facts.easyLanguage,
  };
}

function questions({ language, leaderName, leaderPhone }: PlaceLetterFacts): TextBlock[] {
  const phone = cleanValue(leaderPhone ?? undefined);
  if (phone === undefined) return [];
  const say = placeLetterWords[language];
  const contact = [valueInSentence(leaderName), phoneNumberText(phone)].filter((part) => part !== undefined);
  return [{ sentences: [say.mayAsk, say.call(contact.join(', '))] }];
}

/** The same on a telephone's screen: what, until when, where to answer. */
export function placeSms({ news, language, zone, offeredUntil, link }: PlaceLetterFacts): string {
  const say = placeLetterWords[language];
  const until = offeredUntil === null ? [] : [say.smsAnswerBy(shortMoment(offeredUntil, zone, language))];
  return [...say[news].happened, ...until, ...(link === null ? [] : [link])].join(' ');
}
