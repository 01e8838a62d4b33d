import type { Language } from '../../domain/result.js';
import type { InvitationKind, MeetingKind } from './invitation-facts.js';

/** The sentences that a series needs besides those of one meeting, to the same measure. */
export interface SeriesWords {
  /** What a subject names the meetings by when they have no name of their own. */
  readonly meetings: string;
  readonly firstOn: (day: string) => string;
  readonly lastOn: (day: string) => string;
  readonly subject: Readonly<Record<InvitationKind, (what: string) => string>>;
  readonly informedSubject: (what: string) => string;
  readonly invited: (organiser: string | undefined) => string;
  readonly easyInvited: string;
  readonly happened: Readonly<Record<Exclude<InvitationKind, 'INVITED'>, readonly string[]>>;
  readonly time: (rhythm: string) => string;
  readonly severalTimes: string;
  readonly timeWas: (rhythm: string) => string;
  readonly first: (day: string) => string;
  readonly last: (day: string) => string;
  readonly lastWas: (day: string) => string;
  /** True as well where the others go on to meet. */
  readonly afterLast: string;
  readonly earlierStay: string;
  readonly headings: { readonly first: string; readonly next: string; readonly leftOut: string };
  /** The last line of a list of days that would be too long. */
  readonly moreDays: (count: number) => string;
  readonly answerForAll: string;
  readonly cannotCome: string;
  readonly cannotComeNoPhone: string;
  readonly oneTime: string;
  readonly professional: {
    readonly happened: Readonly<Record<InvitationKind, string>>;
    readonly labels: { readonly first: string; readonly last: string };
  };
  /** Of a message about one meeting of a series. Who is invited to one may not know of the others. */
  readonly occurrence: Readonly<Record<MeetingKind, readonly string[]>>;
}

const finnish: SeriesWords = {
  meetings: 'tapaamiset',
  firstOn: (day) => `ensimmäinen ${day}`,
  lastOn: (day) => `viimeinen ${day}`,
  subject: {
    INVITED: (what) => `Kutsu: ${what}`,
    MOVED: (what) => `Uudet ajat: ${what}`,
    CHANGED: (what) => `Muutos: ${what}`,
    CANCELLED: (what) => `Peruttu: ${what}`,
    REMOVED: (what) => `Kutsu ei enää ole voimassa: ${what}`,
    SERIES_ENDS: (what) => `Tapaamisesi päättyvät: ${what}`,
    SERIES_CHANGED: (what) => `Muutos päiviin: ${what}`,
  },
  informedSubject: (what) => `Tiedoksi: ${what}`,
  invited: (organiser) =>
    organiser === undefined
      ? 'Sinut on kutsuttu toistuviin tapaamisiin.'
      : `${organiser} kutsuu sinut toistuviin tapaamisiin.`,
  easyInvited: 'Sinut on kutsuttu tapaamisiin.',
  happened: {
    MOVED: ['Tapaamisten ajat ovat muuttuneet.', 'Vanhat ajat eivät enää ole voimassa.'],
    CHANGED: ['Tapaamisten tiedot ovat muuttuneet.', 'Ajat ovat samat kuin ennen.'],
    CANCELLED: ['Kaikki tapaamiset on peruttu.'],
    REMOVED: ['Sinun ei enää tarvitse tulla näihin tapaamisiin.'],
    SERIES_ENDS: ['Tapaamisesi päättyvät.'],
    SERIES_CHANGED: ['Tapaamisten päiviin on tullut muutos.', 'Katso, mitkä päivät ovat voimassa.'],
  },
  time: (rhythm) => `Tapaaminen on ${rhythm}.`,
  severalTimes: 'Tapaaminen pidetään useita kertoja.',
  timeWas: (rhythm) => `Aika oli ${rhythm}.`,
  first: (day) => `Ensimmäinen kerta: ${day}.`,
  last: (day) => `Viimeinen kerta on ${day}.`,
  lastWas: (day) => `Viimeinen kerta oli ${day}.`,
  afterLast: 'Sen jälkeen sinulla ei enää ole näitä tapaamisia.',
  earlierStay: 'Sitä ennen mikään ei muutu.',
  headings: {
    first: 'Ensimmäiset kerrat',
    next: 'Seuraavat kerrat',
    leftOut: 'Näinä päivinä ei ole tapaamista',
  },
  moreDays: (count) => (count === 1 ? 'ja yksi muu päivä' : `ja ${count} muuta päivää`),
  answerForAll: 'Vastauksesi koskee kaikkia kertoja.',
  cannotCome: 'Jos et pääse tapaamisiin, paina ”En pääse” tai soita.',
  cannotComeNoPhone: 'Jos et pääse tapaamisiin, paina ”En pääse”.',
  oneTime: 'Jos vain yksi kerta ei sovi, soita.',
  professional: {
    happened: {
      INVITED: 'Sinut on kutsuttu toistuviin tapaamisiin.',
      MOVED: 'Tapaamisten ajat ovat muuttuneet.',
      CHANGED: 'Tapaamisten tiedot ovat muuttuneet, ajat eivät.',
      CANCELLED: 'Kaikki tapaamiset on peruttu.',
      REMOVED: 'Kutsusi tapaamisiin ei enää ole voimassa.',
      SERIES_ENDS: 'Tapaamisesi päättyvät.',
      SERIES_CHANGED: 'Tapaamisten päiviin on tullut muutos.',
    },
    labels: { first: 'Ensimmäinen kerta', last: 'Viimeinen kerta' },
  },
  occurrence: {
    INVITED: ['Kutsu koskee vain tätä kertaa.'],
    MOVED: ['Vain tämä kerta siirtyy.', 'Muut kerrat pysyvät ennallaan.'],
    CHANGED: ['Muutos koskee vain tätä kertaa.', 'Muut kerrat pysyvät ennallaan.'],
    CANCELLED: ['Vain tämä kerta peruuntuu.', 'Muut kerrat pysyvät ennallaan.'],
    REMOVED: ['Tämä koskee vain yhtä kertaa.', 'Muut kerrat pysyvät ennallaan.'],
  },
};

