import { findPersonalData } from './personal-data.js';

/** Stands where a code stood: the reader sees that something was taken out. */
const TAKEN_OUT = '[…]';

/** The text without personal identity codes, for what comes from where nobody can be asked to write it anew. */
export function withoutIdentityCodes(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    if (kind !== 'PERSONAL_IDENTITY_CODE') continue;
    kept.push(text.slice(from, start), TAKEN_OUT);
    from = end;
  }
  return kept.join('') + text.slice(from);
}
