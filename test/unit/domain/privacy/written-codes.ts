import fc from 'fast-check';

const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const SIGNS: Readonly<Record<number, string>> = { 18: '+', 19: '-YXWVU', 20: 'ABCDEF' };
const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** A code with the right check character: the official rule, written a second time and by the calendar of the runtime. */
export function codeOf(date: Date, sign: string, individual: number): string {
  const day = `${pad(date.getUTCDate(), 2)}${pad(date.getUTCMonth() + 1, 2)}${pad(date.getUTCFullYear() % 100, 2)}`;
  return `${day}${sign}${pad(individual, 3)}${CHECKS.charAt(Number(`${day}${pad(individual, 3)}`) % 31)}`;
}

/** Every kind of code: all signs, all individual numbers, days from 1800 to 2099. */
export const code = fc
  .tuple(
    fc.date({ min: new Date(Date.UTC(1800, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true }),
    fc.nat(5),
    fc.integer({ min: 2, max: 999 }),
  )
  .map(([date, pick, individual]) => {
    const signs = SIGNS[Math.floor(date.getUTCFullYear() / 100)] ?? '';
    return codeOf(date, signs.charAt(pick % signs.length), individual);
  });

/** Another check character than the right one. */
export const brokenCode = fc.tuple(code, fc.integer({ min: 1, max: 30 })).map(([right, off]) => {
  const check = CHECKS.charAt((CHECKS.indexOf(right.slice(-1)) + off) % 31);
  return right.slice(0, -1) + check;
});

const BLANKS = ['', ' ', '\n', '\r\n', '\u00a0', '   ', '\u2009', '\t'];
const UNSEEN = ['', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e'];
const DASHES = ['-', '–', '—', '‑', '−', '－', '‐'];

/** One character in one of the ways that it can be written. */
function disguised(character: string): fc.Arbitrary<string> {
  const wide = String.fromCharCode(character.charCodeAt(0) + 0xfee0);
  const forms = character === '-' ? DASHES : [character, character.toLowerCase(), wide];
  return fc.constantFrom(...forms);
}

/** A code as people and programs write it. */
export const disguisedCode = code.chain((plain) =>
  fc
    .tuple(
      ...plain
        .split('')
        .map((each, index) =>
          fc
            .tuple(
              disguised(each),
              index === plain.length - 1 ? fc.constant('') : fc.constantFrom(...BLANKS),
              index === plain.length - 1 ? fc.constant('') : fc.constantFrom(...UNSEEN),
            )
            .map((parts) => parts.join('')),
        ),
    )
    .map((parts) => parts.join('')),
);
