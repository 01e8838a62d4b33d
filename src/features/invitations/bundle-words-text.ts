import type { Language } from '../../domain/result.js';
import type { MeetingKind } from './invitation-facts.js';
import type { BundleKind } from './bundle-facts.js';

/** The sentences that several meetings in one message need besides those of one, to the same measure. Counts are two or more. */
export interface BundleWords {
  readonly subject: Readonly<Record<Exclude<BundleKind, 'INVITED'>, (count: number) => string>>;
  readonly invitedSubject: (count: number, firstDay: string) => string;
  /** With the name that all of them have. */
  readonly titledSubject: (title: string, count: number, firstDay: string) => string;
  readonly informedSubject: (count: number, firstDay: string) => string;
  readonly part: (number: number, of: number) => string;
  readonly invited: (organiser: string | undefined, count: number) => string;
  readonly named: (title: string) => string;
  readonly happened: Readonly<Record<Exclude<BundleKind, 'INVITED'>, string>>;
  readonly partOf: (number: number, of: number) => readonly string[];
  readonly week: (week: number) => string;
  /** Before the week, where something else has happened to others. */
  readonly newOnes: string;
  readonly headings: Readonly<Record<Exclude<MeetingKind, 'INVITED'>, string>>;
  readonly oldTime: (moment: string) => string;
  /** Behind a meeting that one is told of and not asked to. */
  readonly forInformation: string;
  readonly videoOnPage: string;
  readonly answerAllOrOne: string;
  readonly forCalendar: string;
  readonly cannotCome: string;
  readonly answerButton: string;
  readonly seeAll: string;
  /** In a text message, before the day of the first. */
  readonly sms: Readonly<Record<BundleKind, (count: number) => string>>;
  readonly smsMeetings: (count: number) => string;
}

const finnish: BundleWords = {
  subject: {
    MOVED: (count) => `Uusi aika ${count} tapaamiselle`,
    CHANGED: (count) => `Muutos ${count} tapaamiseen`,
    CANCELLED: (count) => `Peruttu: ${count} tapaamista`,
    REMOVED: (count) => `Kutsu ei enää ole voimassa: ${count} tapaamista`,
    MIXED: (count) => `Muutoksia ${count} tapaamiseen`,
  },
  invitedSubject: (count, first) => `Kutsu ${count} tapaamiseen, ensimmäinen ${first}`,
  titledSubject: (title, count, first) => `Kutsu: ${title}, ${count} kertaa, ensimmäinen ${first}`,
  informedSubject: (count, first) => `Tiedoksi: ${count} tapaamista, ensimmäinen ${first}`,
  part: (number, of) => `viesti ${number}/${of}`,
  invited: (organiser, count) =>
    organiser === undefined
      ? `Sinut on kutsuttu ${count} tapaamiseen.`
      : `${organiser} kutsuu sinut ${count} tapaamiseen.`,
  named: (title) => `Tapaamisten nimi on ${title}.`,
  happened: {
    MOVED: 'Tapaamisten ajat ovat muuttuneet.',
    CHANGED: 'Tapaamisten tiedot ovat muuttuneet.',
    CANCELLED: 'Nämä tapaamiset on peruttu.',
    REMOVED: 'Sinun ei tarvitse tulla näihin tapaamisiin.',
    MIXED: 'Tapaamisiisi on tullut muutoksia.',
  },
  partOf: (number, of) => [`Tapaamiset ovat ${of} viestissä.`, `Tämä on viesti ${number}.`],
  week: (week) => `Viikko ${week}`,
  newOnes: 'Uudet tapaamiset',
  headings: {
    MOVED: 'Aika on muuttunut',
    CHANGED: 'Tiedot ovat muuttuneet',
    CANCELLED: 'Peruttu',
    REMOVED: 'Sinun ei tarvitse tulla',
  },
  oldTime: (moment) => `vanha aika oli ${moment}`,
  forInformation: 'tiedoksi',
  videoOnPage: 'Videolinkki on tapaamisen omalla sivulla.',
  answerAllOrOne: 'Voit vastata kaikkiin kerralla tai jokaiseen erikseen.',
  forCalendar: 'Linkin kautta saat ajat myös kalenteriisi.',
  cannotCome: 'Jos et pääse johonkin tapaamiseen, vastaa siihen erikseen.',
  answerButton: 'Vastaa kutsuihin',
  seeAll: 'Katso kaikki tapaamiset',
  sms: {
    INVITED: (count) => `Kutsu: ${count} tapaamista`,
    MOVED: (count) => `Uusi aika: ${count} tapaamista`,
    CHANGED: (count) => `Muutos: ${count} tapaamista`,
    CANCELLED: (count) => `Peruttu: ${count} tapaamista`,
    REMOVED: (count) => `Kutsusi ei enää ole voimassa: ${count} tapaamista`,
    MIXED: (count) => `Muutoksia: ${count} tapaamista`,
  },
  smsMeetings: (count) => `${count} tapaamista`,
};

