import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with calendar feeds, said to a person: what happened and what to do next. */

export const personUnknown: Localised = {
  FI: 'Henkilöä ei löydy. Anna oma tunnuksesi.',
  SV: 'Personen finns inte. Ange din egen identifierare.',
  EN: 'The person does not exist. Give your own id.',
};

export const unknownPerson: PlainProblem = { code: 'NOT_FOUND', field: 'input.personId', sentence: personUnknown };

export const notYourFeed: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.personId',
  sentence: {
    FI: 'Kalenterisyötteen voi avata vain itselleen. Pyydä henkilöä kirjautumaan ja avaamaan se itse.',
    SV: 'Man kan öppna ett kalenderflöde bara för sig själv. Be personen logga in och öppna det.',
    EN: 'A calendar feed can be opened for oneself only. Ask the person to sign in and open it.',
  },
};

export const unknownFeed: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'feedId',
  sentence: {
    FI: 'Kalenterisyötettä ei löydy. Avaa uusi.',
    SV: 'Kalenderflödet finns inte. Öppna ett nytt.',
    EN: 'The calendar feed does not exist. Open a new one.',
  },
};
