import type { Language } from '../../../src/domain/result.js';
import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import { invitationText } from '../../../src/features/invitations/invitation-text.js';
import { everyKindOfInvitation, facts } from './invitation-facts.js';

const languages = ['FI', 'SV', 'EN'] as const;
const sentencesOf = (told: InvitationFacts) =>
  invitationText(told).blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Words that LANGUAGE.md keeps out, as stems, and everything that begs, shouts or threatens. */
const forbidden: Record<Language, RegExp> = {
  FI: /asiakas|asiakk|palvelu|toimenpi|tästä\b|kiit|ilmoittamatta|terve|sairau|kela\b|!/i,
  SV: /klient|service|åtgärd|\bhär\b(?! meddelandet| inte passar)|tack\b|hälsa|sjuk|förmån|!/i,
  EN: /\bcase\b|appointment|service|\bhere\b|thank|health|sick|benefit|!/i,
};

describe('what a recipient reads', () => {
  it('has at most fifteen words a sentence, whatever is told, and ten in easy language', () => {
    for (const told of everyKindOfInvitation()) {
      for (const sentence of sentencesOf(told)) {
        const wordsMax = told.easyLanguage && !told.isProfessional ? 10 : 15;
        if (wordsIn(sentence) > wordsMax) throw new Error(`${wordsIn(sentence)} words: ${sentence}`);
        expect(sentence).toMatch(/[.]$/);
      }
    }
  });

  it('has none of the forbidden words', () => {
    for (const told of everyKindOfInvitation()) {
      const text = invitationText(told);
      const all = [
        text.subject,
        text.greeting,
        text.calendar.summary,
        text.calendar.location,
        JSON.stringify(text.blocks),
      ];
      expect(all.join('\n')).not.toMatch(forbidden[told.language]);
    }
  });

  it('never shows a hole where a value is missing', () => {
    for (const told of everyKindOfInvitation()) {
      const text = invitationText(told);
      expect(JSON.stringify(text)).not.toMatch(/undefined|\bnull\b|\s,|,\s*\.|: \.|\s{2}/);
    }
  });

  it.each<[Language, string[]]>([
    [
      'FI',
      [
        'Hei Aino Mäkelä,',
        'Matti Öhman kutsuu sinut tapaamiseen.',
        'Tapaaminen on torstaina 12. maaliskuuta 2026 kello 9.00–10.00.',
        'Paikka on Kauppakatu 1, Laukaa, toinen kerros.',
        'Kerro, tuletko.',
        'Voit ottaa mukaan läheisen tai tukihenkilön.',
        'Jos et pääse, paina ”En pääse” tai soita.',
        'Soita: Matti Öhman, 040 123 4567.',
        'Etsimme uuden ajan yhdessä.',
      ],
    ],
    [
      'SV',
      [
        'Hej Aino Mäkelä,',
        'Matti Öhman bjuder in dig till ett möte.',
        'Mötet är torsdagen den 12 mars 2026 klockan 9.00–10.00.',
        'Platsen är Kauppakatu 1, Laukaa, toinen kerros.',
        'Berätta om du kommer.',
        'Du får ta med en närstående eller en stödperson.',
        'Om du inte kan komma, tryck ”Jag kan inte komma” eller ring.',
        'Ring: Matti Öhman, 040 123 4567.',
        'Vi hittar en ny tid tillsammans.',
      ],
    ],
    [
      'EN',
      [
        'Hello Aino Mäkelä,',
        'Matti Öhman invites you to a meeting.',
        'The meeting is on Thursday 12 March 2026 at 9:00–10:00.',
        'The place is Kauppakatu 1, Laukaa, toinen kerros.',
        'Please tell us if you are coming.',
        'You may bring a friend, a relative or a support person.',
        'If you cannot come, press “I cannot come” or call.',
        'Call: Matti Öhman, 040 123 4567.',
        'We will find a new time together.',
      ],
    ],
  ])('says who, when, where and what to do, in this order: %s', (language, expected) => {
    const told = facts({ language });
    expect([invitationText(told).greeting, ...sentencesOf(told)]).toEqual(expected);
  });

  it('has buttons that say what happens, in every invitation and in nothing that asks for no answer', () => {
    for (const told of everyKindOfInvitation()) {
      const { blocks, calendar } = invitationText(told);
      const labels = (from: typeof blocks) =>
        from.flatMap((block) => ('url' in block && block.url.includes('?answer=') ? [block.label] : []));
      const isAsked = told.kind !== 'CANCELLED' && told.kind !== 'REMOVED' && told.requirement !== 'INFORMED';
      const expected = {
        FI: ['Tulen', 'En pääse', 'Ehdotan toista aikaa'],
        SV: ['Jag kommer', 'Jag kan inte komma', 'Jag föreslår en annan tid'],
        EN: ['I am coming', 'I cannot come', 'I propose another time'],
      }[told.language];
      const offered = told.hasAccepted ? expected.slice(1) : expected;
      expect(labels(blocks)).toEqual(isAsked ? offered : []);
      expect(labels(calendar.description)).toEqual(isAsked ? offered : []);
    }
    expect(invitationText(facts()).blocks).toContainEqual({
      label: 'Tulen',
      url: 'https://aika.example/invitation/abc?answer=ACCEPTED',
    });
  });

  it('has a subject for every kind', () => {
    const subjects = (language: Language, publicTitle?: string) =>
      (['INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'] as const).map(
        (kind) => invitationText(facts({ language, kind, publicTitle })).subject,
      );
    expect(subjects('FI')).toEqual([
      'Kutsu tapaamiseen torstaina 12. maaliskuuta',
      'Tapaamisen uusi aika on torstaina 12. maaliskuuta',
      'Muutos tapaamiseen torstaina 12. maaliskuuta',
      'Tapaaminen torstaina 12. maaliskuuta on peruttu',
      'Sinun ei tarvitse tulla tapaamiseen torstaina 12. maaliskuuta',
    ]);
    expect(subjects('SV')[0]).toBe('Inbjudan till ett möte torsdagen den 12 mars');
    expect(subjects('EN')[3]).toBe('The meeting on Thursday 12 March is cancelled');
    expect(subjects('FI', 'Verkoston kokous')[1]).toBe('Uusi aika: Verkoston kokous, torstaina 12. maaliskuuta');
  });

  it('tells the old time of a moved meeting, and that it is gone', () => {
    const sentences = sentencesOf(facts({ kind: 'MOVED', oldStart: Date.UTC(2026, 2, 11, 11) }));
    expect(sentences).toContain('Uusi aika on torstaina 12. maaliskuuta 2026 kello 9.00–10.00.');
    expect(sentences).toContain('Vanha aika oli keskiviikkona 11. maaliskuuta kello 13.00.');
    expect(sentences).toContain('Vanha aika ei enää ole voimassa.');
  });

  it('asks nothing of the one whose meeting is cancelled, and gives no link to it', () => {
    for (const language of languages) {
      const text = invitationText(facts({ language, kind: 'CANCELLED', channel: 'VIDEO' }));
      expect(text.calendar.url).toBeUndefined();
      expect(JSON.stringify(text.blocks)).not.toMatch(/Kerro|Berätta|Please|video/);
    }
  });

  it.each<[Language, string[]]>([
    [
      'FI',
      [
        'Sinun ei tarvitse tulla tapaamiseen torstaina 12. maaliskuuta kello 9.00.',
        'Kutsu ei enää ole voimassa.',
        'Sinun ei tarvitse tehdä mitään.',
        'Jos haluat kysyä jotakin, soita: Matti Öhman, 040 123 4567.',
      ],
    ],
    [
      'SV',
      [
        'Du behöver inte komma till mötet torsdagen den 12 mars klockan 9.00.',
        'Inbjudan gäller inte längre.',
        'Du behöver inte göra någonting.',
        'Om du vill fråga något, ring: Matti Öhman, 040 123 4567.',
      ],
    ],
    [
      'EN',
      [
        'You do not need to come to the meeting on Thursday 12 March at 9:00.',
        'The invitation is no longer valid.',
        'You do not need to do anything.',
        'If you want to ask something, call: Matti Öhman, 040 123 4567.',
      ],
    ],
  ])('tells whoever is removed that nothing is expected of them, not that nobody meets: %s', (language, expected) => {
    expect(sentencesOf(facts({ language, kind: 'REMOVED' }))).toEqual(expected);
    const removed = everyKindOfInvitation().filter(({ kind }) => kind === 'REMOVED');
    expect(removed.length).toBeGreaterThan(100);
    for (const told of removed) {
      const { subject, blocks, calendar } = invitationText(told);
      expect(calendar.url).toBeUndefined();
      expect(subject + JSON.stringify(blocks)).not.toMatch(
        /perut|peruut|inställ|cancel|suostumu|samtyck|consent|video/i,
      );
    }
  });

  it('tells it in easy language in shorter sentences, and to professionals in one line', () => {
    expect(sentencesOf(facts({ kind: 'REMOVED', easyLanguage: true, organiserPhone: undefined }))).toEqual([
      'Sinun ei tarvitse tulla tapaamiseen.',
      'Tapaaminen on torstaina 12. maaliskuuta kello 9.00.',
      'Kutsu ei enää ole voimassa.',
      'Sinun ei tarvitse tehdä mitään.',
    ]);
    expect(
      languages.map((language) => sentencesOf(facts({ language, kind: 'REMOVED', isProfessional: true }))),
    ).toEqual([
      ['Kutsusi tapaamiseen ei enää ole voimassa.'],
      ['Din inbjudan till mötet gäller inte längre.'],
      ['Your invitation to the meeting is no longer valid.'],
    ]);
  });

  it('asks no answer of the informed and leaves the choice to the optional', () => {
    const informed = sentencesOf(facts({ requirement: 'INFORMED' })).join(' ');
    expect(informed).toContain('Sinun ei tarvitse vastata.');
    expect(informed).not.toMatch(/Kerro|Vastaa/);
    expect(sentencesOf(facts({ requirement: 'OPTIONAL' }))).toContain('Voit itse päättää, tuletko.');
  });

  it('tells professionals the same facts in fewer words', () => {
    for (const language of languages) {
      const text = (isProfessional: boolean) =>
        JSON.stringify(invitationText(facts({ language, isProfessional })).blocks);
      for (const fact of ['Kauppakatu 1, Laukaa', 'Matti Öhman', '040 123 4567', '2026']) {
        expect(text(true)).toContain(fact);
        expect(text(false)).toContain(fact);
      }
      const wordCount = (isProfessional: boolean) => sentencesOf(facts({ language, isProfessional })).join(' ').length;
      expect(wordCount(true)).toBeLessThan(wordCount(false));
    }
  });

  it('gives the video link only as an address of the web', () => {
    const link = (videoUrl: string) => invitationText(facts({ channel: 'VIDEO', videoUrl })).calendar.url;
    expect(link('https://video.example/ä b')).toBe('https://video.example/%C3%A4%20b');
    expect(link('javascript:alert(1)')).toBeUndefined();
    expect(link('data:text/html,x')).toBeUndefined();
    expect(sentencesOf(facts({ channel: 'VIDEO', videoUrl: 'javascript:alert(1)' }))).toContain(
      'Videolinkkiä ei vielä ole.',
    );
  });

  it('sets names written from right to left apart, and takes signs of direction out', () => {
    const [first] = sentencesOf(facts({ organiserName: 'محمد\u202e' }));
    expect(first).toBe('\u2068محمد\u2069 kutsuu sinut tapaamiseen.');
  });

  it('survives names of 200 signs, emoji and line breaks', () => {
    const name = `${'Ä'.repeat(199)}🎈`;
    const told = facts({ organiserName: name, publicTitle: name, recipientName: 'Aino\r\nBcc: x@y.example\u0000' });
    const text = invitationText(told);
    expect(sentencesOf(told)[0]).toBe(`${name} kutsuu sinut tapaamiseen.`);
    expect(text.greeting).toBe('Hei Aino Bcc: x@y.example,');
    expect(text.subject).toBe(`Kutsu: ${'Ä'.repeat(59)}…, torstaina 12. maaliskuuta`);
    expect(text.calendar.summary).toBe(name);
  });

  it('has a neutral title of its own in every language', () => {
    expect(languages.map((language) => invitationText(facts({ language })).calendar.summary)).toEqual([
      'Tapaaminen',
      'Möte',
      'Meeting',
    ]);
  });
});
