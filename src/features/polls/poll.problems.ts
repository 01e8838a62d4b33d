import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with time polls, said to a person: what happened and what to do next. */

export const unknownPoll: Localised = {
  FI: 'Aikakyselyä ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Tidsförfrågan finns inte. Öppna den på nytt i listan.',
  EN: 'The time poll cannot be found. Open it again from the list.',
};

/** Said to somebody who came with a link: they have no list to look at. */
export const unknownLink: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.token',
  sentence: {
    FI: 'Linkki ei ole voimassa. Avaa linkki uusimmasta viestistä tai soita sen lähettäjälle.',
    SV: 'Länken gäller inte. Öppna länken i det nyaste meddelandet eller ring avsändaren.',
    EN: 'This link is not valid. Open the link in the newest message or call the sender.',
  },
};

export const notYoursToOpen: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Sinulla ei ole oikeutta kysyä aikoja. Pyydä oikeus organisaatiosi pääkäyttäjältä.',
    SV: 'Du har inte rätt att fråga efter tider. Be din organisations administratör om rättigheten.',
    EN: 'You may not ask people for times. Ask the administrator of your organisation for the right.',
  },
};

export const staleVersion: PlainProblem = {
  code: 'STALE_VERSION',
  sentence: {
    FI: 'Joku on muuttanut aikakyselyä sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat tidsförfrågan under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the time poll in the meantime. Look at it again and repeat your change.',
  },
};

export const pollCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  sentence: {
    FI: 'Aikakysely on peruttu. Tee uusi kysely, jos aikaa tarvitaan.',
    SV: 'Tidsförfrågan är inställd. Gör en ny om en tid behövs.',
    EN: 'The time poll is cancelled. Open a new one if a time is needed.',
  },
};

export const alreadyDecided: Localised = {
  FI: 'Aika on jo valittu. Avaa tapaaminen ja siirrä sitä, jos aika ei käy.',
  SV: 'Tiden är redan vald. Öppna mötet och flytta det om tiden inte passar.',
  EN: 'The time has already been chosen. Open the meeting and move it if the time will not do.',
};

export const pollExpired: Localised = {
  FI: 'Aikakysely päättyi ilman yhteistä aikaa. Tee uusi kysely uusilla ajoilla.',
  SV: 'Tidsförfrågan avslutades utan gemensam tid. Gör en ny med andra tider.',
  EN: 'The time poll closed without a common time. Open a new one with other times.',
};

/** Said to those who are asked. */
export const closedToAnswers: PlainProblem = {
  code: 'VALIDATION',
  sentence: {
    FI: 'Kysely on päättynyt. Jos haluat muuttaa vastaustasi, soita kyselyn lähettäjälle.',
    SV: 'Förfrågan är avslutad. Om du vill ändra ditt svar, ring den som frågade.',
    EN: 'This poll is closed. If you want to change your answer, call the person who asked.',
  },
};

export const unknownOption: Localised = {
  FI: 'Tätä aikaa ei ole enää kyselyssä. Avaa kysely uudelleen ja katso, mitkä ajat siinä on.',
  SV: 'Tiden finns inte längre med. Öppna förfrågan på nytt och se vilka tider som är med.',
  EN: 'This time is no longer in the poll. Open the poll again and see which times it has.',
};

export const answeredTwice: Localised = {
  FI: 'Samaan aikaan on kaksi vastausta. Jätä niistä yksi.',
  SV: 'Det finns två svar för samma tid. Behåll bara ett.',
  EN: 'There are two answers for the same time. Keep only one.',
};

export const nothingAnswered: Localised = {
  FI: 'Vastauksia ei ole. Vastaa ainakin yhteen aikaan.',
  SV: 'Det finns inga svar. Svara för minst en tid.',
  EN: 'There are no answers. Answer for at least one time.',
};

export const notAsked: Localised = {
  FI: 'Tältä ihmiseltä ei kysytä aikaa tässä kyselyssä. Valitse joku osallistujista.',
  SV: 'Personen tillfrågas inte här. Välj någon av deltagarna.',
  EN: 'This person is not asked in this poll. Choose one of its participants.',
};

export const optionHasPassed: Localised = {
  FI: 'Tämä aika on jo mennyt. Valitse aika, joka on tulossa.',
  SV: 'Tiden har redan passerat. Välj en kommande tid.',
  EN: 'This time has already passed. Choose one that is still to come.',
};

export const noOptions: Localised = {
  FI: 'Kyselyssä ei ole yhtään aikaa. Lisää ainakin yksi.',
  SV: 'Förfrågan har inga tider. Lägg till minst en.',
  EN: 'The poll has no times. Add at least one.',
};

