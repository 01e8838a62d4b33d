import type { Language } from '../../../src/domain/result.js';
import type { BundleFacts } from '../../../src/features/invitations/bundle-facts.js';
import { bundleText } from '../../../src/features/invitations/bundle-text.js';
import { plainText } from '../../../src/platform/mail/letter.js';
import { bundle, everyBundle, languages, pageLink } from './bundle-facts.js';

const sentencesOf = (told: BundleFacts) =>
  bundleText(told).blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** As in invitation-text.spec.ts: what LANGUAGE.md keeps out. */
const forbidden: Record<Language, RegExp> = {
  FI: /asiakas|asiakk|palvelu|toimenpi|tästä\b|kiit|ilmoittamatta|terve|sairau|kela\b|!/i,
  SV: /klient|service|åtgärd|\bhär\b(?! meddelandet| inte passar)|tack\b|hälsa|sjuk|förmån|!/i,
  EN: /\bcase\b|appointment|service|\bhere\b|thank|health|sick|benefit|!/i,
};

describe('what a recipient reads of many meetings at once', () => {
  it('has at most fifteen words a sentence, no forbidden word and no hole', () => {
    for (const told of everyBundle()) {
      const [{ language }] = told.items;
      expect(sentencesOf(told).filter((sentence) => wordsIn(sentence) > 15 || !sentence.endsWith('.'))).toEqual([]);
      const text = bundleText(told);
      expect([text.subject, text.greeting, plainText(text)].join('\n')).not.toMatch(forbidden[language]);
      expect(JSON.stringify(text)).not.toMatch(
        /undefined|\bnull\b|\s,|,\s*\.|: \.|\s{2}|"items":\[\]|"sentences":\[\]/,
      );
    }
  });

  it.each<[Language, string]>([
    [
      'FI',
      `Hei Aino Mäkelä,

Matti Öhman kutsuu sinut 2 tapaamiseen.

Viikko 11:
- torstaina 12. maaliskuuta 2026 kello 9.00–10.00

Viikko 12:
- torstaina 19. maaliskuuta 2026 kello 9.00–10.00

Paikka on Kauppakatu 1, Laukaa, toinen kerros.

Kerro, tuletko. Voit vastata kaikkiin kerralla tai jokaiseen erikseen. Linkin kautta saat ajat myös kalenteriisi. Voit ottaa mukaan läheisen tai tukihenkilön.

Vastaa kutsuihin:
${pageLink}

Jos et pääse johonkin tapaamiseen, vastaa siihen erikseen. Voit myös soittaa. Soita: Matti Öhman, 040 123 4567. Etsimme uuden ajan yhdessä.
`,
    ],
    [
      'SV',
      `Hej Aino Mäkelä,

Matti Öhman bjuder in dig till 2 möten.

Vecka 11:
- torsdagen den 12 mars 2026 klockan 9.00–10.00

Vecka 12:
- torsdagen den 19 mars 2026 klockan 9.00–10.00

Platsen är Kauppakatu 1, Laukaa, toinen kerros.

Berätta om du kommer. Du kan svara på alla på en gång eller på vart och ett särskilt. Via länken får du också tiderna till din kalender. Du får ta med en närstående eller en stödperson.

Svara på inbjudningarna:
${pageLink}

Om du inte kan komma till något möte, svara på det särskilt. Du kan också ringa. Ring: Matti Öhman, 040 123 4567. Vi hittar en ny tid tillsammans.
`,
    ],
    [
      'EN',
      `Hello Aino Mäkelä,

Matti Öhman invites you to 2 meetings.

Week 11:
- Thursday 12 March 2026 at 9:00–10:00

Week 12:
- Thursday 19 March 2026 at 9:00–10:00

The place is Kauppakatu 1, Laukaa, toinen kerros.

Please tell us if you are coming. You can answer all at once or each one separately. The link also gives you the times for your calendar. You may bring a friend, a relative or a support person.

Answer the invitations:
${pageLink}

If you cannot come to one of the meetings, answer it separately. You can also call. Call: Matti Öhman, 040 123 4567. We will find a new time together.
`,
    ],
  ])('says in %s who, when, where, what to do and what if not', (language, letter) => {
    expect(plainText(bundleText(bundle({ language })))).toBe(letter);
  });

  it.each<[string, BundleFacts, Record<Language, string>]>([
    [
      'invited',
      bundle(),
      {
        FI: 'Kutsu 2 tapaamiseen, ensimmäinen torstaina 12. maaliskuuta',
        SV: 'Inbjudan till 2 möten, det första torsdagen den 12 mars',
        EN: 'Invitation to 2 meetings, the first on Thursday 12 March',
      },
    ],
    [
      'named',
      bundle({ publicTitle: 'Ryhmä' }),
      {
        FI: 'Kutsu: Ryhmä, 2 kertaa, ensimmäinen torstaina 12. maaliskuuta',
        SV: 'Inbjudan: Ryhmä, 2 gånger, första gången torsdagen den 12 mars',
        EN: 'Invitation: Ryhmä, 2 dates, the first on Thursday 12 March',
      },
    ],
    [
      'for information',
      bundle({ requirement: 'INFORMED' }),
      {
        FI: 'Tiedoksi: 2 tapaamista, ensimmäinen torstaina 12. maaliskuuta',
        SV: 'För kännedom: 2 möten, det första torsdagen den 12 mars',
        EN: 'For your information: 2 meetings, the first on Thursday 12 March',
      },
    ],
    [
      'called off, one of two mails',
      { ...bundle({ kind: 'CANCELLED' }), part: { number: 1, of: 2 } },
      {
        FI: 'Peruttu: 2 tapaamista (viesti 1/2)',
        SV: 'Inställda: 2 möten (meddelande 1/2)',
        EN: 'Cancelled: 2 meetings (message 1/2)',
      },
    ],
    [
      'mixed',
      bundle({}, { kind: 'CANCELLED' }),
      { FI: 'Muutoksia 3 tapaamiseen', SV: 'Ändringar i 3 möten', EN: 'Changes to 3 meetings' },
    ],
  ])('has a subject for what is %s', (_, told, subjects) => {
    const [first, second, ...others] = told.items;
    for (const language of languages) {
      const items = [
        { ...first, language },
        { ...second, language },
        ...others.map((item) => ({ ...item, language })),
      ] as const;
      expect(bundleText({ ...told, items }).subject).toBe(subjects[language]);
    }
  });

  it('names nobody where several people invite, and says a name, a place or an hour with each where they differ', () => {
    const letter = plainText(
      bundleText(
        bundle({}, { organiserName: 'Liisa Laine', place: 'Asematie 2, Laukaa', publicTitle: 'Loppukeskustelu' }),
      ),
    );
    expect(letter).toContain('Sinut on kutsuttu 3 tapaamiseen.');
    expect(letter).toContain(
      '- torstaina 12. maaliskuuta 2026 kello 9.00–10.00, Kauppakatu 1, Laukaa, toinen kerros\n',
    );
    expect(letter).toContain(
      '- torstaina 26. maaliskuuta 2026 kello 9.00–10.00, Loppukeskustelu, Asematie 2, Laukaa\n',
    );
  });

  it('asks nothing of those who are told, and says which they are told of among others', () => {
    const informed = plainText(bundleText(bundle({ requirement: 'INFORMED' })));
    expect(informed).toContain('Saat tämän viestin tiedoksi. Sinun ei tarvitse vastata.');
    expect(informed).toContain(`Katso kaikki tapaamiset:\n${pageLink}`);
    expect(plainText(bundleText(bundle({}, { requirement: 'INFORMED' })))).toContain(
      '26. maaliskuuta 2026 kello 9.00–10.00, tiedoksi\n',
    );
  });

  it('gives no link to whoever is needed for none of them', () => {
    const letter = plainText(bundleText(bundle({ kind: 'REMOVED' })));
    expect(letter).toContain('Sinun ei tarvitse tulla näihin tapaamisiin.');
    expect(letter).not.toContain(pageLink);
  });

  it('says the way to a video once where it is the same, and where to find it where it is not', () => {
    expect(plainText(bundleText(bundle({ channel: 'VIDEO' })))).toContain(
      'Liity videotapaamiseen:\nhttps://video.example/k7',
    );
    const differs = plainText(bundleText(bundle({ channel: 'VIDEO' }, { videoUrl: 'https://video.example/k8' })));
    expect(differs).toContain('Videolinkki on tapaamisen omalla sivulla.');
    expect(differs).not.toContain('https://video.example');
  });

  it('shows letters of another script and signs of HTML as what they are', () => {
    const told = bundle({ organiserName: '<b>Matti</b>\u202e', place: 'Kauppakatu 1\r\nBcc: x@y.example' });
    const letter = plainText(bundleText(told));
    expect(letter).toContain('<b>Matti</b> kutsuu sinut');
    expect(letter).toContain('Paikka on Kauppakatu 1 Bcc: x@y.example.');
  });
});
