import type { Language } from '../../domain/result.js';
import type { AskedNews, CountedOption } from './poll-letter-facts.js';

/** The words of a poll's letters. Sentences are whole, and ten words at most with usual values: easy language needs no others. */
export interface PollLetterWords {
  /** For `lang` and Content-Language. */
  readonly tag: string;
  /** `day`: on which the time for answers ends. */
  readonly subject: Readonly<Record<AskedNews, (day: string) => string>>;
  readonly greeting: (name: string | undefined) => string;
  readonly changed: string;
  readonly answersKept: string;
  readonly notAnswered: string;
  readonly optionCount: (count: number) => string;
  /** The link's label: what happens. */
  readonly open: string;
  readonly answerBy: (moment: string) => string;
  readonly zone: (name: string) => string;
  readonly mayChange: string;
  readonly noneSuits: string;
  readonly bring: string;
  readonly personal: string;
  readonly calledOff: string;
  readonly nothingToDo: string;
  readonly mayAsk: string;
  readonly call: (contact: string) => string;
  /** To the organiser. */
  readonly expired: {
    readonly subject: string;
    readonly titledSubject: (title: string) => string;
    readonly happened: string;
    readonly next: string;
    readonly labels: { readonly name: string; readonly opened: string; readonly silent: string };
    readonly counts: (option: CountedOption) => string;
  };
}

