import type { Language } from '../../domain/result.js';
import { attemptsMax, codesAnHourMax, openMinutesMax } from './page-code.js';

/** The words of a reader's own page, and of the way to it. A missing one does not compile. */
export interface MyPageWords {
  readonly title: string;
  readonly toMyPage: string;
  readonly shows: string;
  readonly codeFirst: string;
  readonly noAddress: string;
  readonly callInstead: string;
  readonly send: string;
  readonly sendAgain: string;
  readonly code: string;
  readonly codeHint: string;
  readonly open: string;
  readonly sent: string;
  readonly wrong: string;
  readonly ended: string;
  readonly tooMany: string;
  readonly closed: string;
  readonly openFor: string;
  readonly meetings: string;
  readonly noMeetings: string;
}

export const myPageWords: Readonly<Record<Language, MyPageWords>> = {
  FI: {
    title: 'Omat tapaamiseni',
    toMyPage: 'Omat tapaamiseni ja yhteyshenkilöni',
    shows: 'Näet tällä sivulla tulevat tapaamisesi ja yhteyshenkilösi.',
    codeFirst: 'Lähetämme sinulle ensin koodin sähköpostilla.',
    noAddress: 'Emme voi lähettää koodia, koska meillä ei ole sähköpostiosoitettasi.',
    callInstead: 'Soita, niin kerromme tapaamisistasi.',
    send: 'Lähetä koodi',
    sendAgain: 'Lähetä uusi koodi',
    code: 'Koodi',
    codeHint: 'Kuusi numeroa, jotka saat sähköpostilla',
    open: 'Avaa oma sivuni',
    sent: 'Koodi on lähetetty sähköpostiisi. Kirjoita se tähän.',
    wrong: 'Koodi on väärä. Tarkista numerot ja yritä uudelleen.',
    ended: `Koodi ei ole voimassa. Pyydä uusi koodi. Koodia voi yrittää ${attemptsMax} kertaa.`,
    tooMany: `Olet pyytänyt jo ${codesAnHourMax} koodia. Odota tunti tai soita.`,
    closed: 'Sivu ei ole enää auki. Pyydä uusi koodi.',
    openFor: `Sivu on auki ${openMinutesMax} minuuttia.`,
    meetings: 'Tulevat tapaamiset',
    noMeetings: 'Sinulla ei ole tulevia tapaamisia.',
  },
  SV: {
    title: 'Mina möten',
    toMyPage: 'Mina möten och min kontaktperson',
    shows: 'På denna sida ser du dina kommande möten och din kontaktperson.',
    codeFirst: 'Vi skickar först en kod till dig per e-post.',
    noAddress: 'Vi kan inte skicka någon kod, för vi har inte din e-postadress.',
    callInstead: 'Ring, så berättar vi om dina möten.',
    send: 'Skicka koden',
    sendAgain: 'Skicka en ny kod',
    code: 'Kod',
    codeHint: 'Sex siffror som du får per e-post',
    open: 'Öppna min sida',
    sent: 'Koden har skickats till din e-post. Skriv den i fältet.',
    wrong: 'Koden är fel. Kontrollera siffrorna och försök igen.',
    ended: `Koden gäller inte. Be om en ny kod. Man kan försöka ${attemptsMax} gånger.`,
    tooMany: `Du har redan bett om ${codesAnHourMax} koder. Vänta en timme eller ring.`,
    closed: 'Sidan är inte längre öppen. Be om en ny kod.',
    openFor: `Sidan är öppen i ${openMinutesMax} minuter.`,
    meetings: 'Kommande möten',
    noMeetings: 'Du har inga kommande möten.',
  },
  EN: {
    title: 'My meetings',
    toMyPage: 'My meetings and my contact person',
    shows: 'On this page you see your coming meetings and your contact person.',
    codeFirst: 'We first send you a code by e-mail.',
    noAddress: 'We cannot send a code, because we do not have your e-mail address.',
    callInstead: 'Call, and we will tell you about your meetings.',
    send: 'Send the code',
    sendAgain: 'Send a new code',
    code: 'Code',
    codeHint: 'Six digits that you get by e-mail',
    open: 'Open my page',
    sent: 'The code is sent to your e-mail. Write it in the field.',
    wrong: 'The code is wrong. Check the digits and try again.',
    ended: `The code is not valid. Ask for a new code. A code can be tried ${attemptsMax} times.`,
    tooMany: `You have already asked for ${codesAnHourMax} codes. Wait an hour or call.`,
    closed: 'The page is no longer open. Ask for a new code.',
    openFor: `The page is open for ${openMinutesMax} minutes.`,
    meetings: 'Coming meetings',
    noMeetings: 'You have no coming meetings.',
  },
};