export const tooManyOptions = (optionsMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Kyselyssä voi olla enintään ${optionsMax} aikaa. Poista aikoja, jotka sopivat huonoimmin.`,
    SV: `En förfrågan kan ha högst ${optionsMax} tider. Ta bort dem som passar sämst.`,
    EN: `A poll can have at most ${optionsMax} times. Remove those that suit least.`,
  },
});

export const startNotOnMinute: Localised = {
  FI: 'Ajan pitää alkaa täydeltä minuutilta. Jätä sekunnit pois.',
  SV: 'Tiden ska börja på en hel minut. Lämna bort sekunderna.',
  EN: 'The time must start on a whole minute. Leave out the seconds.',
};

export const startTwice: Localised = {
  FI: 'Sama aika on kyselyssä kaksi kertaa. Poista toinen.',
  SV: 'Samma tid finns två gånger. Ta bort den ena.',
  EN: 'The same time is there twice. Remove one of them.',
};

export const startHasPassed: Localised = {
  FI: 'Tämä aika on jo mennyt. Kysy aikoja, jotka ovat tulossa.',
  SV: 'Tiden har redan passerat. Fråga om kommande tider.',
  EN: 'This time has already passed. Ask for times that are still to come.',
};

export const startTooFar = (daysMax: number): Localised => ({
  FI: `Aika on liian kaukana. Kysy aikoja, joihin on enintään ${daysMax} päivää.`,
  SV: `Tiden ligger för långt fram. Fråga om tider inom ${daysMax} dagar.`,
  EN: `The time is too far away. Ask for times within ${daysMax} days.`,
});

export const closesInThePast: Localised = {
  FI: 'Vastausaika on jo päättynyt. Anna hetki, joka on tulossa.',
  SV: 'Svarstiden har redan gått ut. Ange en tidpunkt som kommer.',
  EN: 'The time for answering has already ended. Give a moment that is still to come.',
};

export const closesTooLate: Localised = {
  FI: 'Vastausajan pitää päättyä ennen viimeistä ehdotettua aikaa. Anna aikaisempi hetki.',
  SV: 'Svarstiden ska gå ut före den sista föreslagna tiden. Ange en tidigare tidpunkt.',
  EN: 'The time for answering must end before the last of the times. Give an earlier moment.',
};

export const openTooLong = (daysMax: number): Localised => ({
  FI: `Kysely voi olla auki enintään ${daysMax} päivää. Anna aikaisempi hetki.`,
  SV: `En förfrågan kan vara öppen i högst ${daysMax} dagar. Ange en tidigare tidpunkt.`,
  EN: `A poll can be open for at most ${daysMax} days. Give an earlier moment.`,
});

export const heldTooLong = (daysMax: number): Localised => ({
  FI: `Aikoja voi pitää varattuina enintään ${daysMax} päivää. Anna aikaisempi hetki tai kysy aikoja varaamatta niitä.`,
  SV: `Tider kan hållas i högst ${daysMax} dagar. Ange en tidigare tidpunkt eller fråga utan att hålla tiderna.`,
  EN: `Times can be held for at most ${daysMax} days. Give an earlier moment, or ask without holding them.`,
});

export const tooManyRequirements = (requirementsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.attendance',
  sentence: {
    FI: `Vaatimuksia voi olla enintään ${requirementsMax}. Poista niitä tai yhdistä ne.`,
    SV: `Det kan finnas högst ${requirementsMax} krav. Ta bort några eller slå ihop dem.`,
    EN: `There can be at most ${requirementsMax} requirements. Remove some or put them together.`,
  },
});

export const notAParticipant: Localised = {
  FI: 'Vaatimuksessa on joku, jota ei kutsuta tapaamiseen. Lisää hänet osallistujiin.',
  SV: 'Kravet nämner någon som inte bjuds in. Lägg till personen bland deltagarna.',
  EN: 'The requirement names somebody who is not invited. Add them to the participants.',
};

export const otherPart: Localised = {
  FI: 'Vaatimuksen osuus on eri kuin osallistujan. Anna osallistujalle sama osuus tai jätä se pois vaatimuksesta.',
  SV: 'Kravets del är en annan än deltagarens. Ge deltagaren samma del eller lämna bort den ur kravet.',
  EN: 'The part of the requirement is not the participant’s. Give the participant the same part or leave it out here.',
};

export const notCounted: Localised = {
  FI: 'Osallistujan on pakko tulla, mutta mikään vaatimus ei koske häntä. Lisää hänet vaatimukseen tai merkitse, ettei hänen ole pakko tulla.',
  SV: 'Deltagaren måste komma, men inget krav nämner personen. Lägg till personen i ett krav eller ange att hen inte måste komma.',
  EN: 'The participant has to come, but no requirement names them. Name them in a requirement, or mark them as optional.',
};

export const nobodyHasToCome: Localised = {
  FI: 'Kenenkään ei ole pakko tulla, joten aikaa ei voi päättää. Merkitse ainakin yksi pakolliseksi.',
  SV: 'Ingen måste komma, så tiden kan inte bestämmas. Ange minst en som måste komma.',
  EN: 'Nobody has to come, so no time can be decided on. Mark at least one participant as required.',
};

/** Why a case cannot be closed: somebody has been asked when they can come in it. */
export const pollsAreOpen = (count: number): PlainProblem =>
  invalid(
    'caseId',
    count === 1
      ? {
          FI: 'Asiakkuudessa on avoin aikakysely. Päätä aika tai peru kysely ensin.',
          SV: 'Klientskapet har en öppen tidsförfrågan. Bestäm tiden eller avbryt förfrågan först.',
          EN: 'The case has an open time poll. Decide on a time or cancel the poll first.',
        }
      : {
          FI: `Asiakkuudessa on ${count} avointa aikakyselyä. Päätä ajat tai peru kyselyt ensin.`,
          SV: `Klientskapet har ${count} öppna tidsförfrågningar. Bestäm tiderna eller avbryt förfrågningarna först.`,
          EN: `The case has ${count} open time polls. Decide on the times or cancel the polls first.`,
        },
  );