const swedish: SeriesWords = {
  meetings: 'möten',
  firstOn: (day) => `det första ${day}`,
  lastOn: (day) => `det sista ${day}`,
  subject: {
    INVITED: (what) => `Inbjudan: ${what}`,
    MOVED: (what) => `Nya tider: ${what}`,
    CHANGED: (what) => `Ändring: ${what}`,
    CANCELLED: (what) => `Inställt: ${what}`,
    REMOVED: (what) => `Inbjudan gäller inte längre: ${what}`,
    SERIES_ENDS: (what) => `Dina möten tar slut: ${what}`,
    SERIES_CHANGED: (what) => `Ändrade dagar: ${what}`,
  },
  informedSubject: (what) => `För kännedom: ${what}`,
  invited: (organiser) =>
    organiser === undefined
      ? 'Du är inbjuden till återkommande möten.'
      : `${organiser} bjuder in dig till återkommande möten.`,
  easyInvited: 'Du är inbjuden till möten.',
  happened: {
    MOVED: ['Mötena har fått nya tider.', 'De gamla tiderna gäller inte längre.'],
    CHANGED: ['Uppgifterna om mötena har ändrats.', 'Tiderna är desamma som förut.'],
    CANCELLED: ['Alla möten är inställda.'],
    REMOVED: ['Du behöver inte längre komma till dessa möten.'],
    SERIES_ENDS: ['Dina möten tar slut.'],
    SERIES_CHANGED: ['Mötenas dagar har ändrats.', 'Se vilka dagar som gäller.'],
  },
  time: (rhythm) => `Mötet är ${rhythm}.`,
  severalTimes: 'Mötet hålls flera gånger.',
  timeWas: (rhythm) => `Tiden var ${rhythm}.`,
  first: (day) => `Första gången: ${day}.`,
  last: (day) => `Den sista gången är ${day}.`,
  lastWas: (day) => `Den sista gången var ${day}.`,
  afterLast: 'Efter det har du inte längre dessa möten.',
  earlierStay: 'Före det ändras ingenting.',
  headings: { first: 'De första gångerna', next: 'De kommande gångerna', leftOut: 'Inget möte dessa dagar' },
  moreDays: (count) => (count === 1 ? 'och en dag till' : `och ${count} dagar till`),
  answerForAll: 'Ditt svar gäller alla gånger.',
  cannotCome: 'Om du inte kan komma till mötena, tryck ”Jag kan inte komma” eller ring.',
  cannotComeNoPhone: 'Om du inte kan komma till mötena, tryck ”Jag kan inte komma”.',
  oneTime: 'Om bara en gång inte passar, ring.',
  professional: {
    happened: {
      INVITED: 'Du är inbjuden till återkommande möten.',
      MOVED: 'Mötena har fått nya tider.',
      CHANGED: 'Uppgifterna om mötena har ändrats, inte tiderna.',
      CANCELLED: 'Alla möten är inställda.',
      REMOVED: 'Din inbjudan till mötena gäller inte längre.',
      SERIES_ENDS: 'Dina möten tar slut.',
      SERIES_CHANGED: 'Mötenas dagar har ändrats.',
    },
    labels: { first: 'Första gången', last: 'Sista gången' },
  },
  occurrence: {
    INVITED: ['Inbjudan gäller bara denna gång.'],
    MOVED: ['Bara denna gång flyttas.', 'De andra gångerna ändras inte.'],
    CHANGED: ['Ändringen gäller bara denna gång.', 'De andra gångerna ändras inte.'],
    CANCELLED: ['Bara denna gång ställs in.', 'De andra gångerna ändras inte.'],
    REMOVED: ['Det gäller bara en gång.', 'De andra gångerna ändras inte.'],
  },
};

