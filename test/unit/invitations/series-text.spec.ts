import type { Language } from '../../../src/domain/result.js';
import type { InvitationFacts, InvitationKind } from '../../../src/features/invitations/invitation-facts.js';
import { invitationMail } from '../../../src/features/invitations/invitation-mail.js';
import { invitationText } from '../../../src/features/invitations/invitation-text.js';
import { facts } from './invitation-facts.js';
import { everyLetterOfSeries, series, seriesFacts, seriesKinds } from './series-facts.js';

const languages = ['FI', 'SV', 'EN'] as const;
const everyLetter = everyLetterOfSeries();
const sentencesOf = (told: InvitationFacts) =>
  invitationText(told).blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
const listsOf = (told: InvitationFacts) =>
  invitationText(told).blocks.flatMap((block) => ('items' in block ? [[block.heading, ...block.items]] : []));
const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** As in invitation-text.spec.ts: what LANGUAGE.md keeps out. */
const forbidden: Record<Language, RegExp> = {
  FI: /asiakas|asiakk|palvelu|toimenpi|tästä\b|kiit|ilmoittamatta|terve|sairau|kela\b|!/i,
  SV: /klient|service|åtgärd|\bhär\b(?! meddelandet| inte passar)|tack\b|hälsa|sjuk|förmån|!/i,
  EN: /\bcase\b|appointment|service|\bhere\b|thank|health|sick|benefit|!/i,
};

