/** A mobile number in Finland begins so, without its first zero. */
const mobileStart = /^(4\d|50)/;

/**
 * A telephone number in groups, as it is read aloud: "040 123 4567", "+358 40 123 4567". A number that its writer has
 * already grouped stays as it is, and so does one from a country whose grouping we do not know.
 */
export function phoneNumberText(number: string): string {
  const [, prefix, rest] = /^(\+358|0)(\d{5,11})$/.exec(number) ?? [];
  if (prefix === undefined || rest === undefined) return number;
  const areaDigits = mobileStart.test(rest) ? 2 : 1;
  const area = rest.slice(0, areaDigits);
  const first = prefix === '0' ? `0${area}` : `+358 ${area}`;
  return [first, ...groups(rest.slice(areaDigits))].join(' ');
}

/** Threes from the left; the last group has two to four digits, as nobody reads a single one. */
function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  return [digits.slice(0, 3), ...groups(digits.slice(3))];
}
