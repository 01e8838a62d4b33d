import type { InvitationPageNews } from '../../../src/features/invitations/invitation-page-facts.js';
import { invitationPage } from '../../../src/features/invitations/invitation-page.js';
import { seriesPageWords } from '../../../src/features/invitations/series-page-text.js';
import { writePage } from '../../../src/platform/pages/page.js';
import { pageFacts, seriesPageFacts } from './invitation-page-facts.js';

const write = (facts: ReturnType<typeof pageFacts>, news?: InvitationPageNews) =>
  writePage(invitationPage(facts, news)).replace(/^[\s\S]*<main>/, '');
const textOf = (document: string) => document.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the page of a series', () => {
  it('says how often in the words of its letter, and the dates once', () => {
    const text = textOf(write(seriesPageFacts()));
    expect(text).toContain(
      'Tapaaminen on joka torstai kello 9.00–10.00. Viimeinen kerta on torstaina 18. kesäkuuta 2026.',
    );
    expect(text).toContain('Näinä päivinä ei ole tapaamista');
    expect(text).not.toContain('Ensimmäiset kerrat');
    expect(text.match(/12\. maaliskuuta 2026/g)).toHaveLength(1);
  });

  it('leads from each time to its page, in the language that is read, and says where it is elsewhere', () => {
    const document = write(seriesPageFacts({ status: 'ACCEPTED' }, { language: 'EN' }));
    expect(document).toContain('<a class="link" href="../invitation/0a1b?lang=en">');
    expect(document).toContain('<a class="link" href="../invitation/2c3d?lang=en">');
    expect(textOf(document)).toContain('Asematie 2 Your answer: I am coming');
    expect(document.match(/Asematie 2/g)).toHaveLength(1);
  });

  it('says the way of meeting where a time is held in another way', () => {
    const { times } = seriesPageFacts();
    const [first] = times?.listed ?? [];
    if (first === undefined) throw new Error('no time');
    const listed = [
      { ...first, elsewhere: { channel: 'VIDEO', place: 'Asematie 2' } as const },
      { ...first, elsewhere: { channel: 'ON_SITE', place: undefined } as const },
    ];
    const text = textOf(write(seriesPageFacts({ times: { listed, more: 1, answersDiffer: false } })));
    expect(text).toContain('kello 9.00–10.00 Videotapaaminen');
    expect(text).not.toContain('Asematie 2');
    expect(text).toContain('ja yksi muu kerta');
  });

  it('has no answer chosen where times were answered differently', () => {
    const { times } = seriesPageFacts();
    const document = write(seriesPageFacts({ times: times && { ...times, answersDiffer: true } }), {
      kind: 'ANSWERED',
    });
    expect(document).not.toMatch(/name="answer"[^>]*checked/);
    expect(textOf(document)).toContain(
      'Vastauksesi on tallennettu. Olet vastannut eri kertoihin eri tavalla. Olli'.replace('Olli', 'Matti Öhman'),
    );
    expect(textOf(document)).toContain('Voit muuttaa vastaustasi niin kauan kuin kertoja on jäljellä.');
  });

  it('shows HTML in a place as text', () => {
    const { times } = seriesPageFacts();
    const listed = (times?.listed ?? []).map((time) => ({
      ...time,
      elsewhere: { channel: 'ON_SITE', place: '<img src=x>"' } as const,
    }));
    const document = write(seriesPageFacts({ times: { listed, more: 0, answersDiffer: false } }));
    expect(document).not.toContain('<img');
    expect(document).toContain('&lt;img src=x&gt;');
  });

  it('is under 40 kB with twenty times and the longest texts', () => {
    const { times } = seriesPageFacts();
    const [first] = times?.listed ?? [];
    if (first === undefined) throw new Error('no time');
    const name = 'Ä'.repeat(200);
    const time = {
      ...first,
      elsewhere: { channel: 'ON_SITE', place: `${name}, ${name}` } as const,
      address: `../invitation/${'0'.repeat(64)}`,
    };
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const facts = seriesPageFacts(
        {
          times: { listed: Array.from({ length: 20 }, () => time), more: 400, answersDiffer: true },
          message: 'Ä"'.repeat(1_000),
        },
        { language, publicTitle: name, place: `${name}, ${name}` },
      );
      expect(Buffer.byteLength(writePage(invitationPage(facts)))).toBeLessThan(40_000);
    }
  });

  it('has all its words in every language, each in its own', () => {
    const texts = (words: object): unknown[] =>
      Object.values(words).flatMap((value) => (typeof value === 'object' ? texts(value as object) : [value]));
    const [fi, sv, en] = [texts(seriesPageWords.FI), texts(seriesPageWords.SV), texts(seriesPageWords.EN)];
    const all = [...fi, ...sv, ...en].filter((text) => typeof text === 'string');
    expect(all).not.toContain('');
    expect(new Set(all).size).toBe(all.length);
    expect([sv.length, en.length]).toEqual([fi.length, fi.length]);
  });
});

describe('the page of one time of a series', () => {
  it('says that there are others, and that the answer is for this one', () => {
    const text = textOf(write(pageFacts({}, { occurrence: true })));
    expect(text).toContain('Tämä on yksi kerta toistuvista tapaamisista.');
    expect(text).toContain('Vastauksesi koskee vain tätä kertaa.');
    expect(text).not.toContain('Kutsu koskee vain tätä kertaa');
    const alone = textOf(write(pageFacts()));
    expect(alone).not.toMatch(/toistuvista|tätä kertaa/);
  });

  it('does not say that the others stay, once it is cancelled: they may be as well', () => {
    const text = textOf(write(pageFacts({ state: 'CANCELLED' }, { kind: 'CANCELLED', occurrence: true })));
    expect(text).toContain('Tämä on yksi kerta toistuvista tapaamisista.');
    expect(text).not.toMatch(/Muut kerrat|Vain tämä/);
  });
});
