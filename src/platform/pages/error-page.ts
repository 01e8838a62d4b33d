import type { Language } from '../../domain/result.js';
import { html } from './html.js';
import type { Page } from './page.js';

/**
 * NOT_FOUND: nothing is at that address. GONE: a link of ours that has ended. UNREADABLE: what was sent is no form of ours.
 * BROKEN: our own mistake, or something that we stand on is down.
 */
export type PageError = 'NOT_FOUND' | 'GONE' | 'UNREADABLE' | 'BROKEN';

interface ErrorWords {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** The page for it. Who the reader is, and whom they know, is unknown here: the message that they got tells whom to call. */
export function errorPage(error: PageError, language: Language): Page {
  const { title, sentences } = errorWords[language][error];
  return { language, title, body: html`<p>${sentences.join(' ')}</p>\n` };
}

const errorWords: Readonly<Record<Language, Readonly<Record<PageError, ErrorWords>>>> = {
  FI: {
    NOT_FOUND: {
      title: 'Sivua ei löydy',
      sentences: [
        'Linkki on väärä tai siitä puuttuu osa.',
        'Avaa linkki uudelleen viestistä, jonka sait.',
        'Jos linkki ei toimi, soita sille, jonka nimi on viestissä.',
      ],
    },
    GONE: {
      title: 'Linkki ei ole enää voimassa',
      sentences: ['Sinun ei tarvitse tehdä mitään.', 'Jos haluat kysyä jotakin, soita sille, jonka nimi on viestissä.'],
    },
    UNREADABLE: {
      title: 'Vastausta ei voitu lukea',
      sentences: [
        'Mitään ei tallennettu.',
        'Avaa linkki uudelleen viestistä, jonka sait, ja vastaa uudelleen.',
        'Voit myös soittaa sille, jonka nimi on viestissä.',
      ],
    },
    BROKEN: {
      title: 'Sivu ei toimi juuri nyt',
      sentences: [
        'Yritä hetken päästä uudelleen.',
        'Jos sivu ei vieläkään toimi, soita sille, jonka nimi on viestissä.',
      ],
    },
  },
  SV: {
    NOT_FOUND: {
      title: 'Sidan finns inte',
      sentences: [
        'Länken är fel eller en del av den saknas.',
        'Öppna länken på nytt i meddelandet som du fick.',
        'Om länken inte fungerar, ring den som står i meddelandet.',
      ],
    },
    GONE: {
      title: 'Länken gäller inte längre',
      sentences: ['Du behöver inte göra någonting.', 'Om du vill fråga något, ring den som står i meddelandet.'],
    },
    UNREADABLE: {
      title: 'Svaret gick inte att läsa',
      sentences: [
        'Ingenting har sparats.',
        'Öppna länken på nytt i meddelandet som du fick, och svara igen.',
        'Du kan också ringa den som står i meddelandet.',
      ],
    },
    BROKEN: {
      title: 'Sidan fungerar inte just nu',
      sentences: ['Försök igen om en stund.', 'Om sidan ännu inte fungerar, ring den som står i meddelandet.'],
    },
  },
  EN: {
    NOT_FOUND: {
      title: 'Page not found',
      sentences: [
        'The link is wrong, or a part of it is missing.',
        'Open the link again in the message that you got.',
        'If the link does not work, call the person named in the message.',
      ],
    },
    GONE: {
      title: 'This link is no longer valid',
      sentences: [
        'You do not need to do anything.',
        'If you want to ask something, call the person named in the message.',
      ],
    },
    UNREADABLE: {
      title: 'The answer could not be read',
      sentences: [
        'Nothing was saved.',
        'Open the link again in the message that you got, and answer again.',
        'You can also call the person named in the message.',
      ],
    },
    BROKEN: {
      title: 'The page does not work right now',
      sentences: ['Try again in a moment.', 'If it still does not work, call the person named in the message.'],
    },
  },
};
