import type { Localised } from '../result.js';

/** Why a text is no recurrence rule. */
export type RuleProblemReason =
  | 'TOO_LONG'
  | 'NOT_A_RULE'
  | 'FREQUENCY_MISSING'
  | 'UNKNOWN_PART'
  | 'PART_TWICE'
  | 'VALUE_NOT_ALLOWED'
  | 'UNKNOWN_CALENDAR';

export interface RecurrenceRuleProblem {
  readonly reason: RuleProblemReason;
  /** The part it is about, "BYDAY", or what was written in its place; empty when it is about the whole. */
  readonly part: string;
  readonly sentence: Localised;
}

const sentences: Record<RuleProblemReason, (part: string) => Localised> = {
  TOO_LONG: () => ({
    FI: 'Toistumissääntö on liian pitkä. Kirjoita se lyhyemmin.',
    SV: 'Regeln för upprepning är för lång. Skriv den kortare.',
    EN: 'The recurrence rule is too long. Write a shorter one.',
  }),
  NOT_A_RULE: (part) => ({
    FI: `Toistumissäännön osa ”${part}” ei ole muotoa NIMI=ARVO. Kirjoita sääntö näin: FREQ=WEEKLY;BYDAY=TU.`,
    SV: `Delen ”${part}” i regeln för upprepning har inte formen NAMN=VÄRDE. Skriv regeln så här: FREQ=WEEKLY;BYDAY=TU.`,
    EN: `The part "${part}" of the recurrence rule is not written NAME=VALUE. Write the rule like this: FREQ=WEEKLY;BYDAY=TU.`,
  }),
  FREQUENCY_MISSING: () => ({
    FI: 'Toistumissäännöstä puuttuu FREQ. Lisää se, esimerkiksi FREQ=WEEKLY.',
    SV: 'Regeln för upprepning saknar FREQ. Lägg till det, till exempel FREQ=WEEKLY.',
    EN: 'The recurrence rule has no FREQ. Add one, for example FREQ=WEEKLY.',
  }),
  UNKNOWN_PART: (part) => ({
    FI: `Toistumissäännön osaa ${part} ei tunneta. Poista se.`,
    SV: `Delen ${part} i regeln för upprepning är okänd. Ta bort den.`,
    EN: `The part ${part} of the recurrence rule is not known. Remove it.`,
  }),
  PART_TWICE: (part) => ({
    FI: `Toistumissäännössä on ${part} kahdesti eri arvoin. Jätä niistä yksi.`,
    SV: `Regeln för upprepning har ${part} två gånger med olika värden. Behåll ett av dem.`,
    EN: `The recurrence rule has ${part} twice, with different values. Keep one of them.`,
  }),
  VALUE_NOT_ALLOWED: (part) => ({
    FI: `Toistumissäännön osan ${part} arvo ei kelpaa. Korjaa se RFC 5545:n kohdan 3.3.10 mukaiseksi.`,
    SV: `Värdet för ${part} i regeln för upprepning duger inte. Rätta det enligt RFC 5545, avsnitt 3.3.10.`,
    EN: `The value of ${part} in the recurrence rule is not allowed. Correct it as RFC 5545, section 3.3.10 has it.`,
  }),
  UNKNOWN_CALENDAR: (part) => ({
    FI: `Toistumissäännön kalenteria ${part} ei tunneta. Käytä arvoa RSCALE=GREGORIAN tai jätä RSCALE pois.`,
    SV: `Kalendern ${part} i regeln för upprepning är okänd. Använd RSCALE=GREGORIAN eller lämna bort RSCALE.`,
    EN: `The calendar ${part} of the recurrence rule is not known. Use RSCALE=GREGORIAN or leave RSCALE out.`,
  }),
};

/** What is quoted of a rule in a sentence: enough to find it, and no more of somebody's text than that. */
const quotedCharactersMax = 30;

export function ruleProblem(reason: RuleProblemReason, part = ''): RecurrenceRuleProblem {
  const quoted = part.slice(0, quotedCharactersMax);
  return { reason, part: quoted, sentence: sentences[reason](quoted) };
}
