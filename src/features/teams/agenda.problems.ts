import { invalid, type PersonalDataFinding, type PlainProblem, type Problem } from '../../domain/problem.js';
import type { Language, Localised } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';

/** What goes wrong with the turns of a team's meeting, said to a person: what happened and what to do next. */

/** A free turn to name in a sentence. */
export interface NextTurn {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly timeZone: string;
}

const inEach = (say: (language: Language) => string): Localised => ({ FI: say('FI'), SV: say('SV'), EN: say('EN') });

/** The end of every sentence about a turn that cannot be had. */
function whatIsFree(next: NextTurn | undefined): Localised {
  if (!next) {
    return {
      FI: 'Yhtään vuoroa ei ole vapaana. Peru jokin vuoro tai lisää kokouksia.',
      SV: 'Ingen tur är ledig. Avboka en tur eller lägg till möten.',
      EN: 'No turn is free. Cancel one or add meetings.',
    };
  }
  const at = inEach((language) => shortMoment(next.start, next.timeZone, language));
  return {
    FI: `Seuraava vapaa vuoro on ${at.FI}.`,
    SV: `Nästa lediga tur är ${at.SV}.`,
    EN: `The next free turn is on ${at.EN}.`,
  };
}

function withFree(sentence: Localised, next: NextTurn | undefined): Localised {
  const free = whatIsFree(next);
  return inEach((language) => `${sentence[language]} ${free[language]}`);
}

export const meetingIsFull = (next: NextTurn | undefined): PlainProblem => ({
  code: 'CAPACITY_FULL',
  field: 'input.meetingId',
  sentence: withFree(
    {
      FI: 'Tämän kokouksen vuorot ovat täynnä.',
      SV: 'Mötets turer är fullbokade.',
      EN: 'All turns of this meeting are taken.',
    },
    next,
  ),
});

export const noTurnLeft: PlainProblem = { code: 'CAPACITY_FULL', sentence: whatIsFree(undefined) };

/** `taken`: the turn that was wished for; nobody is told whose it is. */
export const turnTaken = (
  taken: { readonly start: number; readonly end: number },
  next: NextTurn | undefined,
): Problem => ({
  code: 'TIME_TAKEN',
  field: 'input.start',
  conflicts: [taken],
  sentence: withFree(
    { FI: 'Tämä vuoro on jo varattu.', SV: 'Turen är redan bokad.', EN: 'This turn is already taken.' },
    next,
  ),
});

export const noTurnThere = (next: NextTurn | undefined): PlainProblem =>
  invalid(
    'input.start',
    withFree(
      {
        FI: 'Kokouksessa ei ala vuoroa tähän aikaan.',
        SV: 'Ingen tur i mötet börjar då.',
        EN: 'No turn of the meeting begins at this time.',
      },
      next,
    ),
  );

export const turnHasPassed = (next: NextTurn | undefined): PlainProblem =>
  invalid(
    'input.start',
    withFree(
      { FI: 'Tämä vuoro on jo mennyt.', SV: 'Turen har redan passerat.', EN: 'This turn has already passed.' },
      next,
    ),
  );

export const unknownTeamMeeting: Localised = {
  FI: 'Tiimin kokousta ei löydy. Avaa se uudelleen tiimin kokouksista.',
  SV: 'Teammötet finns inte. Öppna det på nytt bland teamets möten.',
  EN: 'The team’s meeting cannot be found. Open it again from the team’s meetings.',
};

export const unknownItem: Localised = {
  FI: 'Vuoroa ei löydy. Avaa se uudelleen kokouksen asialistalta.',
  SV: 'Turen finns inte. Öppna den på nytt på mötets dagordning.',
  EN: 'The turn cannot be found. Open it again from the meeting’s agenda.',
};

export const itemCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  sentence: {
    FI: 'Vuoro on jo peruttu. Varaa uusi vuoro, jos sitä tarvitaan.',
    SV: 'Turen är redan avbokad. Boka en ny om den behövs.',
    EN: 'The turn is already cancelled. Book a new one if it is needed.',
  },
};

export const itemIsOver: Localised = {
  FI: 'Vuoro on jo pidetty. Varaa uusi vuoro, jos sitä tarvitaan.',
  SV: 'Turen har redan hållits. Boka en ny om den behövs.',
  EN: 'The turn has already been held. Book a new one if it is needed.',
};

