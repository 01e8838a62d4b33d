import type { Language } from '../../domain/result.js';

/** What every page says around its own matter. */
export interface PageWords {
  /** Language tag for `lang`. */
  readonly tag: string;
  /** The link to this language, in this language. */
  readonly inThisLanguage: string;
  readonly languages: string;
  readonly questions: string;
  readonly contact: (name: string) => string;
  readonly call: string;
  /** Stands first in a window's title when something has to be put right. */
  readonly error: string;
  readonly putRight: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  FI: {
    tag: 'fi',
    inThisLanguage: 'Suomeksi',
    languages: 'Kieli',
    questions: 'Haluatko kysyä jotakin?',
    contact: (name) => `Yhteyshenkilösi on ${name}.`,
    call: 'Soita:',
    error: 'Virhe',
    putRight: 'Korjaa tämä',
  },
  SV: {
    tag: 'sv',
    inThisLanguage: 'På svenska',
    languages: 'Språk',
    questions: 'Vill du fråga något?',
    contact: (name) => `Din kontaktperson är ${name}.`,
    call: 'Ring:',
    error: 'Fel',
    putRight: 'Rätta till följande',
  },
  EN: {
    tag: 'en',
    inThisLanguage: 'In English',
    languages: 'Language',
    questions: 'Do you want to ask something?',
    contact: (name) => `Your contact person is ${name}.`,
    call: 'Call:',
    error: 'Error',
    putRight: 'Correct this',
  },
};
