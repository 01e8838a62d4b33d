import { rhythmText } from '../../domain/recurrence/rhythm-text.js';
import type { Language } from '../../domain/result.js';
import { clockSpan, longMoment } from '../../domain/time/local-date-text.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { PageContact } from '../../platform/pages/page.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { ruleOf } from '../meetings/series-rhythm.js';
import type { GroupPageFacts } from './peer-page.read-model.js';

/** When and where a group meets, a sentence a fact. */
export function whenAndWhere(facts: GroupPageFacts, language: Language): string[] {
  const { rule, start, durationMs, zone, nextStart } = facts;
  const say = words[language];
  const rhythm = rhythmText({ rule: ruleOf({ rule }), start, zone }, language);
  const clock = clockSpan({ start, end: start + durationMs, zone }, language);
  return [
    ...(rhythm === undefined || clock === undefined ? [] : [say.rhythm(rhythm, clock)]),
    ...(nextStart === null ? [say.ended] : [say.next(longMoment(nextStart, zone, language))]),
    ...(nextStart === null ? [] : where(facts, language)),
  ];
}

function where({ channel, place }: GroupPageFacts, language: Language): string[] {
  const say = words[language];
  const known = valueInSentence(place?.replace(/[.\s]+$/, ''));
  const room = known === undefined ? say.noPlace : say.place(known);
  switch (channel) {
    case 'ON_SITE':
      return [room];
    case 'HYBRID':
      return [room, say.alsoOnVideo];
    case 'VIDEO':
      return [say.onVideo];
    case 'PHONE':
      return [say.byPhone];
  }
}

/** Whom to ask: the first of the leaders. */
export const contactOf = ({ leaderName, leaderPhone }: GroupPageFacts): PageContact => ({
  name: valueInSentence(leaderName),
  phone: cleanValue(leaderPhone ?? undefined),
});

/** A sentence a line: easy to find again, and what easy language asks for. */
export const paragraph = (sentences: readonly string[]): Html =>
  html`<p>${sentences.map((sentence, index) => (index === 0 ? sentence : html`<br>\n${sentence}`))}</p>\n`;

interface Words {
  readonly rhythm: (rhythm: string, clock: string) => string;
  readonly next: (moment: string) => string;
  readonly ended: string;
  readonly place: (place: string) => string;
  readonly noPlace: string;
  readonly onVideo: string;
  readonly alsoOnVideo: string;
  readonly byPhone: string;
}

const words: Readonly<Record<Language, Words>> = {
  FI: {
    rhythm: (rhythm, clock) => `Ryhmä tapaa ${rhythm} ${clock}.`,
    next: (moment) => `Seuraava tapaaminen on ${moment}.`,
    ended: 'Ryhmä ei enää tapaa.',
    place: (place) => `Paikka on ${place}.`,
    noPlace: 'Ryhmän ohjaaja kertoo paikan.',
    onVideo: 'Ryhmä tapaa videolla.',
    alsoOnVideo: 'Voit osallistua myös videolla.',
    byPhone: 'Ryhmä tapaa puhelimessa.',
  },
  SV: {
    rhythm: (rhythm, clock) => `Gruppen träffas ${rhythm} ${clock}.`,
    next: (moment) => `Nästa möte är ${moment}.`,
    ended: 'Gruppen träffas inte längre.',
    place: (place) => `Platsen är ${place}.`,
    noPlace: 'Gruppens ledare berättar var ni träffas.',
    onVideo: 'Gruppen träffas på video.',
    alsoOnVideo: 'Du kan också delta på video.',
    byPhone: 'Gruppen träffas per telefon.',
  },
  EN: {
    rhythm: (rhythm, clock) => `The group meets ${rhythm} ${clock}.`,
    next: (moment) => `The next meeting is on ${moment}.`,
    ended: 'The group does not meet any more.',
    place: (place) => `The place is ${place}.`,
    noPlace: 'The leader of the group will tell you the place.',
    onVideo: 'The group meets on video.',
    alsoOnVideo: 'You can also join by video.',
    byPhone: 'The group meets by telephone.',
  },
};
