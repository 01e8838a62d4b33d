import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with working hours, time off and reported times, said to a person: what happened and what to do next. */

export const unknownPerson: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.personId',
  sentence: {
    FI: 'Tätä ihmistä ei löydy. Valitse ihminen luettelosta.',
    SV: 'Personen finns inte. Välj en person i listan.',
    EN: 'This person cannot be found. Choose a person from the list.',
  },
};

export const notYoursToKeep: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.personId',
  sentence: {
    FI: 'Vain ihminen itse, koordinaattori tai pääkäyttäjä voi muuttaa näitä aikoja. Pyydä muutosta heiltä.',
    SV: 'Bara personen själv, en koordinator eller en administratör kan ändra de här tiderna. Be dem om ändringen.',
    EN: 'Only the person, a coordinator or an administrator can change these times. Ask one of them.',
  },
};

export const tooManyEntries = (entriesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.hours',
  sentence: {
    FI: `Viikolla voi olla enintään ${entriesMax} työaikaa. Yhdistä päivät, joilla on samat ajat.`,
    SV: `En vecka kan ha högst ${entriesMax} arbetstider. Slå ihop de dagar som har samma tider.`,
    EN: `A week can have at most ${entriesMax} working times. Put days with the same times together.`,
  },
});

export const noDays: Localised = {
  FI: 'Viikonpäivä puuttuu. Valitse ainakin yksi.',
  SV: 'Veckodagen saknas. Välj minst en.',
  EN: 'The day of the week is missing. Choose at least one.',
};

export const endsBeforeStart: Localised = {
  FI: 'Työaika loppuu ennen kuin se alkaa. Jos työ jatkuu yli puolenyön, jaa aika kahdelle päivälle.',
  SV: 'Arbetstiden slutar innan den börjar. Om arbetet går över midnatt, dela tiden på två dagar.',
  EN: 'The working time ends before it starts. If work goes past midnight, split it over two days.',
};

export const timeOffEndsBeforeStart: Localised = {
  FI: 'Poissaolo loppuu ennen kuin se alkaa. Anna loppu, joka on alun jälkeen.',
  SV: 'Frånvaron slutar innan den börjar. Ange ett slut som är efter början.',
  EN: 'The time off ends before it starts. Give an end that is after the start.',
};

export const timeOffTooLong = (daysMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.end',
  sentence: {
    FI: `Poissaolo voi kestää enintään ${daysMax} päivää. Lisää pidempi poissaolo osissa.`,
    SV: `En frånvaro kan vara högst ${daysMax} dagar. Lägg till en längre frånvaro i delar.`,
    EN: `Time off can last at most ${daysMax} days. Add a longer one in parts.`,
  },
});

export const nothingReported: Localised = {
  FI: 'Vapaa aika puuttuu. Anna ainakin yksi aika, jolloin ihminen pääsee.',
  SV: 'Den lediga tiden saknas. Ange minst en tid då personen kan komma.',
  EN: 'The free time is missing. Give at least one time when the person can come.',
};

export const tooManyRanges = (rangesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.free',
  sentence: {
    FI: `Kerralla voi kirjata enintään ${rangesMax} aikaa. Kirjaa ne osissa.`,
    SV: `Högst ${rangesMax} tider kan antecknas på en gång. Anteckna dem i delar.`,
    EN: `At most ${rangesMax} times can be noted at once. Note them in parts.`,
  },
});

export const tooManyReported = (rangesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.free',
  sentence: {
    FI: `Tästä ihmisestä on jo kirjattu ${rangesMax} vapaata aikaa. Anna hänelle työajat, jos ajat toistuvat.`,
    SV: `För personen finns redan ${rangesMax} lediga tider. Ange arbetstider om tiderna upprepas.`,
    EN: `There are already ${rangesMax} free times of this person. Set working hours if the times repeat.`,
  },
});

export const freeEndsBeforeStart: Localised = {
  FI: 'Vapaa aika loppuu ennen kuin se alkaa. Anna loppu, joka on alun jälkeen.',
  SV: 'Den lediga tiden slutar innan den börjar. Ange ett slut som är efter början.',
  EN: 'The free time ends before it starts. Give an end that is after the start.',
};

export const freeHasPassed: Localised = {
  FI: 'Tämä vapaa aika on jo mennyt. Anna tuleva aika.',
  SV: 'Den här lediga tiden har redan passerat. Ange en kommande tid.',
  EN: 'This free time has already passed. Give a coming time.',
};

export const freeTooFar = (daysMax: number): Localised => ({
  FI: `Aika on liian kaukana. Anna aika, joka on ${daysMax} päivän sisällä.`,
  SV: `Tiden är för långt borta. Ange en tid inom ${daysMax} dagar.`,
  EN: `The time is too far away. Give one within ${daysMax} days.`,
});