export const pollLetterWords: Readonly<Record<Language, PollLetterWords>> = {
  FI: {
    tag: 'fi',
    subject: {
      ASKED: (day) => `Mikä aika sopii sinulle? Vastaa viimeistään ${day}`,
      OPTIONS_CHANGED: (day) => `Ajat ovat muuttuneet. Vastaa viimeistään ${day}`,
      REMINDER: (day) => `Muistutus: mikä aika sopii sinulle? Vastaa viimeistään ${day}`,
      CANCELLED: () => 'Kysely tapaamisen ajasta on peruttu',
    },
    greeting: (name) => (name === undefined ? 'Hei,' : `Hei ${name},`),
    changed: 'Tapaamiselle ehdotetut ajat ovat muuttuneet.',
    answersKept: 'Aikaisemmat vastauksesi ovat tallessa.',
    notAnswered: 'Et ole vielä vastannut kaikkiin aikoihin.',
    optionCount: (count) => (count === 1 ? 'Ehdotettuja aikoja on yksi.' : `Ehdotettuja aikoja on ${count}.`),
    open: 'Kerro, mitkä ajat sopivat',
    answerBy: (moment) => `Vastaa viimeistään ${moment}.`,
    zone: (name) => `Ajat ovat ${name}.`,
    mayChange: 'Voit muuttaa vastauksiasi siihen asti.',
    noneSuits: 'Jos mikään aika ei sovi, vastaa silti.',
    bring: 'Voit ottaa tapaamiseen mukaan läheisen tai tukihenkilön.',
    personal: 'Linkki on vain sinulle. Älä lähetä sitä muille.',
    calledOff: 'Kysely tapaamisen ajasta on peruttu.',
    nothingToDo: 'Sinun ei tarvitse tehdä mitään.',
    mayAsk: 'Voit soittaa, jos haluat kysyä jotakin.',
    call: (contact) => `Soita: ${contact}.`,
    expired: {
      subject: 'Aikakysely päättyi ilman yhteistä aikaa',
      titledSubject: (title) => `Aikakysely päättyi ilman yhteistä aikaa: ${title}`,
      happened: 'Vastausaika on päättynyt, eikä mikään aika sopinut kaikille tarvittaville.',
      next: 'Avaa uusi kysely uusilla ajoilla tai soita osallistujille.',
      labels: { name: 'Tapaaminen', opened: 'Kysely avattiin', silent: 'Vastaamatta' },
      counts: ({ yes, ifNeeded, no }) => `sopii ${yes}, sopii tarvittaessa ${ifNeeded}, ei sovi ${no}`,
    },
  },
  SV: {
    tag: 'sv',
    subject: {
      ASKED: (day) => `Vilken tid passar dig? Svara senast ${day}`,
      OPTIONS_CHANGED: (day) => `Tiderna har ändrats. Svara senast ${day}`,
      REMINDER: (day) => `Påminnelse: vilken tid passar dig? Svara senast ${day}`,
      CANCELLED: () => 'Förfrågan om tid för ett möte är inställd',
    },
    greeting: (name) => (name === undefined ? 'Hej,' : `Hej ${name},`),
    changed: 'De föreslagna tiderna för mötet har ändrats.',
    answersKept: 'Dina tidigare svar finns kvar.',
    notAnswered: 'Du har inte svarat för alla tider ännu.',
    optionCount: (count) => (count === 1 ? 'Det finns en föreslagen tid.' : `Det finns ${count} föreslagna tider.`),
    open: 'Berätta vilka tider som passar',
    answerBy: (moment) => `Svara senast ${moment}.`,
    zone: (name) => `Tiderna är ${name}.`,
    mayChange: 'Du kan ändra dina svar fram till dess.',
    noneSuits: 'Om ingen tid passar, svara ändå.',
    bring: 'Du får ta med en närstående eller en stödperson.',
    personal: 'Länken är bara för dig. Skicka den inte vidare.',
    calledOff: 'Förfrågan om tid för ett möte är inställd.',
    nothingToDo: 'Du behöver inte göra någonting.',
    mayAsk: 'Du kan ringa om du vill fråga något.',
    call: (contact) => `Ring: ${contact}.`,
    expired: {
      subject: 'Tidsförfrågan avslutades utan gemensam tid',
      titledSubject: (title) => `Tidsförfrågan avslutades utan gemensam tid: ${title}`,
      happened: 'Svarstiden är slut, och ingen tid passade alla som behövs.',
      next: 'Öppna en ny förfrågan med andra tider eller ring deltagarna.',
      labels: { name: 'Möte', opened: 'Förfrågan öppnades', silent: 'Har inte svarat' },
      counts: ({ yes, ifNeeded, no }) => `passar ${yes}, passar vid behov ${ifNeeded}, passar inte ${no}`,
    },
  },
  EN: {
    tag: 'en',
    subject: {
      ASKED: (day) => `Which time suits you? Answer by ${day}`,
      OPTIONS_CHANGED: (day) => `The times have changed. Answer by ${day}`,
      REMINDER: (day) => `Reminder: which time suits you? Answer by ${day}`,
      CANCELLED: () => 'The poll about a time to meet is cancelled',
    },
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    changed: 'The times suggested for the meeting have changed.',
    answersKept: 'Your earlier answers are kept.',
    notAnswered: 'You have not answered for all times yet.',
    optionCount: (count) => (count === 1 ? 'One time is suggested.' : `${count} times are suggested.`),
    open: 'Tell us which times suit you',
    answerBy: (moment) => `Please answer by ${moment}.`,
    zone: (name) => `The times are in ${name}.`,
    mayChange: 'You can change your answers until then.',
    noneSuits: 'If no time suits you, please answer all the same.',
    bring: 'You may bring a friend, a relative or a support person.',
    personal: 'The link is only for you. Do not send it to others.',
    calledOff: 'The poll about a time to meet is cancelled.',
    nothingToDo: 'You do not need to do anything.',
    mayAsk: 'You can call if you want to ask something.',
    call: (contact) => `Call: ${contact}.`,
    expired: {
      subject: 'A time poll closed without a common time',
      titledSubject: (title) => `A time poll closed without a common time: ${title}`,
      happened: 'The time for answers is over, and no time suited everybody who is needed.',
      next: 'Open a new poll with other times, or call the participants.',
      labels: { name: 'Meeting', opened: 'Poll opened', silent: 'No answer yet' },
      counts: ({ yes, ifNeeded, no }) => `yes ${yes}, if need be ${ifNeeded}, no ${no}`,
    },
  },
};
