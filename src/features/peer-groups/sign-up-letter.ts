import type { Language } from '../../domain/result.js';
import type { Letter } from '../../platform/mail/letter.js';
import { valueInSentence } from '../../platform/mail/shown-value-text.js';
import { signUpHoursMax } from './sign-up.js';

export interface SignUpLetterFacts {
  readonly language: Language;
  readonly nickname: string;
  readonly link: string;
}

/** Asks whoever has an address or number whether they wish to join. Pure; it does not name the group: others may read it. */
export function signUpLetter({ language, nickname, link }: SignUpLetterFacts): Letter {
  const say = words[language];
  return {
    tag: say.tag,
    subject: say.subject,
    greeting: say.greeting(valueInSentence(nickname)),
    blocks: [
      { sentences: [say.signedUp, say.confirm, say.hours(signUpHoursMax)] },
      { label: say.link, url: link },
      { sentences: [say.notYou, say.nothingKept] },
    ],
    sentenceALine: false,
  };
}

export const signUpSms = ({ language, link }: SignUpLetterFacts): string => `${words[language].sms} ${link}`;

interface Words {
  readonly tag: string;
  readonly subject: string;
  readonly greeting: (name: string | undefined) => string;
  readonly signedUp: string;
  readonly confirm: string;
  readonly hours: (hours: number) => string;
  readonly link: string;
  readonly notYou: string;
  readonly nothingKept: string;
  readonly sms: string;
}

const words: Readonly<Record<Language, Words>> = {
  FI: {
    tag: 'fi',
    subject: 'Vahvista, että haluat tulla ryhmään',
    greeting: (name) => (name === undefined ? 'Hei,' : `Hei ${name},`),
    signedUp: 'Sinut on ilmoitettu ryhmään.',
    confirm: 'Vahvista, että haluat tulla mukaan.',
    hours: (hours) => `Linkki toimii ${hours} tuntia.`,
    link: 'Vahvista ilmoittautuminen',
    notYou: 'Jos et ole ilmoittautunut, sinun ei tarvitse tehdä mitään.',
    nothingKept: 'Silloin poistamme tietosi.',
    sms: 'Vahvista, että haluat tulla ryhmään. Jos et ole ilmoittautunut, älä tee mitään.',
  },
  SV: {
    tag: 'sv',
    subject: 'Bekräfta att du vill komma med i gruppen',
    greeting: (name) => (name === undefined ? 'Hej,' : `Hej ${name},`),
    signedUp: 'Du har anmälts till en grupp.',
    confirm: 'Bekräfta att du vill komma med.',
    hours: (hours) => `Länken fungerar i ${hours} timmar.`,
    link: 'Bekräfta anmälan',
    notYou: 'Om du inte har anmält dig behöver du inte göra någonting.',
    nothingKept: 'Då raderar vi dina uppgifter.',
    sms: 'Bekräfta att du vill komma med i gruppen. Om du inte har anmält dig, gör ingenting.',
  },
  EN: {
    tag: 'en',
    subject: 'Confirm that you want to join the group',
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    signedUp: 'You have been signed up for a group.',
    confirm: 'Please confirm that you want to join.',
    hours: (hours) => `The link works for ${hours} hours.`,
    link: 'Confirm the sign-up',
    notYou: 'If you did not sign up, you do not need to do anything.',
    nothingKept: 'We will then delete your details.',
    sms: 'Confirm that you want to join the group. If you did not sign up, do nothing.',
  },
};
