import { messagesWords } from '../../../src/features/invitations/messages-section.js';
import {
  type CodePageFacts,
  codePage,
  type MyMeeting,
  type MyPageFacts,
  myPage,
} from '../../../src/features/invitations/my-page.js';
import { myPageWords } from '../../../src/features/invitations/my-page-text.js';
import { pageCodeText } from '../../../src/features/invitations/page-code-text.js';
import { codeOf, isCode } from '../../../src/features/invitations/page-code.js';
import { plainText } from '../../../src/platform/mail/letter.js';
import { type Page, writePage } from '../../../src/platform/pages/page.js';
import { forbidden, wordsIn } from '../polls/poll-words.js';

const languages = ['FI', 'SV', 'EN'] as const;
const start = Date.UTC(2027, 2, 11, 7);
const organiser = { name: 'Matti Öhman', phone: '0401234567' };
const asked = (changes: Partial<CodePageFacts> = {}): CodePageFacts => ({
  organiser,
  hasAddress: true,
  isCodeAlive: true,
  ...changes,
});
const meeting = (changes: Partial<MyMeeting> = {}): MyMeeting => ({
  start,
  end: start + 3_600_000,
  zone: 'Europe/Helsinki',
  publicTitle: null,
  channel: 'ON_SITE',
  place: 'Kauppakatu 1, Laukaa',
  address: 'https://ajat.example.fi/invitation/0a1b',
  ...changes,
});
const own = (changes: Partial<MyPageFacts> = {}): MyPageFacts => ({
  meetings: [meeting(), meeting({ channel: 'VIDEO' }), meeting({ place: null, publicTitle: 'Kahvi' })],
  readerZone: 'Europe/Helsinki',
  contact: organiser,
  ...changes,
});
const textOf = (page: Page) =>
  writePage(page)
    .replace(/^[\s\S]*<main>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const elements = (page: Page) => [...writePage(page).matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]);

const everyPage = (language: (typeof languages)[number]): Page[] => [
  ...([undefined, 'SENT', 'WRONG', 'ENDED', 'TOO_MANY', 'CLOSED'] as const).flatMap((news) => [
    codePage(asked(), language, news),
    codePage(asked({ isCodeAlive: false }), language, news),
  ]),
  codePage(asked({ hasAddress: false, isCodeAlive: false }), language),
  myPage(own(), language),
  myPage(own({ meetings: [] }), language),
  myPage(own({ readerZone: 'America/St_Johns', contact: { name: 'Matti Öhman', phone: null } }), language),
];

describe("a reader's own page", () => {
  it('lists meetings by their time, which leads to each invitation', () => {
    const document = writePage(myPage(own(), 'FI'));
    expect(document).toContain(
      '<a class="link" href="https://ajat.example.fi/invitation/0a1b">Torstaina 11. maaliskuuta 2027 kello 9.00–10.00</a><br>\nTapaaminen<br>\nKauppakatu 1, Laukaa</li>',
    );
    expect(textOf(myPage(own(), 'FI'))).toContain('Tapaaminen Videotapaaminen');
    expect(textOf(myPage(own({ meetings: [] }), 'SV'))).toContain('Du har inga kommande möten.');
  });

  it('is plain, in every language, with no hole and no word that plain language keeps out', () => {
    for (const language of languages) {
      const letter = plainText(pageCodeText(language, '012345'));
      expect(letter).toContain('012 345');
      for (const text of [
        ...everyPage(language).map(writePage),
        letter,
        ...Object.values(messagesWords[language].follows).flat(),
      ]) {
        const lines = text.replace(/^[\s\S]*<main>/, '').split(/<[^>]+>|\n/);
        for (const sentence of lines.flatMap((line) => line.match(/[^.?]+[.?](?=\s\D|\s*$)/g) ?? [])) {
          if (wordsIn(sentence) > 15) throw new Error(`${wordsIn(sentence)} words: ${sentence}`);
        }
        expect(lines.join(' ')).not.toMatch(forbidden[language]);
        expect(text).not.toMatch(/undefined|\bnull\b|\[object/);
      }
    }
  });

  it('has all its words in every language', () => {
    for (const words of [myPageWords, messagesWords]) {
      const flat = (each: object): [string, unknown][] =>
        Object.entries(each).flatMap(([key, value]): [string, unknown][] =>
          typeof value === 'object' && value !== null ? flat(value as object) : [[key, value]],
        );
      for (const language of languages) {
        expect(flat(words[language]).map(([key]) => key)).toEqual(flat(words.FI).map(([key]) => key));
      }
      const finnish = flat(words.FI).map(([, value]) => value);
      const texts = flat(words.SV).flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
      for (const text of texts) expect(finnish).not.toContain(text);
    }
  });

  it('shows HTML in any field as text', () => {
    const attack = `<img src=x onerror="alert(1)"></a><script>'&amp;`;
    const known = { name: 'x', phone: 'x' };
    const base = (changes: Partial<MyMeeting> = {}, contact: MyPageFacts['contact'] = known) =>
      myPage(own({ meetings: [meeting({ publicTitle: 'x', ...changes })], contact }), 'FI');
    for (const page of [
      base({ publicTitle: attack }),
      base({ place: attack }),
      base({}, { name: attack, phone: 'x' }),
      base({}, { name: 'x', phone: attack }),
    ]) {
      expect(elements(page)).toEqual(elements(base()));
      expect(writePage(page)).toContain('&lt;img');
    }
  });

  it('is under 40 kB with as many meetings as it shows', () => {
    const meetings = Array.from({ length: 50 }, () =>
      meeting({ publicTitle: 'Ä'.repeat(100), address: `https://ajat.example.fi/invitation/${'a'.repeat(64)}` }),
    );
    expect(Buffer.byteLength(writePage(myPage(own({ meetings }), 'FI')))).toBeLessThan(40_000);
  });
});

describe('a code', () => {
  const id = '0190f0a4-1c7e-7000-8000-000000000010';

  it('has six digits, the same for the same id and secret, and others for others', () => {
    const codes = new Set(Array.from({ length: 200 }, (_, index) => codeOf('secret', `${id}${index}`)));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(codes.size).toBeGreaterThan(190);
    expect(codeOf('secret', id)).toBe(codeOf('secret', id));
    expect(codeOf('another', id)).not.toBe(codeOf('secret', id));
  });

  it('is known in groups too, and nothing else is', () => {
    const code = codeOf('secret', id);
    expect(isCode('secret', id, code)).toBe(true);
    expect(isCode('secret', id, ` ${code.slice(0, 3)} ${code.slice(3)}\n`)).toBe(true);
    for (const wrong of [
      '',
      code.slice(1),
      `${code}0`,
      `${code}x`,
      code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)),
    ]) {
      expect(isCode('secret', id, wrong)).toBe(false);
    }
  });
});
