import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with a search, said to a person. */

export const windowReversed: Localised = {
  FI: 'Haku loppuu ennen kuin se alkaa. Anna loppu, joka on alun jälkeen.',
  SV: 'Sökningen slutar innan den börjar. Ange ett slut som är efter början.',
  EN: 'The search ends before it starts. Give an end that is after the start.',
};

export const windowTooLong = (daysMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.to',
  sentence: {
    FI: `Aikoja voi hakea enintään ${daysMax} päivän ajalta. Lyhennä hakua.`,
    SV: `Tider kan sökas för högst ${daysMax} dagar. Förkorta sökningen.`,
    EN: `Times can be searched over at most ${daysMax} days. Make the search shorter.`,
  },
});

export const windowPassed: PlainProblem = {
  code: 'VALIDATION',
  field: 'input.to',
  sentence: {
    FI: 'Haettu aika on jo mennyt. Hae tulevia päiviä.',
    SV: 'Den sökta tiden har redan passerat. Sök bland kommande dagar.',
    EN: 'The searched time has already passed. Search coming days.',
  },
};

export const tooShort = (minutesMin: number): Localised => ({
  FI: `Tapaamisen pitää kestää ainakin ${minutesMin} minuuttia. Anna pidempi kesto.`,
  SV: `Mötet ska vara minst ${minutesMin} minuter. Ange en längre tid.`,
  EN: `A meeting must last at least ${minutesMin} minutes. Give a longer duration.`,
});

export const searchTooLong = (daysMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.duration',
  sentence: {
    FI: `Yhteistä aikaa voi hakea enintään ${daysMax} päivän tapaamiselle. Lyhennä tapaamista.`,
    SV: `Gemensam tid kan sökas för ett möte på högst ${daysMax} dagar. Förkorta mötet.`,
    EN: `Common time can be searched for a meeting of at most ${daysMax} days. Make it shorter.`,
  },
});

export const gridOutside = (minutesMin: number, hoursMax: number): Localised => ({
  FI: `Alkamisaikojen välin pitää olla täysiä minuutteja, ${minutesMin} minuutista ${hoursMax} tuntiin. Anna esimerkiksi PT15M.`,
  SV: `Avståndet mellan starttiderna ska vara hela minuter, från ${minutesMin} minuter till ${hoursMax} timmar. Ange till exempel PT15M.`,
  EN: `The grid must be whole minutes, from ${minutesMin} minutes to ${hoursMax} hours. Give, for example, PT15M.`,
});

export const limitOutside = (suggestionsMax: number): Localised => ({
  FI: `Ehdotuksia voi pyytää 1–${suggestionsMax}. Anna luku tältä väliltä.`,
  SV: `Man kan be om 1–${suggestionsMax} förslag. Ange ett tal däremellan.`,
  EN: `You can ask for 1 to ${suggestionsMax} suggestions. Give a number between them.`,
});

/** `suggestionsMax`: for as many people as this search names. */
export const tooManySuggestions = (suggestionsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.limit',
  sentence: {
    FI: `Näin monelle ihmiselle voi pyytää enintään ${suggestionsMax} ehdotusta. Pyydä vähemmän.`,
    SV: `För så här många personer kan man be om högst ${suggestionsMax} förslag. Be om färre.`,
    EN: `For so many people you can ask for at most ${suggestionsMax} suggestions. Ask for fewer.`,
  },
});

export const capacityNegative: Localised = {
  FI: 'Tilan koko ei voi olla negatiivinen. Anna 0 tai suurempi luku.',
  SV: 'Rummets storlek kan inte vara negativ. Ange 0 eller mer.',
  EN: 'The capacity of a room cannot be negative. Give 0 or more.',
};

export const nobodyRequired: Localised = {
  FI: 'Haussa ei ole ketään. Lisää ainakin yksi ihminen, jonka pitää päästä paikalle.',
  SV: 'Ingen finns med i sökningen. Lägg till minst en person som måste komma.',
  EN: 'The search has nobody in it. Add at least one person who must come.',
};

export const nobodyNamed: Localised = {
  FI: 'Vaatimuksessa ei ole ketään. Lisää siihen ainakin yksi ihminen tai poista se.',
  SV: 'Kravet nämner ingen. Lägg till minst en person eller ta bort kravet.',
  EN: 'This requirement names nobody. Add at least one person or remove it.',
};

export const countTooSmall: Localised = {
  FI: 'Ainakin yhden pitää päästä paikalle. Anna luku 1 tai suurempi.',
  SV: 'Minst en måste komma. Ange 1 eller mer.',
  EN: 'At least one must come. Give 1 or more.',
};

export const countTooLarge = (named: number): Localised => ({
  FI: `Vaatimuksessa on vain ${named} ihmistä. Pienennä lukua tai lisää ihmisiä.`,
  SV: `Kravet nämner bara ${named} personer. Minska antalet eller lägg till personer.`,
  EN: `This requirement names only ${named} people. Lower the count or add people.`,
});

export const tooMany = (field: string, max: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Haussa voi olla enintään ${max}. Poista osa.`,
    SV: `Sökningen rymmer högst ${max}. Ta bort några.`,
    EN: `A search can hold at most ${max} of these. Remove some.`,
  },
});

export const searchTooLarge: PlainProblem = {
  code: 'LIMIT_REACHED',
  field: 'input.to',
  sentence: {
    FI: 'Haussa on liikaa vaihtoehtoja. Lyhennä hakua, harvenna alkamisaikoja tai nimeä vähemmän ihmisiä.',
    SV: 'Sökningen har för många alternativ. Förkorta den, glesa ut starttiderna eller nämn färre personer.',
    EN: 'The search has too many alternatives. Make it shorter, use a coarser grid or name fewer people.',
  },
};
