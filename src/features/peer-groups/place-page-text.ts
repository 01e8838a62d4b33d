import type { Language } from '../../domain/result.js';
import type { MembershipState } from './roll.js';

/** The words of somebody's page about their place in a group. */
type PlacePageWords = Readonly<
  Record<MembershipState, { readonly title: string; readonly sentences: readonly string[] }>
> & {
  readonly position: (position: number) => string;
  readonly message: string;
  readonly answerBy: (moment: string) => string;
  readonly orNext: string;
  readonly accept: string;
  readonly decline: string;
  readonly leaveGroup: string;
  readonly leaveMeans: string;
  readonly leave: string;
  readonly leaveLine: string;
  readonly leaveNow: string;
  readonly again: string;
  readonly done: string;
  readonly over: string;
};

export const placePageWords: Readonly<Record<Language, PlacePageWords>> = {
  FI: {
    MEMBER: {
      title: 'Sinulla on paikka ryhmässä',
      sentences: ['Saat kutsun tapaamisiin erikseen.', 'Jos haluat ottaa mukaan tukihenkilön, kysy ryhmän ohjaajalta.'],
    },
    WAITING: { title: 'Olet jonossa ryhmään', sentences: [] },
    OFFERED: { title: 'Ryhmässä on nyt paikka sinulle', sentences: [] },
    LEFT: {
      title: 'Et ole ryhmässä',
      sentences: ['Sinulla ei ole nyt paikkaa ryhmässä.', 'Sinun ei tarvitse tehdä mitään.'],
    },
    position: (position) => (position === 1 ? 'Olet jonossa ensimmäisenä.' : `Paikkasi jonossa on ${position}.`),
    message: 'Saat viestin, kun paikka vapautuu.',
    answerBy: (moment) => `Kerro viimeistään ${moment}, otatko sen.`,
    orNext: 'Jos et vastaa, paikka menee seuraavalle.',
    accept: 'Otan paikan',
    decline: 'En ota paikkaa',
    leaveGroup: 'Haluatko lähteä ryhmästä?',
    leaveMeans: 'Tapaamiset poistuvat kalenteristasi. Paikkasi annetaan seuraavalle.',
    leave: 'Lähden ryhmästä',
    leaveLine: 'Haluatko pois jonosta?',
    leaveNow: 'Lähden jonosta',
    again: 'Ilmoittaudu uudelleen',
    done: 'Vastauksesi on tallennettu.',
    over: 'Paikka on mennyt jo seuraavalle.',
  },
  SV: {
    MEMBER: {
      title: 'Du har en plats i gruppen',
      sentences: ['Du får en inbjudan till mötena för sig.', 'Om du vill ta med en stödperson, fråga gruppens ledare.'],
    },
    WAITING: { title: 'Du står i kö till gruppen', sentences: [] },
    OFFERED: { title: 'Det finns nu en plats för dig i gruppen', sentences: [] },
    LEFT: {
      title: 'Du är inte med i gruppen',
      sentences: ['Du har ingen plats i gruppen nu.', 'Du behöver inte göra någonting.'],
    },
    position: (position) => (position === 1 ? 'Du är först i kön.' : `Din plats i kön är ${position}.`),
    message: 'Du får ett meddelande när en plats blir ledig.',
    answerBy: (moment) => `Berätta senast ${moment} om du vill ha den.`,
    orNext: 'Om du inte svarar går platsen till nästa.',
    accept: 'Jag tar platsen',
    decline: 'Jag tar inte platsen',
    leaveGroup: 'Vill du lämna gruppen?',
    leaveMeans: 'Mötena försvinner ur din kalender. Din plats ges till nästa.',
    leave: 'Jag lämnar gruppen',
    leaveLine: 'Vill du lämna kön?',
    leaveNow: 'Jag lämnar kön',
    again: 'Anmäl dig på nytt',
    done: 'Ditt svar har sparats.',
    over: 'Platsen har redan gått till nästa i kön.',
  },
  EN: {
    MEMBER: {
      title: 'You have a place in the group',
      sentences: [
        'You will get an invitation to the meetings.',
        'If you want to bring a support person, ask the leader of the group.',
      ],
    },
    WAITING: { title: 'You are in line for the group', sentences: [] },
    OFFERED: { title: 'There is now a place for you in the group', sentences: [] },
    LEFT: {
      title: 'You are not in the group',
      sentences: ['You have no place in the group now.', 'You do not need to do anything.'],
    },
    position: (position) => (position === 1 ? 'You are first in line.' : `Your place in the line is ${position}.`),
    message: 'You will get a message when a place becomes free.',
    answerBy: (moment) => `Tell us by ${moment} if you want it.`,
    orNext: 'If you do not answer, the place goes to the next in line.',
    accept: 'I take the place',
    decline: 'I do not take the place',
    leaveGroup: 'Do you want to leave the group?',
    leaveMeans: 'The meetings will be taken out of your calendar. Your place goes to the next in line.',
    leave: 'I leave the group',
    leaveLine: 'Do you want to leave the line?',
    leaveNow: 'I leave the line',
    again: 'Sign up again',
    done: 'Your answer is saved.',
    over: 'The place has already gone to the next in line.',
  },
};