describe('what a recipient reads of a series', () => {
  it('has at most fifteen words a sentence, ten in easy language, no forbidden word and no hole', () => {
    for (const told of everyLetter) {
      const wordsMax = told.easyLanguage && !told.isProfessional ? 10 : 15;
      const sentences = sentencesOf(told);
      expect(sentences.filter((sentence) => wordsIn(sentence) > wordsMax || !sentence.endsWith('.'))).toEqual([]);
      const text = invitationText(told);
      const all = [text.subject, text.greeting, text.calendar.summary, JSON.stringify(text.blocks)].join('\n');
      expect(all).not.toMatch(forbidden[told.language]);
      expect(JSON.stringify(text)).not.toMatch(/undefined|\bnull\b|\s,|,\s*\.|: \.|\s{2}|"items":\[\]|"facts":\[\]/);
    }
  });

  it.each<[Language, string, string[], string[][]]>([
    [
      'FI',
      'Kutsu: tapaamiset joka torstai',
      [
        'Matti Öhman kutsuu sinut toistuviin tapaamisiin.',
        'Tapaaminen on joka torstai kello 9.00–10.00.',
        'Viimeinen kerta on torstaina 18. kesäkuuta 2026.',
        'Paikka on Kauppakatu 1, Laukaa, toinen kerros.',
        'Kerro, tuletko.',
        'Vastauksesi koskee kaikkia kertoja.',
        'Voit ottaa mukaan läheisen tai tukihenkilön.',
        'Jos et pääse tapaamisiin, paina ”En pääse” tai soita.',
        'Jos vain yksi kerta ei sovi, soita.',
        'Soita: Matti Öhman, 040 123 4567.',
        'Etsimme uuden ajan yhdessä.',
      ],
      [
        [
          'Ensimmäiset kerrat',
          'torstaina 12. maaliskuuta 2026',
          'torstaina 19. maaliskuuta 2026',
          'torstaina 26. maaliskuuta 2026',
          'torstaina 2. huhtikuuta 2026',
          'torstaina 16. huhtikuuta 2026',
          'torstaina 23. huhtikuuta 2026',
        ],
        [
          'Näinä päivinä ei ole tapaamista',
          'torstaina 9. huhtikuuta 2026',
          'torstaina 14. toukokuuta 2026, helatorstai',
        ],
      ],
    ],
    [
      'SV',
      'Inbjudan: möten varje torsdag',
      [
        'Matti Öhman bjuder in dig till återkommande möten.',
        'Mötet är varje torsdag klockan 9.00–10.00.',
        'Den sista gången är torsdagen den 18 juni 2026.',
        'Platsen är Kauppakatu 1, Laukaa, toinen kerros.',
        'Berätta om du kommer.',
        'Ditt svar gäller alla gånger.',
        'Du får ta med en närstående eller en stödperson.',
        'Om du inte kan komma till mötena, tryck ”Jag kan inte komma” eller ring.',
        'Om bara en gång inte passar, ring.',
        'Ring: Matti Öhman, 040 123 4567.',
        'Vi hittar en ny tid tillsammans.',
      ],
      [
        [
          'De första gångerna',
          'torsdagen den 12 mars 2026',
          'torsdagen den 19 mars 2026',
          'torsdagen den 26 mars 2026',
          'torsdagen den 2 april 2026',
          'torsdagen den 16 april 2026',
          'torsdagen den 23 april 2026',
        ],
        ['Inget möte dessa dagar', 'torsdagen den 9 april 2026', 'torsdagen den 14 maj 2026, Kristi himmelsfärdsdag'],
      ],
    ],
    [
      'EN',
      'Invitation: meetings every Thursday',
      [
        'Matti Öhman invites you to regular meetings.',
        'The meeting is every Thursday at 9:00–10:00.',
        'The last meeting is on Thursday 18 June 2026.',
        'The place is Kauppakatu 1, Laukaa, toinen kerros.',
        'Please tell us if you are coming.',
        'Your answer is for all the dates.',
        'You may bring a friend, a relative or a support person.',
        'If you cannot come to the meetings, press “I cannot come” or call.',
        'If only one date does not suit you, call.',
        'Call: Matti Öhman, 040 123 4567.',
        'We will find a new time together.',
      ],
      [
        [
          'The first dates',
          'Thursday 12 March 2026',
          'Thursday 19 March 2026',
          'Thursday 26 March 2026',
          'Thursday 2 April 2026',
          'Thursday 16 April 2026',
          'Thursday 23 April 2026',
        ],
        ['No meeting on these dates', 'Thursday 9 April 2026', 'Thursday 14 May 2026, Ascension Day'],
      ],
    ],
  ])('says who, how often, until when, the dates, where and what to do: %s', (language, subject, sentences, lists) => {
    const told = seriesFacts({ language });
    expect(invitationText(told).subject).toBe(subject);
    expect(sentencesOf(told)).toEqual(sentences);
    expect(listsOf(told)).toEqual(lists);
  });

  it('lists the dates where no sentence says the rhythm, and never says a wrong one', () => {
    const told = seriesFacts({ series: series({}, 'FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2,3,4') });
    expect(invitationText(told).subject).toBe('Kutsu: tapaamiset, ensimmäinen torstaina 12. maaliskuuta');
    expect(sentencesOf(told)).toContain('Tapaaminen pidetään useita kertoja.');
    expect(sentencesOf(told).join(' ')).not.toContain('joka');
    expect(listsOf(told)[0]?.slice(0, 2)).toEqual([
      'Ensimmäiset kerrat',
      'torstaina 12. maaliskuuta 2026 kello 9.00–10.00',
    ]);
    const night = { start: Date.UTC(2026, 2, 12, 20), end: Date.UTC(2026, 2, 12, 23), zone: 'Europe/Helsinki' };
    expect(sentencesOf(seriesFacts({ when: night }))).toContain('Tapaaminen pidetään useita kertoja.');
  });

  it('says the hour of a date that has another one, and the zone once', () => {
    const start = Date.UTC(2026, 2, 12, 7);
    const zone = 'Europe/Helsinki';
    const other = { start: start + 5 * 3_600_000, end: start + 6 * 3_600_000, zone };
    expect(listsOf(seriesFacts({ series: series({ next: [other], skipped: [] }) }))).toEqual([
      ['Ensimmäiset kerrat', 'torstaina 12. maaliskuuta 2026 kello 14.00–15.00'],
    ]);
    const abroad = seriesFacts({ when: { start, end: start + 3_600_000, zone, readerZone: 'America/St_Johns' } });
    expect(sentencesOf(abroad).filter((sentence) => sentence.includes('aikaa'))).toEqual(['Ajat ovat Suomen aikaa.']);
  });

  it('is silent about days after the last one, and counts those that are too many', () => {
    const day = (week: number) => Date.UTC(2026, 2, 12, 7) + week * 7 * 86_400_000;
    const skipped = Array.from({ length: 9 }, (_, week) => day(week + 30));
    const told = (until: number | undefined) => seriesFacts({ series: series({ skipped, until }) });
    expect(listsOf(told(day(29)))).toHaveLength(1);
    expect(listsOf(told(day(36)))[1]).toHaveLength(1 + 7);
    expect(listsOf(told(day(36)))[1]?.at(-1)).toBe('ja yksi muu päivä');
    expect(listsOf(told(undefined))[1]?.at(-1)).toBe('ja 3 muuta päivää');
  });

  it('asks an answer for all of it, has no button for another time, and asks none of a mere notice', () => {
    for (const told of everyLetter.filter((each) => each.series !== undefined)) {
      const { blocks } = invitationText(told);
      const answers = blocks.flatMap((block) => ('url' in block ? [/\?answer=(.*)$/.exec(block.url)?.[1]] : []));
      const isAsked = (['INVITED', 'MOVED', 'CHANGED'] as InvitationKind[]).includes(told.kind);
      const offered = told.hasAccepted ? ['DECLINED'] : ['ACCEPTED', 'DECLINED'];
      const expected = isAsked && told.requirement !== 'INFORMED' ? offered : [];
      expect(answers.filter((answer) => answer !== undefined)).toEqual(expected);
    }
  });

  it('gives professionals the same in lines', () => {
    expect(invitationMail(seriesFacts({ isProfessional: true, series: series({ skipped: [] }) })).text).toBe(
      [
        'Sinut on kutsuttu toistuviin tapaamisiin.',
        '',
        'Aika: joka torstai kello 9.00–10.00',
        'Viimeinen kerta: torstaina 18. kesäkuuta 2026',
        'Paikka: Kauppakatu 1, Laukaa, toinen kerros',
        'Järjestäjä: Matti Öhman, 040 123 4567',
        '',
        'Ensimmäiset kerrat:',
        '- torstaina 12. maaliskuuta 2026',
        '- torstaina 19. maaliskuuta 2026',
        '- torstaina 26. maaliskuuta 2026',
        '- torstaina 2. huhtikuuta 2026',
        '- torstaina 16. huhtikuuta 2026',
        '- torstaina 23. huhtikuuta 2026',
        '',
        'Kerro, tuletko.',
        'Vastauksesi koskee kaikkia kertoja.',
        '',
        'Tulen:',
        'https://aika.example/invitation/abc?answer=ACCEPTED',
        '',
        'En pääse:',
        'https://aika.example/invitation/abc?answer=DECLINED',
        '',
      ].join('\n'),
    );
  });

  it('has the meetings’ own name and a subject for every kind', () => {
    const subjects = (language: Language) =>
      seriesKinds.map((kind) => invitationText(seriesFacts({ language, kind, publicTitle: 'Verkko' })).subject);
    expect(subjects('FI')).toEqual([
      'Kutsu: Verkko, joka torstai',
      'Uudet ajat: Verkko, joka torstai',
      'Muutos: Verkko, joka torstai',
      'Peruttu: Verkko, joka torstai',
      'Kutsu ei enää ole voimassa: Verkko, joka torstai',
      'Tapaamisesi päättyvät: Verkko, viimeinen torstaina 18. kesäkuuta',
      'Muutos päiviin: Verkko, joka torstai',
    ]);
    for (const language of languages) expect(new Set(subjects(language)).size).toBe(seriesKinds.length);
    expect(invitationText(seriesFacts({ requirement: 'INFORMED' })).subject).toBe('Tiedoksi: tapaamiset joka torstai');
  });

  it('tells a change of dates as a change where the series is not at hand', () => {
    for (const kind of ['SERIES_ENDS', 'SERIES_CHANGED'] as const) {
      expect(invitationText(facts({ kind })).blocks).toEqual(invitationText(facts({ kind: 'CHANGED' })).blocks);
    }
  });

  it('is a document whose lists are lists, and leaves the dates out of the calendar', () => {
    const { html, calendar } = invitationMail(seriesFacts());
    expect(html.match(/<li>/g)).toHaveLength(8);
    expect(html).toContain('<h2>Ensimmäiset kerrat</h2>\n<ul>\n<li>torstaina 12. maaliskuuta 2026</li>');
    for (const told of everyLetter) {
      const written = invitationMail(told);
      const opened = [...written.html.matchAll(/<([a-z][a-z0-9]*)/gi)].filter(
        ([, name]) => name !== 'meta' && name !== 'br',
      );
      expect(written.html.match(/<\/[a-z]/g)).toHaveLength(opened.length);
    }
    expect(calendar.description).not.toMatch(/maaliskuuta|torstai/);
  });
});
