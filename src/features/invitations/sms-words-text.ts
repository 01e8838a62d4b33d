import type { Language } from '../../domain/result.js';
import type { InvitationChannel, InvitationKind, MeetingKind } from './invitation-facts.js';

/** What text messages say, in the short measure: each part costs, and is read on a small screen. */
export interface SmsWords {
  readonly meeting: string;
  readonly meetings: string;
  /** Before the day. */
  readonly meetingNews: Readonly<Record<MeetingKind, string>>;
  /** After it. */
  readonly meetingNotes: Readonly<Record<MeetingKind, readonly string[]>>;
  readonly seriesNews: Readonly<Record<Exclude<InvitationKind, 'SERIES_ENDS'>, string>>;
  readonly seriesEnds: string;
  /** Where there is no place to come to. */
  readonly by: Readonly<Record<Exclude<InvitationChannel, 'ON_SITE' | 'HYBRID'>, string>>;
  readonly informed: (what: string) => string;
  readonly from: (day: string) => string;
  readonly first: (moment: string) => string;
  /** Before the day of it. */
  readonly last: string;
  readonly lastWas: string;
  readonly nothingToDo: string;
  /** Before the link. */
  readonly answer: string;
  readonly more: string;
  readonly call: (contact: string) => string;
  /** After the link, with a blank around it: what touches an address becomes part of it on some telephones. */
  readonly or: (call: string) => string;
  readonly questions: (call: string) => string;
}

const finnish: SmsWords = {
  meeting: 'tapaaminen',
  meetings: 'tapaamiset',
  meetingNews: {
    INVITED: 'Kutsu: tapaaminen',
    MOVED: 'Tapaaminen on siirtynyt. Uusi aika:',
    CHANGED: 'Muutos: tapaaminen',
    CANCELLED: 'Peruttu: tapaaminen',
    REMOVED: 'Kutsusi ei enää ole voimassa: tapaaminen',
  },
  meetingNotes: { INVITED: [], MOVED: [], CHANGED: ['Aika on sama kuin ennen.'], CANCELLED: [], REMOVED: [] },
  seriesNews: {
    INVITED: 'Kutsu: tapaamiset',
    MOVED: 'Tapaamisten ajat ovat muuttuneet. Uudet ajat:',
    CHANGED: 'Muutos: tapaamiset',
    CANCELLED: 'Peruttu: tapaamiset',
    REMOVED: 'Kutsusi ei enää ole voimassa: tapaamiset',
    SERIES_CHANGED: 'Muutos päiviin: tapaamiset',
  },
  seriesEnds: 'Tapaamisesi päättyvät.',
  by: { VIDEO: 'videolla', PHONE: 'puhelimessa' },
  informed: (what) => `Tiedoksi: ${what}`,
  from: (day) => `alkaen ${day}`,
  first: (moment) => `ensimmäinen ${moment}`,
  last: 'Viimeinen on',
  lastWas: 'Viimeinen oli',
  nothingToDo: 'Sinun ei tarvitse tehdä mitään.',
  answer: 'Kerro, tuletko:',
  more: 'Lue lisää:',
  call: (contact) => `soita: ${contact}`,
  or: (call) => `tai ${call}`,
  questions: (call) => `Jos haluat kysyä, ${call}`,
};

const swedish: SmsWords = {
  meeting: 'möte',
  meetings: 'möten',
  meetingNews: {
    INVITED: 'Inbjudan: möte',
    MOVED: 'Mötet är flyttat. Ny tid:',
    CHANGED: 'Ändring: möte',
    CANCELLED: 'Inställt: möte',
    REMOVED: 'Din inbjudan gäller inte längre: möte',
  },
  meetingNotes: { INVITED: [], MOVED: [], CHANGED: ['Tiden är samma som förut.'], CANCELLED: [], REMOVED: [] },
  seriesNews: {
    INVITED: 'Inbjudan: möten',
    MOVED: 'Mötena har fått nya tider. Nya tider:',
    CHANGED: 'Ändring: möten',
    CANCELLED: 'Inställda: möten',
    REMOVED: 'Din inbjudan gäller inte längre: möten',
    SERIES_CHANGED: 'Andra dagar: möten',
  },
  seriesEnds: 'Dina möten tar slut.',
  by: { VIDEO: 'på video', PHONE: 'per telefon' },
  informed: (what) => `För kännedom: ${what}`,
  from: (day) => `från ${day}`,
  first: (moment) => `första ${moment}`,
  last: 'Det sista är',
  lastWas: 'Det sista var',
  nothingToDo: 'Du behöver inte göra någonting.',
  answer: 'Berätta om du kommer:',
  more: 'Läs mer:',
  call: (contact) => `ring: ${contact}`,
  or: (call) => `eller ${call}`,
  questions: (call) => `Om du vill fråga, ${call}`,
};

const english: SmsWords = {
  meeting: 'meeting',
  meetings: 'meetings',
  meetingNews: {
    INVITED: 'Invitation: meeting',
    MOVED: 'The meeting has moved. New time:',
    CHANGED: 'Change: meeting',
    CANCELLED: 'Cancelled: meeting',
    REMOVED: 'Your invitation is no longer valid: meeting',
  },
  meetingNotes: { INVITED: [], MOVED: [], CHANGED: ['The time is the same.'], CANCELLED: [], REMOVED: [] },
  seriesNews: {
    INVITED: 'Invitation: meetings',
    MOVED: 'The meetings have new times:',
    CHANGED: 'Change: meetings',
    CANCELLED: 'Cancelled: meetings',
    REMOVED: 'Your invitation is no longer valid: meetings',
    SERIES_CHANGED: 'Other days: meetings',
  },
  seriesEnds: 'Your meetings come to an end.',
  by: { VIDEO: 'by video', PHONE: 'by telephone' },
  informed: (what) => `For information: ${what}`,
  from: (day) => `from ${day}`,
  first: (moment) => `first ${moment}`,
  last: 'The last is on',
  lastWas: 'The last was on',
  nothingToDo: 'You do not need to do anything.',
  answer: 'Please tell us if you are coming:',
  more: 'Read more:',
  call: (contact) => `call: ${contact}`,
  or: (call) => `or ${call}`,
  questions: (call) => `If you want to ask, ${call}`,
};

export const smsWords: Readonly<Record<Language, SmsWords>> = { FI: finnish, SV: swedish, EN: english };
