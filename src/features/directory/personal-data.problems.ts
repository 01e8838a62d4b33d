import type { PersonalDataFinding, PersonalDataFoundProblem } from '../../domain/problem.js';

/** The places are told, what stands in them is not: an answer may be logged by whoever gets it. */
export const identityCodeFound = (
  field: string,
  findings: readonly PersonalDataFinding[],
): PersonalDataFoundProblem => ({
  code: 'PERSONAL_DATA_FOUND',
  field,
  findings,
  sentence: {
    FI: 'Tekstissä on henkilötunnus. Poista se ja lähetä teksti uudelleen.',
    SV: 'Texten innehåller en personbeteckning. Ta bort den och skicka texten på nytt.',
    EN: 'The text has a personal identity code. Remove it and send the text again.',
  },
});