const swedish: BundleWords = {
  subject: {
    MOVED: (count) => `Ny tid för ${count} möten`,
    CHANGED: (count) => `Ändring av ${count} möten`,
    CANCELLED: (count) => `Inställda: ${count} möten`,
    REMOVED: (count) => `Inbjudan gäller inte längre: ${count} möten`,
    MIXED: (count) => `Ändringar i ${count} möten`,
  },
  invitedSubject: (count, first) => `Inbjudan till ${count} möten, det första ${first}`,
  titledSubject: (title, count, first) => `Inbjudan: ${title}, ${count} gånger, första gången ${first}`,
  informedSubject: (count, first) => `För kännedom: ${count} möten, det första ${first}`,
  part: (number, of) => `meddelande ${number}/${of}`,
  invited: (organiser, count) =>
    organiser === undefined ? `Du är inbjuden till ${count} möten.` : `${organiser} bjuder in dig till ${count} möten.`,
  named: (title) => `Mötenas namn är ${title}.`,
  happened: {
    MOVED: 'Mötena har fått nya tider.',
    CHANGED: 'Uppgifterna om mötena har ändrats.',
    CANCELLED: 'Dessa möten är inställda.',
    REMOVED: 'Du behöver inte komma till dessa möten.',
    MIXED: 'Dina möten har ändrats.',
  },
  partOf: (number, of) => [`Mötena är i ${of} meddelanden.`, `Detta är meddelande ${number}.`],
  week: (week) => `Vecka ${week}`,
  newOnes: 'Nya möten',
  headings: {
    MOVED: 'Tiden har ändrats',
    CHANGED: 'Uppgifterna har ändrats',
    CANCELLED: 'Inställda',
    REMOVED: 'Du behöver inte komma',
  },
  oldTime: (moment) => `den gamla tiden var ${moment}`,
  forInformation: 'för kännedom',
  videoOnPage: 'Videolänken finns på mötets egen sida.',
  answerAllOrOne: 'Du kan svara på alla på en gång eller på vart och ett särskilt.',
  forCalendar: 'Via länken får du också tiderna till din kalender.',
  cannotCome: 'Om du inte kan komma till något möte, svara på det särskilt.',
  answerButton: 'Svara på inbjudningarna',
  seeAll: 'Se alla möten',
  sms: {
    INVITED: (count) => `Inbjudan: ${count} möten`,
    MOVED: (count) => `Ny tid: ${count} möten`,
    CHANGED: (count) => `Ändring: ${count} möten`,
    CANCELLED: (count) => `Inställda: ${count} möten`,
    REMOVED: (count) => `Din inbjudan gäller inte längre: ${count} möten`,
    MIXED: (count) => `Ändringar: ${count} möten`,
  },
  smsMeetings: (count) => `${count} möten`,
};

const english: BundleWords = {
  subject: {
    MOVED: (count) => `New times of ${count} meetings`,
    CHANGED: (count) => `A change to ${count} meetings`,
    CANCELLED: (count) => `Cancelled: ${count} meetings`,
    REMOVED: (count) => `Invitation no longer valid: ${count} meetings`,
    MIXED: (count) => `Changes to ${count} meetings`,
  },
  invitedSubject: (count, first) => `Invitation to ${count} meetings, the first on ${first}`,
  titledSubject: (title, count, first) => `Invitation: ${title}, ${count} dates, the first on ${first}`,
  informedSubject: (count, first) => `For your information: ${count} meetings, the first on ${first}`,
  part: (number, of) => `message ${number}/${of}`,
  invited: (organiser, count) =>
    organiser === undefined
      ? `You are invited to ${count} meetings.`
      : `${organiser} invites you to ${count} meetings.`,
  named: (title) => `The name of the meetings is ${title}.`,
  happened: {
    MOVED: 'The meetings have new times.',
    CHANGED: 'The details of the meetings have changed.',
    CANCELLED: 'These meetings are cancelled.',
    REMOVED: 'You do not need to come to these meetings.',
    MIXED: 'Your meetings have changed.',
  },
  partOf: (number, of) => [`The meetings are in ${of} messages.`, `This is message ${number}.`],
  week: (week) => `Week ${week}`,
  newOnes: 'New meetings',
  headings: {
    MOVED: 'The time has changed',
    CHANGED: 'The details have changed',
    CANCELLED: 'Cancelled',
    REMOVED: 'You do not need to come',
  },
  oldTime: (moment) => `the old time was ${moment}`,
  forInformation: 'for your information',
  videoOnPage: "The video link is on the meeting's own page.",
  answerAllOrOne: 'You can answer all at once or each one separately.',
  forCalendar: 'The link also gives you the times for your calendar.',
  cannotCome: 'If you cannot come to one of the meetings, answer it separately.',
  answerButton: 'Answer the invitations',
  seeAll: 'See all the meetings',
  sms: {
    INVITED: (count) => `Invitation: ${count} meetings`,
    MOVED: (count) => `New times: ${count} meetings`,
    CHANGED: (count) => `Change: ${count} meetings`,
    CANCELLED: (count) => `Cancelled: ${count} meetings`,
    REMOVED: (count) => `Your invitation is no longer valid: ${count} meetings`,
    MIXED: (count) => `Changes: ${count} meetings`,
  },
  smsMeetings: (count) => `${count} meetings`,
};

export const bundleWords: Readonly<Record<Language, BundleWords>> = { FI: finnish, SV: swedish, EN: english };