const english: SeriesWords = {
  meetings: 'meetings',
  firstOn: (day) => `the first on ${day}`,
  lastOn: (day) => `the last on ${day}`,
  subject: {
    INVITED: (what) => `Invitation: ${what}`,
    MOVED: (what) => `New times: ${what}`,
    CHANGED: (what) => `Change: ${what}`,
    CANCELLED: (what) => `Cancelled: ${what}`,
    REMOVED: (what) => `Invitation no longer valid: ${what}`,
    SERIES_ENDS: (what) => `Your meetings come to an end: ${what}`,
    SERIES_CHANGED: (what) => `Changed dates: ${what}`,
  },
  informedSubject: (what) => `For your information: ${what}`,
  invited: (organiser) =>
    organiser === undefined ? 'You are invited to regular meetings.' : `${organiser} invites you to regular meetings.`,
  easyInvited: 'You are invited to meetings.',
  happened: {
    MOVED: ['The meetings have new times.', 'The old times are no longer valid.'],
    CHANGED: ['The details of the meetings have changed.', 'The times are the same as before.'],
    CANCELLED: ['All the meetings are cancelled.'],
    REMOVED: ['You do not need to come to these meetings.'],
    SERIES_ENDS: ['Your meetings come to an end.'],
    SERIES_CHANGED: ['The dates of the meetings have changed.', 'Please see which dates are valid.'],
  },
  time: (rhythm) => `The meeting is ${rhythm}.`,
  severalTimes: 'The meeting is held several times.',
  timeWas: (rhythm) => `The time was ${rhythm}.`,
  first: (day) => `The first date: ${day}.`,
  last: (day) => `The last meeting is on ${day}.`,
  lastWas: (day) => `The last meeting was on ${day}.`,
  afterLast: 'After that you do not have these meetings.',
  earlierStay: 'Before that nothing changes.',
  headings: { first: 'The first dates', next: 'The next dates', leftOut: 'No meeting on these dates' },
  moreDays: (count) => (count === 1 ? 'and one more date' : `and ${count} more dates`),
  answerForAll: 'Your answer is for all the dates.',
  cannotCome: 'If you cannot come to the meetings, press “I cannot come” or call.',
  cannotComeNoPhone: 'If you cannot come to the meetings, press “I cannot come”.',
  oneTime: 'If only one date does not suit you, call.',
  professional: {
    happened: {
      INVITED: 'You are invited to regular meetings.',
      MOVED: 'The meetings have new times.',
      CHANGED: 'The details of the meetings have changed, not their times.',
      CANCELLED: 'All the meetings are cancelled.',
      REMOVED: 'Your invitation to the meetings is no longer valid.',
      SERIES_ENDS: 'Your meetings come to an end.',
      SERIES_CHANGED: 'The dates of the meetings have changed.',
    },
    labels: { first: 'First date', last: 'Last date' },
  },
  occurrence: {
    INVITED: ['The invitation is for this date only.'],
    MOVED: ['Only this one date moves.', 'The other dates stay as they were.'],
    CHANGED: ['The change is for this date only.', 'The other dates stay as they were.'],
    CANCELLED: ['Only this one date is cancelled.', 'The other dates stay as they were.'],
    REMOVED: ['This is about one date only.', 'The other dates stay as they were.'],
  },
};

export const seriesWords: Readonly<Record<Language, SeriesWords>> = { FI: finnish, SV: swedish, EN: english };
