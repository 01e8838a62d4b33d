import type { PersonalDataFinding } from '../problem.js';
import { emailAddresses } from './email-addresses.js';
import { foldText } from './folded-text.js';
import { ibans } from './ibans.js';
import { identityCodes } from './identity-code.js';
import { phoneNumbers } from './phone-numbers.js';
import type { Span } from './span.js';
import { streetAddresses } from './street-addresses.js';

/** CERTAIN: its own check digits say so, or nothing else has that form. LIKELY: it has the form, and so may something else. */
export type Certainty = 'CERTAIN' | 'LIKELY';

export interface PersonalData extends PersonalDataFinding {
  readonly certainty: Certainty;
}

interface Finder {
  readonly kind: PersonalData['kind'];
  readonly certainty: Certainty;
  readonly find: (folded: string) => readonly Span[];
}

/** In this order: what one finder has taken, such as the digits of an account number, is no telephone number to a later one. */
const FINDERS: readonly Finder[] = [
  { kind: 'PERSONAL_IDENTITY_CODE', certainty: 'CERTAIN', find: identityCodes },
  { kind: 'IBAN', certainty: 'CERTAIN', find: ibans },
  { kind: 'EMAIL_ADDRESS', certainty: 'CERTAIN', find: emailAddresses },
  { kind: 'PHONE_NUMBER', certainty: 'LIKELY', find: phoneNumbers },
  { kind: 'STREET_ADDRESS', certainty: 'LIKELY', find: streetAddresses },
];

/**
 * The personal data that a text tells by its form, in the order of the text: whose it is needs nobody's list. Names are not looked
 * for, since only who asks knows which names they may see.
 *
 * The time grows with the length of the text and nothing else: it is folded once, and no expression of the finders has a repetition
 * without an end. A hostile megabyte takes about as long as an innocent one (test/unit/domain/privacy/hostile-text.spec.ts).
 */
export function findPersonalData(text: string): readonly PersonalData[] {
  const folded = foldText(text);
  const taken = new Uint8Array(folded.text.length);
  const found = FINDERS.flatMap(({ kind, certainty, find }) => {
    const free = joined(find(folded.text)).filter(({ start, end }) => !taken.subarray(start, end).includes(1));
    for (const { start, end } of free) taken.fill(1, start, end);
    return free.map(({ start, end }): PersonalData => {
      return { kind, certainty, start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
    });
  });
  return found.sort((one, other) => one.start - other.start);
}

/** Spans that overlap, as one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last && span.start < last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else whole.push(span);
  }
  return whole;
}
