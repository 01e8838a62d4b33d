import type { PlainProblem, TimeConflict, TimeTakenProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with consultants and the times that they publish, said to a person: what happened and what to do next. */

export const unknownSlot: Localised = {
  FI: 'Konsultaatioaikaa ei löydy. Hae vapaat ajat uudelleen.',
  SV: 'Konsultationstiden finns inte. Sök lediga tider på nytt.',
  EN: 'The consultation time cannot be found. Look for free times again.',
};

export const unknownConsultant: Localised = {
  FI: 'Konsulttia ei löydy. Valitse ammattilainen luettelosta.',
  SV: 'Konsulten finns inte. Välj en professionell i listan.',
  EN: 'The consultant cannot be found. Choose a professional from the list.',
};

export const noProfessional: Localised = {
  FI: 'Vain ammattilainen voi antaa konsultaatioita. Valitse toinen henkilö.',
  SV: 'Bara en professionell kan ge konsultationer. Välj en annan person.',
  EN: 'Only a professional can give consultations. Choose somebody else.',
};

export const ownDeputy: Localised = {
  FI: 'Kukaan ei voi olla oma sijaisensa. Valitse toinen henkilö.',
  SV: 'Ingen kan vara sin egen ställföreträdare. Välj en annan person.',
  EN: 'Nobody can be their own deputy. Choose somebody else.',
};

export const notYoursToKeep: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Sinulla ei ole oikeutta hoitaa näitä konsultaatioaikoja. Pyydä konsulttia tai koordinaattoria tekemään se.',
    SV: 'Du har inte rätt att sköta de här konsultationstiderna. Be konsulten eller en koordinator göra det.',
    EN: 'You may not keep these consultation times. Ask the consultant or a coordinator to do it.',
  },
};

export const ownSlot: Localised = {
  FI: 'Tämä on oma aikasi. Varaa toisen konsultin aika.',
  SV: 'Det här är din egen tid. Boka en annan konsults tid.',
  EN: 'This time is your own. Book the time of another consultant.',
};

export const noWeekdays: Localised = {
  FI: 'Viikonpäivä puuttuu. Valitse ainakin yksi.',
  SV: 'Veckodagen saknas. Välj minst en.',
  EN: 'The weekday is missing. Choose at least one.',
};

export const endsBeforeStart: Localised = {
  FI: 'Loppu on ennen alkua. Anna myöhempi kellonaika.',
  SV: 'Slutet är före början. Ange ett senare klockslag.',
  EN: 'The end is before the start. Give a later time of day.',
};

export const untilBeforeFrom: Localised = {
  FI: 'Viimeinen päivä on ennen ensimmäistä. Anna myöhempi päivä.',
  SV: 'Den sista dagen är före den första. Ange en senare dag.',
  EN: 'The last day is before the first. Give a later day.',
};

export const windowReversed: Localised = {
  FI: 'Jakson loppu on ennen alkua. Anna myöhempi loppu.',
  SV: 'Periodens slut är före dess början. Ange ett senare slut.',
  EN: 'The end of the period is before its start. Give a later end.',
};

export const windowTooLong = (daysMax: number): Localised => ({
  FI: `Jakso on liian pitkä. Hae enintään ${daysMax} päivää kerrallaan.`,
  SV: `Perioden är för lång. Sök högst ${daysMax} dagar åt gången.`,
  EN: `The period is too long. Ask for at most ${daysMax} days at once.`,
});

export const publishedTooLong = (daysMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.until',
  sentence: {
    FI: `Aikoja voi julkaista enintään ${daysMax} päivän ajalle. Anna aikaisempi viimeinen päivä.`,
    SV: `Tider kan publiceras för högst ${daysMax} dagar. Ange en tidigare sista dag.`,
    EN: `Times can be published for at most ${daysMax} days. Give an earlier last day.`,
  },
});

