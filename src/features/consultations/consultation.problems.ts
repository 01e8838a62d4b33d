import type { PersonalDataFinding, PersonalDataFoundProblem, PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with consultations, said to a person: what happened and what to do next. */

export const unknownConsultation: Localised = {
  FI: 'Konsultaatiota ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Konsultationen finns inte. Öppna den på nytt i listan.',
  EN: 'The consultation cannot be found. Open it again from the list.',
};

export const notYoursToAsk: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Sinulla ei ole oikeutta konsultaatioihin. Pyydä oikeus organisaatiosi pääkäyttäjältä.',
    SV: 'Du har inte rätt till konsultationer. Be din organisations administratör om rättigheten.',
    EN: 'You may not ask for consultations. Ask the administrator of your organisation for the right.',
  },
};

export const notYoursToHandle: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain konsultti voi vastata, ja hänen sijaisensa, kun vastaus on myöhässä. Pyydä vastausta häneltä.',
    SV: 'Bara konsulten kan svara, och ställföreträdaren när svaret är försenat. Be konsulten svara.',
    EN: 'Only the consultant can answer, and the deputy once the answer is late. Ask the consultant.',
  },
};

export const notYoursToCancel: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain kysyjä ja konsultti voivat perua konsultaation. Pyydä sitä heiltä.',
    SV: 'Bara den som frågade och konsulten kan ställa in konsultationen. Be dem göra det.',
    EN: 'Only whoever asked and the consultant can cancel a consultation. Ask one of them.',
  },
};

export const tooManyCases = (casesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.cases',
  sentence: {
    FI: `Kerralla voi kysyä enintään ${casesMax} asiasta. Jätä osa toiseen kertaan.`,
    SV: `Man kan fråga om högst ${casesMax} ärenden på en gång. Lämna en del till en annan gång.`,
    EN: `At most ${casesMax} matters can be asked about at once. Leave some for another time.`,
  },
});

export const noCases: Localised = {
  FI: 'Kysymys puuttuu. Kirjoita ainakin yhdestä asiasta, ilman henkilötietoja.',
  SV: 'Frågan saknas. Skriv om minst ett ärende, utan personuppgifter.',
  EN: 'The question is missing. Write about at least one matter, without personal data.',
};

export const textMissing: Localised = {
  FI: 'Teksti puuttuu. Kirjoita, mitä haluat kysyä, ilman henkilötietoja.',
  SV: 'Texten saknas. Skriv vad du vill fråga, utan personuppgifter.',
  EN: 'The text is missing. Write what you want to ask, without personal data.',
};

export const answerForEach = (count: number): PlainProblem => ({
  code: 'VALIDATION',
  field: 'input.answers',
  sentence: {
    FI: `Jokaiseen asiaan tarvitaan vastaus. Kirjoita ${count} vastausta samassa järjestyksessä.`,
    SV: `Varje ärende behöver ett svar. Skriv ${count} svar i samma ordning.`,
    EN: `Every matter needs an answer. Write ${count} in the same order.`,
  },
});

export const alreadyAnswered: PlainProblem = {
  code: 'VALIDATION',
  sentence: {
    FI: 'Tähän on jo vastattu. Avaa vastaus luettelosta.',
    SV: 'Det här har redan besvarats. Öppna svaret i listan.',
    EN: 'This has already been answered. Open the answer from the list.',
  },
};

export const askedByPhone: PlainProblem = {
  code: 'VALIDATION',
  sentence: {
    FI: 'Tämä konsultaatio pidetään varattuna aikana. Vastaa silloin.',
    SV: 'Den här konsultationen hålls på den bokade tiden. Svara då.',
    EN: 'This consultation takes place at its booked time. Answer it then.',
  },
};

export const alreadyCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  sentence: {
    FI: 'Konsultaatio on jo peruttu. Varaa uusi aika tai kysy uudelleen, jos tarvitset.',
    SV: 'Konsultationen är redan inställd. Boka en ny tid eller fråga på nytt vid behov.',
    EN: 'The consultation is already cancelled. Book a new time or ask again if you need to.',
  },
};

/** `topics`: those that somebody answers questions about. */
export const nobodyCovers = (topics: readonly string[]): PlainProblem => {
  const some = topics.join(', ');
  return {
    code: 'NOT_FOUND',
    field: 'input.topic',
    sentence:
      topics.length > 0
        ? {
            FI: `Kukaan ei vastaa tästä aiheesta. Valitse jokin näistä: ${some}.`,
            SV: `Ingen svarar på det här ämnet. Välj något av dessa: ${some}.`,
            EN: `Nobody answers about this topic. Choose one of these: ${some}.`,
          }
        : {
            FI: 'Kukaan ei vielä vastaa kirjallisiin kysymyksiin. Varaa konsultaatioaika.',
            SV: 'Ingen svarar på skriftliga frågor ännu. Boka en konsultationstid.',
            EN: 'Nobody answers written questions yet. Book a consultation time.',
          },
  };
};

/** The places are told, what stands in them is not. Nothing was stored. */
export const personalDataFound = (
  field: string,
  findings: readonly PersonalDataFinding[],
): PersonalDataFoundProblem => ({
  code: 'PERSONAL_DATA_FOUND',
  field,
  findings,
  sentence: {
    FI: 'Tekstissä on henkilötietoja. Kerro asiasta ilman niitä ja lähetä teksti uudelleen.',
    SV: 'Texten innehåller personuppgifter. Berätta utan dem och skicka texten på nytt.',
    EN: 'The text has personal data in it. Describe the matter without them and send the text again.',
  },
});

/** A name may be anybody's, so it only warns. */
export const nameFound = (field: string, findings: readonly PersonalDataFinding[]): PersonalDataFoundProblem => ({
  code: 'PERSONAL_DATA_FOUND',
  field,
  findings,
  confirmable: true,
  sentence: {
    FI: 'Tekstissä on ehkä asiakkaan nimi. Poista se. Jos se ei ole asiakkaan nimi, vahvista teksti.',
    SV: 'Texten innehåller kanske en klients namn. Ta bort det. Om det inte är en klients namn, bekräfta texten.',
    EN: 'The text may have a client’s name in it. Remove it. If it is not a client’s name, confirm the text.',
  },
});
