import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import { unknownPerson } from '../directory/directory.problems.js';

/** What goes wrong with the plan of a case, said to a person: what happened and what to do next. */

export const notYoursToPlan: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.caseId',
  sentence: {
    FI: 'Suunnitelmaa muuttaa asiakasvastaava, tai koordinaattori, jos asiakasvastaavaa ei vielä ole. Pyydä muutosta häneltä.',
    SV: 'Planen ändras av den ansvariga kontaktpersonen, eller av koordinatorn om det inte finns någon ännu. Be den personen om ändringen.',
    EN: 'The plan is changed by the case manager, or by the coordinator while there is none. Ask that person.',
  },
};

export const unknownItem: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.itemId',
  sentence: {
    FI: 'Tavoitetta ei löydy. Avaa suunnitelma uudelleen ja valitse tavoite siitä.',
    SV: 'Målet finns inte. Öppna planen på nytt och välj målet där.',
    EN: 'The goal cannot be found. Open the plan again and choose the goal there.',
  },
};

export const itemAndVersion: Localised = {
  FI: 'Anna sekä tavoite että sen versio, kun muutat tavoitetta. Jätä molemmat pois, kun kirjaat uuden.',
  SV: 'Ange både målet och dess version när du ändrar ett mål. Utelämna båda när du skriver ett nytt.',
  EN: 'Give both the goal and its version to change a goal. Leave both out to write a new one.',
};

export const goalMissing: Localised = {
  FI: 'Tavoite puuttuu. Kirjoita, mihin pyritään.',
  SV: 'Målet saknas. Skriv vad som eftersträvas.',
  EN: 'The goal is missing. Write what is aimed at.',
};

export const measureMissing: Localised = {
  FI: 'Mittari puuttuu. Kirjoita, mistä tavoitteen toteutuminen näkyy.',
  SV: 'Måttet saknas. Skriv hur det syns att målet har nåtts.',
  EN: 'The measure is missing. Write how one sees that the goal is reached.',
};

export const dayHasPassed: Localised = {
  FI: 'Tavoitteen päivä on jo mennyt. Valitse tämä päivä tai myöhempi.',
  SV: 'Målets dag har redan passerat. Välj i dag eller en senare dag.',
  EN: 'The day of the goal has already passed. Choose today or a later day.',
};

export const dayTooFar = (yearsMax: number): Localised => ({
  FI: `Päivä on liian kaukana. Valitse päivä ${yearsMax} vuoden sisältä.`,
  SV: `Dagen är för långt borta. Välj en dag inom ${yearsMax} år.`,
  EN: `The day is too far away. Choose one within ${yearsMax} years.`,
});

export const unknownCoordinator: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.coordinatorId',
  sentence: unknownPerson,
};

export const notOfTheCase: Localised = {
  FI: 'Tämä ihminen ei ole asiakkaan verkostossa. Lisää hänet verkostoon tai valitse toinen.',
  SV: 'Personen är inte med i klientens nätverk. Lägg till personen i nätverket eller välj en annan.',
  EN: "This person is not in the client's network. Add the person to the network or choose somebody else.",
};

export const itemClosed: Localised = {
  FI: 'Tavoite on päätetty, eikä sitä voi enää muuttaa. Kirjaa uusi tavoite, jos sitä tarvitaan.',
  SV: 'Målet är avslutat och kan inte ändras. Skriv ett nytt mål om det behövs.',
  EN: 'The goal is closed and can no longer be changed. Write a new one if it is needed.',
};

export const staleItem: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.version',
  sentence: {
    FI: 'Joku on muuttanut tavoitetta sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat målet under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the goal in the meantime. Look at it again and repeat your change.',
  },
};

export const planFull = (itemsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.caseId',
  sentence: {
    FI: `Suunnitelmassa voi olla enintään ${itemsMax} tavoitetta. Muuta jotakin avointa tavoitetta uuden sijasta.`,
    SV: `En plan kan ha högst ${itemsMax} mål. Ändra ett öppet mål i stället för att skriva ett nytt.`,
    EN: `A plan can have at most ${itemsMax} goals. Change an open goal instead of writing a new one.`,
  },
});
