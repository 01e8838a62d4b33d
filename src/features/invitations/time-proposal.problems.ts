import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with answers and proposals: what happened and what to do next. The first ones are said to a recipient. */

export const noAnswerGiven: Localised = {
  FI: 'Vastaus puuttuu. Kerro, tuletko, ehkä tuletko vai etkö pääse.',
  SV: 'Svaret saknas. Berätta om du kommer, kanske kommer eller inte kan komma.',
  EN: 'The answer is missing. Say if you are coming, may come or cannot come.',
};

export const proposedPast: Localised = {
  FI: 'Tämä aika on jo mennyt. Ehdota aikaa, joka on tulossa.',
  SV: 'Tiden har redan passerat. Föreslå en tid som kommer.',
  EN: 'This time has already passed. Propose a time that is to come.',
};

export const proposedSame: Localised = {
  FI: 'Tapaaminen on jo tähän aikaan. Jos aika sopii, vastaa, että tulet.',
  SV: 'Mötet är redan vid den här tiden. Om den passar, svara att du kommer.',
  EN: 'The meeting is already at this time. If it suits you, answer that you are coming.',
};

export const proposedSkipped: Localised = {
  FI: 'Tätä kellonaikaa ei ole, koska kellot siirtyvät silloin. Ehdota tuntia aikaisempaa tai myöhempää aikaa.',
  SV: 'Klockslaget finns inte, för klockorna ställs då om. Föreslå en tid en timme tidigare eller senare.',
  EN: 'There is no such hour, because the clocks change then. Propose an hour earlier or later.',
};

export const proposedTooLong: Localised = {
  FI: 'Ehdotettu aika ei kelpaa. Ehdota aikaa, joka on yhtä pitkä kuin tapaaminen.',
  SV: 'Den föreslagna tiden duger inte. Föreslå en tid som är lika lång som mötet.',
  EN: 'The proposed time will not do. Propose a time as long as the meeting.',
};

export const tooManyProposals = (proposalsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.start',
  sentence: {
    FI: `Olet ehdottanut jo ${proposalsMax} aikaa. Soita kutsujalle ja sopikaa aika yhdessä.`,
    SV: `Du har redan föreslagit ${proposalsMax} tider. Ring den som bjöd in dig och kom överens om en tid.`,
    EN: `You have already proposed ${proposalsMax} times. Call the person who invited you and agree on a time.`,
  },
});

/** Said to whoever decides about a proposal. */
export const unknownProposal: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.proposalId',
  sentence: {
    FI: 'Ehdotusta ei löydy. Avaa tapaaminen uudelleen ja katso, mitä on ehdotettu.',
    SV: 'Förslaget finns inte. Öppna mötet på nytt och se vad som har föreslagits.',
    EN: 'The proposal cannot be found. Open the meeting again and see what has been proposed.',
  },
};

export const notYoursToDecide: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.proposalId',
  sentence: {
    FI: 'Vain tapaamisen järjestäjä, puheenjohtaja tai koordinaattori voi päättää ehdotuksesta. Pyydä päätöstä heiltä.',
    SV: 'Bara mötets arrangör, ordförande eller en koordinator kan avgöra förslaget. Be dem om ett avgörande.',
    EN: 'Only the organiser, the chair or a coordinator can decide about the proposal. Ask one of them.',
  },
};

export const decidedAlready: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.proposalId',
  sentence: {
    FI: 'Ehdotuksesta on jo päätetty. Avaa tapaaminen uudelleen ja katso, mikä sen aika on.',
    SV: 'Förslaget är redan avgjort. Öppna mötet på nytt och se vilken tid det har.',
    EN: 'The proposal has already been decided. Open the meeting again and see its time.',
  },
};

export const noLongerProposed: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.proposalId',
  sentence: {
    FI: 'Ehdotus ei ole enää voimassa, koska tapaaminen tai ehdotus on muuttunut. Katso uudet tiedot.',
    SV: 'Förslaget gäller inte längre, för mötet eller förslaget har ändrats. Se de nya uppgifterna.',
    EN: 'The proposal no longer holds, because the meeting or the proposal has changed. Look at it again.',
  },
};

export const proposalPassed: PlainProblem = {
  code: 'VALIDATION',
  field: 'input.proposalId',
  sentence: {
    FI: 'Ehdotettu aika on jo mennyt. Hylkää ehdotus tai siirrä tapaaminen toiseen aikaan.',
    SV: 'Den föreslagna tiden har redan passerat. Avslå förslaget eller flytta mötet till en annan tid.',
    EN: 'The proposed time has already passed. Decline the proposal or move the meeting to another time.',
  },
};
