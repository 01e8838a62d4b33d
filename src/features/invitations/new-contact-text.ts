import type { Language } from '../../domain/result.js';
import type { Letter } from '../../platform/mail/letter.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';

export interface NewContact {
  readonly language: Language;
  /** The client's access needs ask for easy language: one sentence a line. */
  readonly easyLanguage: boolean;
  readonly name: string;
  readonly phone: string | null;
}

/** Tells a client, in plain language, who their contact person is now. Nothing about services or the matter is in it. */
export function newContactText({ language, easyLanguage, name, phone }: NewContact): Letter {
  const number = phone === null ? undefined : phoneNumberText(phone);
  const words = {
    FI: {
      tag: 'fi',
      subject: 'Sinulla on uusi yhteyshenkilö',
      greeting: 'Hei!',
      sentences: [
        `Sinun yhteyshenkilösi on nyt ${name}.`,
        ...(number ? [`Puhelin on ${number}.`, 'Voit soittaa, jos haluat kysyä jotakin.'] : []),
        'Sovitut tapaamiset pysyvät ennallaan.',
      ],
    },
    SV: {
      tag: 'sv',
      subject: 'Du har en ny kontaktperson',
      greeting: 'Hej!',
      sentences: [
        `Din kontaktperson är nu ${name}.`,
        ...(number ? [`Telefonnumret är ${number}.`, 'Du kan ringa om du vill fråga något.'] : []),
        'Möten som vi har kommit överens om hålls som förut.',
      ],
    },
    EN: {
      tag: 'en',
      subject: 'You have a new contact person',
      greeting: 'Hello.',
      sentences: [
        `Your contact person is now ${name}.`,
        ...(number ? [`The phone number is ${number}.`, 'You can call if you want to ask something.'] : []),
        'Meetings that were agreed stay as they are.',
      ],
    },
  }[language];
  const { sentences, ...rest } = words;
  return { ...rest, blocks: [{ sentences }], sentenceALine: easyLanguage };
}
