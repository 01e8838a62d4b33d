import type { Language } from '../../domain/result.js';
import type { Channel } from '../meetings/meeting.js';

/** When the meeting is, seen from the day on which the message is read. */
export type Nearness = 'TODAY' | 'TOMORROW' | 'LATER';

/** The words of messages before a meeting, to those who come. Sentences are whole and short: easy language needs no others. */
export interface ReminderWords {
  /** For `lang` and Content-Language. */
  readonly tag: string;
  /** `what`: the meeting's name for the outside, or `meeting`; `day` in words. */
  readonly reminderSubject: (what: string, day: string) => string;
  readonly answerSubject: (day: string) => string;
  readonly meeting: string;
  readonly greeting: (name: string | undefined) => string;
  readonly near: Readonly<Record<Nearness, string>>;
  readonly notAnswered: readonly string[];
  readonly named: (title: string) => string;
  readonly time: (span: string) => string;
  readonly place: (place: string) => string;
  readonly noPlace: string;
  readonly onVideo: string;
  readonly alsoOnVideo: string;
  readonly byPhone: string;
  readonly joinVideo: string;
  readonly comes: string;
  readonly tell: string;
  readonly bring: string;
  readonly cannotCome: string;
  readonly orCall: (contact: string) => string;
  readonly newTimeTogether: string;
  readonly buttons: { readonly open: string; readonly accept: string; readonly decline: string };
  /** Text messages: before the moment, and before the link. */
  readonly sms: {
    readonly reminder: Readonly<Record<Nearness, string>>;
    readonly invitation: string;
    readonly by: Readonly<Record<Exclude<Channel, 'ON_SITE' | 'HYBRID'>, string>>;
    readonly cannotCome: string;
    readonly answer: string;
  };
}

