import { type AnswerNews, answerNews, answerToldText } from '../../../src/features/invitations/answer-told-text.js';
import { declineCounterText } from '../../../src/features/invitations/decline-counter-text.js';
import * as answers from '../../../src/features/meetings/answer.problems.js';
import { declineText } from '../../../src/features/meetings/attention-text.js';
import * as proposals from '../../../src/features/invitations/time-proposal.problems.js';
import type { Letter } from '../../../src/platform/mail/letter.js';
import { plainText } from '../../../src/platform/mail/letter.js';

const languages = ['FI', 'SV', 'EN'] as const;
const start = Date.UTC(2027, 2, 1, 7);
const when = { start, end: start + 3_600_000, zone: 'Europe/Helsinki' };
const link = 'https://aika.example/invitation/abc';

const declined = (language: (typeof languages)[number], organiserPhone: string | null = '0401234567') =>
  declineCounterText({ language, sentenceALine: false, when, organiserName: 'Matti Öhman', organiserPhone, link });
const told = (language: (typeof languages)[number], news: AnswerNews) =>
  answerToldText({ news, language, start, timeZone: when.zone, serviceUrl: 'https://aika.example' });

const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentencesOf = ({ blocks }: Letter) => blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));

it.each([
  [
    'FI',
    'Ehdotit tapaamiselle toista aikaa. Aika pysyy samana. Tapaaminen on maanantaina 1. maaliskuuta 2027 kello 9.00–10.00.',
    'Kerro, tuletko. Jos et pääse, voit myös soittaa: Matti Öhman, 040 123 4567.',
  ],
  [
    'SV',
    'Du föreslog en annan tid för mötet. Tiden ändras inte. Mötet är måndagen den 1 mars 2027 klockan 9.00–10.00.',
    'Berätta om du kommer. Om du inte kan komma får du också ringa: Matti Öhman, 040 123 4567.',
  ],
  [
    'EN',
    'You proposed another time for the meeting. The time stays the same. The meeting is on Monday 1 March 2027 at 9:00–10:00.',
    'Please tell us if you are coming. If you cannot come, you can also call: Matti Öhman, 040 123 4567.',
  ],
] as const)('a proposer reads that the time stays: %s', (language, stays, answer) => {
  const text = plainText(declined(language)).replaceAll('\u2060', '');
  expect(text).toContain(`${stays}\n\n${answer}\n\n`);
  expect(text).toContain(`:\n${link}\n`);
  expect(plainText(declined(language, null))).not.toMatch(/Matti|undefined|null/);
});

it('letters about answers have at most fifteen words a sentence, and name nobody to the organiser', () => {
  for (const language of languages) {
    const letters = [declined(language), ...answerNews.map((news) => told(language, news))];
    for (const sentence of letters.flatMap(sentencesOf)) {
      if (wordsIn(sentence) > 15) throw new Error(`${wordsIn(sentence)} words: ${sentence}`);
      expect(sentence).toMatch(/[^!]\.$/);
    }
  }
  expect(sentencesOf(told('FI', 'PROPOSED'))).toEqual([
    'Joku ehdottaa toista aikaa tapaamiselle maanantaina 1. maaliskuuta kello 9.00.',
    'Avaa Yhteisaika ja päätä, siirrätkö tapaamisen.',
  ]);
});

it('problems with answers say what to do next, in sentences of at most fifteen words', () => {
  const said = [...Object.values(answers), ...Object.values(proposals)];
  const problems = said.map((each) => (typeof each === 'function' ? each(10) : each));
  const sentences = [declineText('Aino'), ...problems.map((each) => ('sentence' in each ? each.sentence : each))];
  expect(sentences.length).toBeGreaterThan(12);
  for (const localised of sentences) {
    for (const language of languages) {
      const parts = localised[language].split(/(?<=\.)\s/);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) {
        if (wordsIn(part) > 15) throw new Error(`${wordsIn(part)} words: ${part}`);
        expect(part).toMatch(/[^!]\.$/);
      }
    }
  }
});
