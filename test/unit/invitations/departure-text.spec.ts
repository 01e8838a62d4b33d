import { departureText } from '../../../src/features/invitations/departure-text.js';
import { htmlDocument, plainText } from '../../../src/platform/mail/letter.js';

const dayMs = 86_400_000;
const start = Date.UTC(2027, 2, 1, 7);
const languages = ['FI', 'SV', 'EN'] as const;

/** One meeting a day, with so many missing in each. */
const meetings = (...counts: number[]) =>
  counts.map((mustComeCount, day) => ({ start: start + day * dayMs, timeZone: 'Europe/Helsinki', mustComeCount }));
const letter = (language: (typeof languages)[number], ...counts: number[]) =>
  departureText(language, meetings(...counts), 'https://yhteisaika.example');

it.each([
  [
    'FI' as const,
    [
      'Hei,',
      '',
      'Joku ei ole enää mukana tapaamisissa, jotka järjestät.',
      '',
      'Tapaamisesta maanantaina 1. maaliskuuta kello 9.00 puuttuu yksi, jonka piti tulla.',
      'Tapaamisesta tiistaina 2. maaliskuuta kello 9.00 puuttuu 2, joiden piti tulla.',
      'Tapaamisesta keskiviikkona 3. maaliskuuta kello 9.00 puuttuu joku, joka sai itse päättää, tuleeko.',
      '',
      'Avaa Yhteisaika ja katso, kuka ei ole enää mukana.',
      'Kutsu toinen tai peru tapaaminen, jos se on tarpeen.',
      '',
      'Avaa Yhteisaika:',
      'https://yhteisaika.example',
      '',
    ],
  ],
  [
    'SV' as const,
    [
      'Hej,',
      '',
      'Någon är inte längre med på möten som du ordnar.',
      '',
      'På mötet måndagen den 1 mars klockan 9.00 saknas en person som skulle komma.',
      'På mötet tisdagen den 2 mars klockan 9.00 saknas 2 personer som skulle komma.',
      'På mötet onsdagen den 3 mars klockan 9.00 saknas någon som fick välja själv.',
      '',
      'Öppna Yhteisaika och se vem som inte längre är med.',
      'Bjud in någon annan eller ställ in mötet om det behövs.',
      '',
      'Öppna Yhteisaika:',
      'https://yhteisaika.example',
      '',
    ],
  ],
  [
    'EN' as const,
    [
      'Hello,',
      '',
      'Somebody no longer takes part in meetings that you organise.',
      '',
      'The meeting on Monday 1 March at 9:00 lacks one person who had to come.',
      'The meeting on Tuesday 2 March at 9:00 lacks 2 people who had to come.',
      'The meeting on Wednesday 3 March at 9:00 lacks somebody who was free to choose.',
      '',
      'Open Yhteisaika to see who no longer takes part.',
      'Invite somebody else or cancel the meeting, if that is needed.',
      '',
      'Open Yhteisaika:',
      'https://yhteisaika.example',
      '',
    ],
  ],
])('tells the organiser when, how many, and what to do: %s', (language, lines) => {
  expect(plainText(letter(language, 1, 2, 0))).toBe(lines.join('\n'));
  expect(htmlDocument(letter(language, 1))).toContain('<a class="link" href="https://yhteisaika.example">');
});

it('has short sentences, one meeting or twenty-five', () => {
  for (const language of languages) {
    for (const counts of [[0], [1], [12], Array.from({ length: 21 }, () => 1), Array.from({ length: 25 }, () => 2)]) {
      const { subject, blocks } = letter(language, ...counts);
      const sentences = blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
      expect(sentences).toHaveLength(3 + Math.min(counts.length, 20) + (counts.length > 20 ? 1 : 0));
      for (const sentence of [`${subject}.`, ...sentences]) {
        expect(sentence).toMatch(/^\p{Lu}[^!]*\.$/u);
        expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
      }
    }
  }
});

it('says neither who nor why', () => {
  for (const language of languages)
    expect(plainText(letter(language, 1, 0))).not.toMatch(/suostum|samtyck|consent|asiak|klient|client|case/i);
});
