import type { ConsentMissingProblem, PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import { listOf } from '../directory/list-of-names.js';

/** What goes wrong with cases and consents, said to a person: what happened and what to do next. */

export const unknownCase: Localised = {
  FI: 'Asiakkuutta ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Klientskapet finns inte. Öppna det på nytt i listan.',
  EN: 'The case cannot be found. Open it again from the list.',
};

export const unknownConsent: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'consentId',
  sentence: {
    FI: 'Suostumusta ei löydy. Avaa asiakkuus uudelleen ja valitse suostumus luettelosta.',
    SV: 'Samtycket finns inte. Öppna klientskapet på nytt och välj samtycket i listan.',
    EN: 'The consent cannot be found. Open the case again and choose the consent from the list.',
  },
};

export const notYoursToOpen: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain koordinaattori voi avata asiakkuuden. Pyydä apua koordinaattorilta.',
    SV: 'Bara en koordinator kan öppna ett klientskap. Be en koordinator om hjälp.',
    EN: 'Only a coordinator can open a case. Ask a coordinator for help.',
  },
};

export const notYoursToChange: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain koordinaattori tai asiakasvastaava voi muuttaa asiakkuutta. Pyydä muutosta heiltä.',
    SV: 'Bara en koordinator eller den ansvariga kontaktpersonen kan ändra klientskapet. Be dem om ändringen.',
    EN: 'Only a coordinator or the case manager can change the case. Ask one of them.',
  },
};

export const notAClient: Localised = {
  FI: 'Asiakkuuden voi avata vain henkilölle, joka on lisätty asiakkaaksi. Valitse toinen tai lisää hänet asiakkaaksi.',
  SV: 'Ett klientskap kan bara öppnas för en person som är klient. Välj en annan eller lägg till personen som klient.',
  EN: 'A case can only be opened for a person of the kind client. Choose another or add the person as a client.',
};

export const alreadyOpen: Localised = {
  FI: 'Tällä asiakkaalla on jo avoin asiakkuus. Etsi se luettelosta ja jatka siinä.',
  SV: 'Klienten har redan ett öppet klientskap. Sök upp det i listan och fortsätt där.',
  EN: 'This client already has an open case. Find it in the list and go on there.',
};

export const managerNotProfessional: Localised = {
  FI: 'Asiakasvastaavan pitää olla ammattilainen. Valitse toinen.',
  SV: 'Den ansvariga kontaktpersonen ska vara en yrkesperson. Välj en annan.',
  EN: 'The case manager must be a professional. Choose somebody else.',
};

export const clientInNetwork: Localised = {
  FI: 'Asiakas ei voi olla oman verkostonsa jäsen. Poista hänet luettelosta.',
  SV: 'Klienten kan inte vara med i sitt eget nätverk. Ta bort klienten från listan.',
  EN: 'A client cannot be in their own network. Remove the client from the list.',
};

export const addedAndRemoved: Localised = {
  FI: 'Sama ihminen on sekä lisättävissä että poistettavissa. Jätä hänet vain toiseen.',
  SV: 'Samma person ska både läggas till och tas bort. Behåll personen i bara den ena listan.',
  EN: 'The same person is to be both added and removed. Leave the person in one list only.',
};

export const networkTooLarge = (peopleMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Verkostossa voi olla enintään ${peopleMax} ihmistä. Poista heitä, jotka eivät ole enää mukana.`,
    SV: `Ett nätverk kan ha högst ${peopleMax} personer. Ta bort dem som inte längre är med.`,
    EN: `A network can have at most ${peopleMax} people. Remove those who are no longer in it.`,
  },
});

export const caseClosed: PlainProblem = {
  code: 'VALIDATION',
  sentence: {
    FI: 'Asiakkuus on suljettu, eikä sitä voi enää muuttaa. Avaa uusi asiakkuus, jos sitä tarvitaan.',
    SV: 'Klientskapet är avslutat och kan inte ändras. Öppna ett nytt om det behövs.',
    EN: 'The case is closed and can no longer be changed. Open a new one if it is needed.',
  },
};

export const staleVersion: PlainProblem = {
  code: 'STALE_VERSION',
  sentence: {
    FI: 'Joku on muuttanut asiakkuutta sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat klientskapet under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the case in the meantime. Look at it again and repeat your change.',
  },
};

export const nobodyConsentedTo: Localised = {
  FI: 'Suostumuksesta puuttuu, ketä se koskee. Lisää ainakin yksi organisaatio tai ihminen.',
  SV: 'Samtycket säger inte vem det gäller. Lägg till minst en organisation eller person.',
  EN: 'The consent does not say whom it is for. Add at least one organisation or person.',
};

export const tooManyParties = (partiesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.organisationIds',
  sentence: {
    FI: `Kerralla voi kirjata enintään ${partiesMax} organisaatiota ja ihmistä. Kirjaa loput erikseen.`,
    SV: `Högst ${partiesMax} organisationer och personer kan antecknas på en gång. Anteckna resten separat.`,
    EN: `At most ${partiesMax} organisations and people can be recorded at once. Record the rest separately.`,
  },
});

/** Its consent would never count: coverage.ts asks for the organisation's. */
export const personOfOrganisation = (organisation: string): Localised => ({
  FI: `Tämä ihminen toimii organisaatiossa ${organisation}. Kirjaa suostumus organisaatiolle.`,
  SV: `Personen arbetar för ${organisation}. Anteckna samtycket för organisationen.`,
  EN: `This person works for ${organisation}. Record the consent for the organisation.`,
});

export const endsBeforeItBegins: Localised = {
  FI: 'Suostumus päättyy ennen kuin se alkaa. Anna loppupäivä, joka on alkupäivä tai sen jälkeen.',
  SV: 'Samtycket slutar innan det börjar. Ange en slutdag som är startdagen eller senare.',
  EN: 'The consent ends before it begins. Give a last day that is the first day or later.',
};

export const pageTooShort: PlainProblem = {
  code: 'VALIDATION',
  field: 'first',
  sentence: {
    FI: 'Pyydä vähintään yksi asiakkuus.',
    SV: 'Be om minst ett klientskap.',
    EN: 'Ask for at least one case.',
  },
};

export const pageTooLong = (casesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'first',
  sentence: {
    FI: `Kerralla voi näyttää enintään ${casesMax} asiakkuutta. Pyydä vähemmän.`,
    SV: `Högst ${casesMax} klientskap kan visas på en gång. Be om färre.`,
    EN: `At most ${casesMax} cases can be shown at once. Ask for fewer.`,
  },
});

/** Somebody whom no basis covers: by organisation, or by themselves if they have none. */
export interface UncoveredParty {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
}

/** `field`: the input that would bring the client and them together. */
export function consentMissing(parties: readonly UncoveredParty[], field: string): ConsentMissingProblem {
  const organisations = new Map<string, string>();
  const people = new Map<string, string>();
  for (const { personId, name, organisationId, organisationName } of parties) {
    if (organisationId === null) people.set(personId, name);
    else organisations.set(organisationId, organisationName ?? name);
  }
  const who = listOf([...organisations.values(), ...people.values()]);
  return {
    code: 'CONSENT_MISSING',
    field,
    organisationIds: [...organisations.keys()],
    personIds: [...people.keys()],
    sentence: {
      FI: `Suostumus puuttuu: ${who.FI}. Kirjaa suostumus tai muu peruste, tai jätä heidät pois.`,
      SV: `Samtycke saknas för ${who.SV}. Anteckna samtycket eller en annan grund, eller lämna dem utanför.`,
      EN: `There is no consent for ${who.EN}. Record the consent or another basis, or leave them out.`,
    },
  };
}