export const reminderWords: Readonly<Record<Language, ReminderWords>> = {
  FI: {
    tag: 'fi',
    reminderSubject: (what, day) => `Muistutus: ${what} ${day}`,
    answerSubject: (day) => `Kerro, tuletko tapaamiseen ${day}`,
    meeting: 'tapaaminen',
    greeting: (name) => (name === undefined ? 'Hei,' : `Hei ${name},`),
    near: {
      TODAY: 'Sinulla on tapaaminen tänään.',
      TOMORROW: 'Sinulla on tapaaminen huomenna.',
      LATER: 'Muistutamme tulevasta tapaamisesta.',
    },
    notAnswered: ['Sinut on kutsuttu tapaamiseen.', 'Emme vielä tiedä, tuletko.'],
    named: (title) => `Tapaamisen nimi on ${title}.`,
    time: (span) => `Tapaaminen on ${span}.`,
    place: (place) => `Paikka on ${place}.`,
    noPlace: 'Paikka ei ole vielä tiedossa.',
    onVideo: 'Tapaaminen pidetään videolla.',
    alsoOnVideo: 'Voit osallistua myös videolla.',
    byPhone: 'Tapaaminen pidetään puhelimessa. Pidä puhelin lähelläsi.',
    joinVideo: 'Liity videotapaamiseen',
    comes: 'Jos pääset, sinun ei tarvitse tehdä mitään.',
    tell: 'Kerro, tuletko.',
    bring: 'Voit ottaa mukaan läheisen tai tukihenkilön.',
    cannotCome: 'Jos et pääse, paina ”En pääse”.',
    orCall: (contact) => `Voit myös soittaa: ${contact}.`,
    newTimeTogether: 'Etsimme uuden ajan yhdessä.',
    buttons: { open: 'Näytä tapaaminen', accept: 'Tulen', decline: 'En pääse' },
    sms: {
      reminder: {
        TODAY: 'Muistutus: tapaaminen tänään',
        TOMORROW: 'Muistutus: tapaaminen huomenna',
        LATER: 'Muistutus: tapaaminen',
      },
      invitation: 'Emme vielä tiedä, tuletko. Tapaaminen on',
      by: { VIDEO: 'videolla', PHONE: 'puhelimessa' },
      cannotCome: 'Jos et pääse:',
      answer: 'Kerro, tuletko:',
    },
  },
  SV: {
    tag: 'sv',
    reminderSubject: (what, day) => `Påminnelse: ${what} ${day}`,
    answerSubject: (day) => `Berätta om du kommer till mötet ${day}`,
    meeting: 'möte',
    greeting: (name) => (name === undefined ? 'Hej,' : `Hej ${name},`),
    near: {
      TODAY: 'Du har ett möte i dag.',
      TOMORROW: 'Du har ett möte i morgon.',
      LATER: 'Vi påminner dig om ett kommande möte.',
    },
    notAnswered: ['Du är inbjuden till ett möte.', 'Vi vet ännu inte om du kommer.'],
    named: (title) => `Mötets namn är ${title}.`,
    time: (span) => `Mötet är ${span}.`,
    place: (place) => `Platsen är ${place}.`,
    noPlace: 'Platsen är inte klar ännu.',
    onVideo: 'Mötet hålls på video.',
    alsoOnVideo: 'Du kan också delta på video.',
    byPhone: 'Mötet hålls per telefon. Ha telefonen nära dig.',
    joinVideo: 'Anslut till videomötet',
    comes: 'Om du kan komma behöver du inte göra någonting.',
    tell: 'Berätta om du kommer.',
    bring: 'Du får ta med en närstående eller en stödperson.',
    cannotCome: 'Om du inte kan komma, tryck ”Jag kan inte komma”.',
    orCall: (contact) => `Du kan också ringa: ${contact}.`,
    newTimeTogether: 'Vi hittar en ny tid tillsammans.',
    buttons: { open: 'Visa mötet', accept: 'Jag kommer', decline: 'Jag kan inte komma' },
    sms: {
      reminder: {
        TODAY: 'Påminnelse: möte i dag',
        TOMORROW: 'Påminnelse: möte i morgon',
        LATER: 'Påminnelse: möte',
      },
      invitation: 'Vi vet ännu inte om du kommer. Mötet är',
      by: { VIDEO: 'på video', PHONE: 'per telefon' },
      cannotCome: 'Om du inte kan komma:',
      answer: 'Berätta om du kommer:',
    },
  },
  EN: {
    tag: 'en',
    reminderSubject: (what, day) => `Reminder: ${what} on ${day}`,
    answerSubject: (day) => `Please tell us if you are coming on ${day}`,
    meeting: 'meeting',
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    near: {
      TODAY: 'You have a meeting today.',
      TOMORROW: 'You have a meeting tomorrow.',
      LATER: 'This is a reminder of a coming meeting.',
    },
    notAnswered: ['You are invited to a meeting.', 'We do not know yet if you are coming.'],
    named: (title) => `The name of the meeting is ${title}.`,
    time: (span) => `The meeting is on ${span}.`,
    place: (place) => `The place is ${place}.`,
    noPlace: 'The place is not known yet.',
    onVideo: 'The meeting is on video.',
    alsoOnVideo: 'You can also join by video.',
    byPhone: 'The meeting is by telephone. Keep your telephone close.',
    joinVideo: 'Join the video meeting',
    comes: 'If you can come, you do not need to do anything.',
    tell: 'Please tell us if you are coming.',
    bring: 'You may bring a friend, a relative or a support person.',
    cannotCome: 'If you cannot come, press "I cannot come".',
    orCall: (contact) => `You can also call: ${contact}.`,
    newTimeTogether: 'We will find a new time together.',
    buttons: { open: 'Show the meeting', accept: 'I am coming', decline: 'I cannot come' },
    sms: {
      reminder: {
        TODAY: 'Reminder: meeting today',
        TOMORROW: 'Reminder: meeting tomorrow',
        LATER: 'Reminder: meeting',
      },
      invitation: 'We do not know yet if you are coming. The meeting is on',
      by: { VIDEO: 'by video', PHONE: 'by telephone' },
      cannotCome: 'If you cannot come:',
      answer: 'Please tell us if you are coming:',
    },
  },
};
