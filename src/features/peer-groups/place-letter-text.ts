import type { Language } from '../../domain/result.js';
import type { PlaceNews } from './peer-letters.js';

interface NewsWords {
  readonly subject: string;
  readonly happened: readonly string[];
  /** Says what is behind the link. */
  readonly link: string;
}

/** The words of letters about a place in a group. Sentences are whole and short: easy language needs no others. */
export type PlaceLetterWords = Readonly<Record<PlaceNews, NewsWords>> & {
  /** For `lang` and Content-Language. */
  readonly tag: string;
  readonly greeting: (name: string | undefined) => string;
  readonly answerBy: (moment: string) => string;
  readonly smsAnswerBy: (moment: string) => string;
  readonly orNext: string;
  readonly next: (moment: string) => string;
  readonly invitation: string;
  readonly bring: string;
  readonly personal: string;
  readonly mayAsk: string;
  readonly call: (contact: string) => string;
};

export const placeLetterWords: Readonly<Record<Language, PlaceLetterWords>> = {
  FI: {
    tag: 'fi',
    greeting: (name) => (name === undefined ? 'Hei,' : `Hei ${name},`),
    JOINED: {
      subject: 'Sinulla on paikka ryhmässä',
      happened: ['Sinulla on nyt paikka ryhmässä.'],
      link: 'Katso paikkasi tai lähde ryhmästä',
    },
    QUEUED: {
      subject: 'Olet jonossa ryhmään',
      happened: ['Olet jonossa ryhmään.', 'Saat viestin, kun paikka vapautuu.'],
      link: 'Katso, kuinka mones olet jonossa',
    },
    OFFERED: {
      subject: 'Ryhmässä on nyt paikka sinulle',
      happened: ['Ryhmässä on nyt paikka sinulle.'],
      link: 'Kerro, otatko paikan',
    },
    LAPSED: {
      subject: 'Ryhmän paikka meni seuraavalle',
      happened: ['Emme saaneet vastaustasi ajoissa.', 'Paikka meni seuraavalle jonossa.'],
      link: 'Ilmoittaudu uudelleen',
    },
    REMOVED: {
      subject: 'Et ole enää jonossa ryhmään',
      happened: ['Et ole enää jonossa ryhmään.', 'Sinun ei tarvitse tehdä mitään.'],
      link: 'Katso tiedot',
    },
    answerBy: (moment) => `Kerro viimeistään ${moment}, otatko sen.`,
    smsAnswerBy: (moment) => `Vastaa viimeistään ${moment}:`,
    orNext: 'Jos et vastaa, paikka menee seuraavalle.',
    next: (moment) => `Ryhmän seuraava tapaaminen on ${moment}.`,
    invitation: 'Saat kutsun tapaamisiin erikseen.',
    bring: 'Jos haluat ottaa mukaan tukihenkilön, kysy ryhmän ohjaajalta.',
    personal: 'Linkki on vain sinulle. Älä lähetä sitä muille.',
    mayAsk: 'Voit soittaa, jos haluat kysyä jotakin.',
    call: (contact) => `Soita: ${contact}.`,
  },
  SV: {
    tag: 'sv',
    greeting: (name) => (name === undefined ? 'Hej,' : `Hej ${name},`),
    JOINED: {
      subject: 'Du har en plats i gruppen',
      happened: ['Du har nu en plats i gruppen.'],
      link: 'Se din plats eller lämna gruppen',
    },
    QUEUED: {
      subject: 'Du står i kö till gruppen',
      happened: ['Du står i kö till gruppen.', 'Du får ett meddelande när en plats blir ledig.'],
      link: 'Se vilken plats du har i kön',
    },
    OFFERED: {
      subject: 'Det finns nu en plats för dig i gruppen',
      happened: ['Det finns nu en plats för dig i gruppen.'],
      link: 'Berätta om du vill ha platsen',
    },
    LAPSED: {
      subject: 'Platsen i gruppen gick till nästa',
      happened: ['Vi fick inte ditt svar i tid.', 'Platsen gick till nästa i kön.'],
      link: 'Anmäl dig på nytt',
    },
    REMOVED: {
      subject: 'Du står inte längre i kö till gruppen',
      happened: ['Du står inte längre i kö till gruppen.', 'Du behöver inte göra någonting.'],
      link: 'Se uppgifterna',
    },
    answerBy: (moment) => `Berätta senast ${moment} om du vill ha den.`,
    smsAnswerBy: (moment) => `Svara senast ${moment}:`,
    orNext: 'Om du inte svarar går platsen till nästa.',
    next: (moment) => `Gruppens nästa möte är ${moment}.`,
    invitation: 'Du får en inbjudan till mötena för sig.',
    bring: 'Om du vill ta med en stödperson, fråga gruppens ledare.',
    personal: 'Länken är bara för dig. Skicka den inte vidare.',
    mayAsk: 'Du kan ringa om du vill fråga något.',
    call: (contact) => `Ring: ${contact}.`,
  },
  EN: {
    tag: 'en',
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    JOINED: {
      subject: 'You have a place in the group',
      happened: ['You now have a place in the group.'],
      link: 'See your place or leave the group',
    },
    QUEUED: {
      subject: 'You are in line for the group',
      happened: ['You are in line for the group.', 'You will get a message when a place becomes free.'],
      link: 'See where you are in the line',
    },
    OFFERED: {
      subject: 'There is now a place for you in the group',
      happened: ['There is now a place for you in the group.'],
      link: 'Tell us if you want the place',
    },
    LAPSED: {
      subject: 'The place in the group went to the next in line',
      happened: ['We did not get your answer in time.', 'The place went to the next in line.'],
      link: 'Sign up again',
    },
    REMOVED: {
      subject: 'You are no longer in line for the group',
      happened: ['You are no longer in line for the group.', 'You do not need to do anything.'],
      link: 'See the details',
    },
    answerBy: (moment) => `Tell us by ${moment} if you want it.`,
    smsAnswerBy: (moment) => `Please answer by ${moment}:`,
    orNext: 'If you do not answer, the place goes to the next in line.',
    next: (moment) => `The group meets next on ${moment}.`,
    invitation: 'You will get an invitation to the meetings.',
    bring: 'If you want to bring a support person, ask the leader of the group.',
    personal: 'The link is only for you. Do not send it to others.',
    mayAsk: 'You can call if you want to ask something.',
    call: (contact) => `Call: ${contact}.`,
  },
};
