import type { Language } from '../../domain/result.js';
import type { Letter } from '../../platform/mail/letter.js';
import { codeMinutesMax } from './page-code.js';

/** The letter with a code. The subject is without it: a telephone shows subjects to whoever passes by. */
export function pageCodeText(language: Language, code: string): Letter {
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  const words = {
    FI: {
      tag: 'fi',
      subject: 'Koodi omalle sivullesi',
      greeting: 'Hei,',
      sentences: [
        `Koodisi on ${shown}.`,
        'Kirjoita se sivulle, jolla pyysit koodia.',
        `Koodi on voimassa ${codeMinutesMax} minuuttia.`,
        'Jos et pyytänyt koodia, sinun ei tarvitse tehdä mitään.',
      ],
    },
    SV: {
      tag: 'sv',
      subject: 'Kod till din egen sida',
      greeting: 'Hej,',
      sentences: [
        `Din kod är ${shown}.`,
        'Skriv den på sidan där du bad om koden.',
        `Koden gäller i ${codeMinutesMax} minuter.`,
        'Om du inte bad om koden, behöver du inte göra någonting.',
      ],
    },
    EN: {
      tag: 'en',
      subject: 'The code for your own page',
      greeting: 'Hello,',
      sentences: [
        `Your code is ${shown}.`,
        'Write it on the page where you asked for it.',
        `The code is valid for ${codeMinutesMax} minutes.`,
        'If you did not ask for the code, you do not need to do anything.',
      ],
    },
  }[language];
  const { sentences, ...rest } = words;
  return { ...rest, blocks: [{ sentences }], sentenceALine: true };
}
