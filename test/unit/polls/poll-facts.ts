import type { PollLetterFacts } from '../../../src/features/polls/poll-letter-facts.js';
import type { PollMatter } from '../../../src/features/polls/poll-matter-text.js';
import type { PollPageFacts } from '../../../src/features/polls/poll-page.js';

/** Thursday 11 March 2027, 9.00 in Helsinki. */
export const start = Date.UTC(2027, 2, 11, 7);
export const hour = 3_600_000;
const day = 24 * hour;

export function matter(changes: Partial<PollMatter> = {}): PollMatter {
  return {
    organiserName: 'Matti Öhman',
    organiserPhone: '0401234567',
    publicTitle: null,
    durationMs: 1.5 * hour,
    channel: 'ON_SITE',
    place: 'Kauppakatu 1, Laukaa, toinen kerros',
    ...changes,
  };
}

/** Every matter that is told in other words. */
export const everyMatter = (): PollMatter[] =>
  (['ON_SITE', 'VIDEO', 'PHONE', 'HYBRID'] as const).flatMap((channel) => [
    matter({ channel }),
    matter({ channel, publicTitle: 'Verkoston kokous' }),
    matter({ channel, place: null, organiserPhone: null }),
    matter({ channel, organiserName: '\u202e' }),
  ]);

export function pageFacts(changes: Partial<PollPageFacts> = {}, optionCount = 3): PollPageFacts {
  return {
    matter: matter(),
    state: 'OPEN',
    zone: 'Europe/Helsinki',
    readerZone: 'Europe/Helsinki',
    closesAt: start - 2 * day,
    hasAnswered: false,
    options: Array.from({ length: optionCount }, (_, index) => ({
      id: `0190f0a4-1c7e-7000-8000-0000000000${10 + index}`,
      start: start + index * day,
      end: start + index * day + 1.5 * hour,
      answer: null,
    })),
    meeting: null,
    ...changes,
  };
}

export function letterFacts(changes: Partial<PollLetterFacts> = {}): PollLetterFacts {
  return {
    news: 'ASKED',
    language: 'FI',
    recipientName: 'Aino Mäkelä',
    isProfessional: false,
    easyLanguage: false,
    matter: matter(),
    optionCount: 5,
    closesAt: start,
    zone: 'Europe/Helsinki',
    readerZone: 'Europe/Helsinki',
    link: 'https://ajat.example.fi/poll/0a1b',
    ...changes,
  };
}

/** Every combination that changes the wording, with usual values. */
export const everyLetter = (): PollLetterFacts[] =>
  (['FI', 'SV', 'EN'] as const).flatMap((language) =>
    (['ASKED', 'OPTIONS_CHANGED', 'REMINDER', 'CANCELLED'] as const).flatMap((news) =>
      [false, true].flatMap((isProfessional) =>
        everyMatter().flatMap((each) => [
          letterFacts({ language, news, isProfessional, matter: each }),
          letterFacts({ language, news, isProfessional, matter: each, optionCount: 1, readerZone: 'America/St_Johns' }),
        ]),
      ),
    ),
  );