export const staleItem: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.version',
  sentence: {
    FI: 'Joku on muuttanut vuoroa sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat turen under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the turn in the meantime. Look at it again and repeat your change.',
  },
};

export const caseOrTopic = invalid('input.caseId', {
  FI: 'Anna joko asiakkuus tai aihe ilman nimeä, ei molempia.',
  SV: 'Ange antingen ett klientskap eller ett ämne utan namn, inte båda.',
  EN: 'Give either a case or an anonymous topic, not both.',
});

export const topicMissing: Localised = {
  FI: 'Aihe puuttuu. Kirjoita se lyhyesti, ilman nimiä.',
  SV: 'Ämnet saknas. Skriv det kort, utan namn.',
  EN: 'The topic is missing. Write it briefly, without names.',
};

/** The places are told, what stands in them is not. */
export const personalDataInTopic = (findings: readonly PersonalDataFinding[]): PlainProblem => ({
  code: 'PERSONAL_DATA_FOUND',
  field: 'input.anonymousTopic',
  findings,
  sentence: {
    FI: 'Aiheesta voi tunnistaa ihmisen: siinä on henkilötunnus, tilinumero, osoite tai puhelinnumero. Poista ne ja lähetä aihe uudelleen.',
    SV: 'Ämnet röjer vem det gäller: det innehåller en personbeteckning, ett kontonummer, en adress eller ett telefonnummer. Ta bort dem och skicka ämnet på nytt.',
    EN: 'The topic tells who it is about: it has an identity code, an account number, an address or a phone number. Remove them and send it again.',
  },
});

export const nameInTopic = (findings: readonly PersonalDataFinding[]): PlainProblem => ({
  code: 'PERSONAL_DATA_FOUND',
  field: 'input.anonymousTopic',
  confirmable: true,
  findings,
  sentence: {
    FI: 'Aiheessa näyttää olevan asiakkaan nimi. Poista se, tai vahvista, jos sana tarkoittaa muuta.',
    SV: 'Ämnet verkar innehålla en klients namn. Ta bort det, eller bekräfta om ordet betyder något annat.',
    EN: 'The topic seems to have a client’s name in it. Remove it, or confirm if the word means something else.',
  },
});

export const clientInAnonymousTurn: Localised = {
  FI: 'Nimettömään vuoroon ei voi kutsua asiakasta tai läheistä. Jätä hänet pois tai varaa vuoro asiakkuudelle.',
  SV: 'En klient eller närstående kan inte bjudas in till en anonym tur. Lämna bort personen eller boka turen för klientskapet.',
  EN: 'A client or supporter cannot be invited to an anonymous turn. Leave them out or book the turn for the case.',
};

export const turnsWouldLieOutside = (count: number): PlainProblem =>
  invalid(
    'input.duration',
    count === 1
      ? {
          FI: 'Yksi varattu vuoro ei mahtuisi kokoukseen. Siirrä vuoro ensin tai anna pidempi kesto.',
          SV: 'En bokad tur skulle inte rymmas i mötet. Flytta turen först eller ange en längre tid.',
          EN: 'One booked turn would not fit in the meeting. Move the turn first or give a longer duration.',
        }
      : {
          FI: `${count} varattua vuoroa ei mahtuisi kokoukseen. Siirrä vuorot ensin tai anna pidempi kesto.`,
          SV: `${count} bokade turer skulle inte rymmas i mötet. Flytta turerna först eller ange en längre tid.`,
          EN: `${count} booked turns would not fit in the meeting. Move them first or give a longer duration.`,
        },
  );

/** Why a case cannot be closed: a team is to take it up. */
export const turnsToCome = (count: number): PlainProblem =>
  invalid(
    'caseId',
    count === 1
      ? {
          FI: 'Asiakkuudella on tuleva vuoro tiimin kokouksessa. Peru se ensin.',
          SV: 'Klientskapet har en kommande tur i ett teammöte. Avboka den först.',
          EN: 'The case has a coming turn in a team’s meeting. Cancel it first.',
        }
      : {
          FI: `Asiakkuudella on ${count} tulevaa vuoroa tiimin kokouksissa. Peru ne ensin.`,
          SV: `Klientskapet har ${count} kommande turer i teammöten. Avboka dem först.`,
          EN: `The case has ${count} coming turns in teams’ meetings. Cancel them first.`,
        },
  );