export const tooManySlots = (slotsMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Kerralla voi olla enintään ${slotsMax} aikaa. Tee tämä useammassa osassa.`,
    SV: `Högst ${slotsMax} tider kan hanteras på en gång. Gör det här i flera delar.`,
    EN: `At most ${slotsMax} times can be handled at once. Do this in several parts.`,
  },
});

export const tooManyBreaks = (breaksMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.breaks',
  sentence: {
    FI: `Taukoja voi olla enintään ${breaksMax}. Yhdistä niitä.`,
    SV: `Det kan finnas högst ${breaksMax} pauser. Slå ihop några.`,
    EN: `There can be at most ${breaksMax} breaks. Put some together.`,
  },
});

export const slotLength = (minutesMin: number, minutesMax: number): Localised => ({
  FI: `Ajan pituus on ${minutesMin}–${minutesMax} täyttä minuuttia. Muuta pituutta, esimerkiksi PT30M.`,
  SV: `En tid är ${minutesMin}–${minutesMax} hela minuter lång. Ändra längden, till exempel PT30M.`,
  EN: `A time is ${minutesMin} to ${minutesMax} whole minutes long. Change the length, for example to PT30M.`,
});

export const casesOutOfRange = (casesMax: number): Localised => ({
  FI: `Yhdellä ajalla voi kysyä 1–${casesMax} asiasta. Muuta määrää.`,
  SV: `Under en tid kan man fråga om 1–${casesMax} ärenden. Ändra antalet.`,
  EN: `One time can be for 1 to ${casesMax} matters. Change the number.`,
});

export const nothingToPublish: Localised = {
  FI: 'Näillä päivillä ei ole yhtään aikaa. Tarkista viikonpäivät, kellonajat ja se, että päivät ovat tulossa eivätkä pyhiä.',
  SV: 'De här dagarna ger ingen tid. Kontrollera veckodagar, klockslag och att dagarna är kommande vardagar.',
  EN: 'These days give no time at all. Check the weekdays and hours, and that the days are to come and no holidays.',
};

/** Every time that was to be published lies in time that is taken. */
export const allTaken = (name: string, conflicts: readonly TimeConflict[]): TimeTakenProblem => ({
  code: 'TIME_TAKEN',
  field: 'input.startTime',
  conflicts,
  sentence: {
    FI: `Mitään aikaa ei voitu julkaista: kalenteri on silloin varattu (${name}). Valitse muita aikoja.`,
    SV: `Ingen tid kunde publiceras: kalendern är upptagen då (${name}). Välj andra tider.`,
    EN: `No time could be published: the calendar is taken then (${name}). Choose other times.`,
  },
});

/** Said when somebody was quicker. `next`: when the next free time of the same topic begins, if there is one. */
export const slotTaken = (next: Localised | undefined, conflict: TimeConflict): TimeTakenProblem => ({
  code: 'TIME_TAKEN',
  field: 'input.slotId',
  conflicts: [conflict],
  sentence: next
    ? {
        FI: `Tämä aika ehti mennä. Seuraava vapaa aika on ${next.FI}.`,
        SV: `Tiden hann bli tagen. Nästa lediga tid är ${next.SV}.`,
        EN: `This time has just been taken. The next free time is on ${next.EN}.`,
      }
    : {
        FI: 'Tämä aika ehti mennä, eikä muita vapaita aikoja ole. Kysy kirjallisesti.',
        SV: 'Tiden hann bli tagen och det finns inga andra lediga tider. Fråga skriftligt.',
        EN: 'This time has just been taken, and there is no other free time. Ask in writing.',
      },
});

export const slotHasBegun = (field: string): PlainProblem => ({
  code: 'VALIDATION',
  field,
  sentence: {
    FI: 'Varattu aika on jo mennyt. Jätä se pois, niin muut ajat perutaan.',
    SV: 'Den bokade tiden har redan passerat. Lämna bort den, så dras de andra in.',
    EN: 'This booked time has already passed. Leave it out to withdraw the others.',
  },
});

export const topicMissing: Localised = {
  FI: 'Aihe puuttuu. Kirjoita se yhdellä tai parilla sanalla.',
  SV: 'Ämnet saknas. Skriv det med ett eller ett par ord.',
  EN: 'The topic is missing. Write it in a word or two.',
};

export const tooManyTopics = (topicsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.topics',
  sentence: {
    FI: `Aiheita voi olla enintään ${topicsMax}. Poista tai yhdistä niitä.`,
    SV: `Det kan finnas högst ${topicsMax} ämnen. Ta bort eller slå ihop några.`,
    EN: `There can be at most ${topicsMax} topics. Remove some or put them together.`,
  },
});
