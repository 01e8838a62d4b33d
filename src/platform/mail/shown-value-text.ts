import { lineText } from '../icalendar/property-text.js';

/** Signs that turn the direction of writing for all that follows them, or have no width: nothing a name needs. */
const directionSigns = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const writtenRightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A value that somebody typed, as one clean line; undefined when nothing is left of it. */
export function cleanValue(value: string | undefined): string | undefined {
  const clean = lineText((value ?? '').replace(directionSigns, '')).replace(/ {2,}/g, ' ');
  return clean === '' ? undefined : clean;
}

/**
 * A clean value for the middle of a sentence. One written from right to left is set apart (Unicode UAX 9, FSI and PDI), so
 * that the full stop or the telephone number after it does not change sides.
 */
export function valueInSentence(value: string | undefined): string | undefined {
  const clean = cleanValue(value);
  return clean !== undefined && writtenRightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** At most so many signs, the last one an ellipsis when something was cut off; never half a sign. */
export function clippedText(text: string, signsMax: number): string {
  const signs = Array.from(text);
  return signs.length <= signsMax
    ? text
    : `${signs
        .slice(0, signsMax - 1)
        .join('')
        .trimEnd()}…`;
}
