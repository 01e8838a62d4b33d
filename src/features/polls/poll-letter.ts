import { longDay, longMoment, shortMoment, zoneName } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { valueInSentence } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import type { AskedNews, ExpiredPollFacts, PollLetterFacts } from './poll-letter-facts.js';
import { type PollLetterWords, pollLetterWords } from './poll-letter-text.js';
import { type ToldMatter, toldMatter } from './poll-matter-text.js';

/** Writes to somebody who is asked. Pure; nothing in it tells who else is asked. */
export function pollLetter(facts: PollLetterFacts): Letter {
  const { language, news, isProfessional } = facts;
  const say = pollLetterWords[language];
  const told = toldMatter(facts.matter, language);
  const day = longDay(facts.closesAt, facts.zone, language);
  return {
    tag: say.tag,
    subject: say.subject[news](day),
    greeting: isProfessional ? undefined : say.greeting(valueInSentence(facts.recipientName)),
    blocks: news === 'CANCELLED' ? calledOff(told, say) : asking(facts, told, say),
    sentenceALine: isProfessional || facts.easyLanguage,
  };
}

function calledOff(told: ToldMatter, say: PollLetterWords): TextBlock[] {
  const [whoAsks = '', ...named] = told.sentences.slice(0, told.title === undefined ? 1 : 2);
  return [{ sentences: [say.calledOff, say.nothingToDo] }, { sentences: [whoAsks, ...named] }, ...questions(told, say)];
}

function asking(facts: PollLetterFacts, told: ToldMatter, say: PollLetterWords): TextBlock[] {
  const { news, language, closesAt, zone, readerZone, isProfessional } = facts;
  const otherZone = zoneName({ start: closesAt, end: closesAt, zone, readerZone }, language);
  const by = [
    say.answerBy(longMoment(closesAt, zone, language)),
    ...(otherZone === undefined ? [] : [say.zone(otherZone)]),
    say.mayChange,
  ];
  return [
    { sentences: [...what(news, say), ...told.sentences, say.optionCount(facts.optionCount)] },
    { label: say.open, url: facts.link },
    { sentences: isProfessional ? by : [...by, say.noneSuits, say.bring] },
    { sentences: [say.personal] },
    ...questions(told, say),
  ];
}

function what(news: AskedNews, say: PollLetterWords): string[] {
  if (news === 'OPTIONS_CHANGED') return [say.changed, say.answersKept];
  return news === 'REMINDER' ? [say.notAnswered] : [];
}

function questions({ organiser, phone }: ToldMatter, say: PollLetterWords): TextBlock[] {
  if (phone === undefined) return [];
  return [{ sentences: [say.mayAsk, say.call([organiser, phone].filter((part) => part !== undefined).join(', '))] }];
}

/** Writes to the organiser of a poll that closed without a time: what was answered, in counts, and what to do next. */
export function expiredPollLetter({
  language,
  publicTitle,
  zone,
  openedAt,
  options,
  silent,
}: ExpiredPollFacts): Letter {
  const say = pollLetterWords[language];
  const { labels, counts } = say.expired;
  const title = valueInSentence(publicTitle ?? undefined);
  const named = title === undefined ? [] : [{ label: labels.name, value: title }];
  return {
    tag: say.tag,
    subject: title === undefined ? say.expired.subject : say.expired.titledSubject(title),
    greeting: undefined,
    blocks: [
      { sentences: [say.expired.happened, say.expired.next] },
      {
        facts: [
          ...named,
          { label: labels.opened, value: shortMoment(openedAt, zone, language) },
          ...options.map((option) => ({ label: shortMoment(option.start, zone, language), value: counts(option) })),
          { label: labels.silent, value: String(silent) },
        ],
      },
    ],
    sentenceALine: true,
  };
}
