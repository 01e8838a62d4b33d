interface NumberPlan {
  /** The country's calling code (ITU-T E.164). */
  readonly code: string;
  /** What stands before a number that is dialled at home. */
  readonly trunk: string;
  /** Numbers behind which there is a mobile telephone, without code and trunk. */
  readonly mobile: RegExp;
}

/** How numbers are written at home, by country. Finland: 040 to 049, with 0457 among them, and 050. */
const plans = { FI: { code: '358', trunk: '0', mobile: /^(?:4\d|50)\d{4,8}$/ } } satisfies Record<string, NumberPlan>;

/** E.164: at most fifteen digits with the country's code; shorter ones than seven reach nobody from abroad. */
const international = /^[1-9]\d{6,14}$/;

/**
 * The number in E.164 if a text message can reach it, from what somebody typed: "040 123 4567", "+358 (0)40-123 4567".
 * Undefined for a landline of a country that we know, and for whatever is not one number and nothing else: a message to a
 * wrong number tells a stranger of somebody's meeting. Of other countries the gateway finds out. Pure.
 */
export function smsNumber(phone: string | null, defaultCountry: keyof typeof plans = 'FI'): string | undefined {
  const typed = (phone ?? '').normalize('NFKC').trim();
  if (!/^\+?[\d\s().\/\p{Pd}]+$/u.test(typed)) return undefined;
  // "+358 (0)40": the zero is for those who dial at home.
  const digits = typed.replace(/^((?:\+|00)\s*\d[\d\s]*)\(0\)/, '$1').replace(/\D/g, '');
  const abroad = typed.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : undefined;
  return abroad === undefined ? atHome(digits, plans[defaultCountry]) : fromAbroad(abroad);
}

function atHome(digits: string, { code, trunk, mobile }: NumberPlan): string | undefined {
  if (!digits.startsWith(trunk)) return undefined;
  const number = digits.slice(trunk.length);
  return mobile.test(number) ? `+${code}${number}` : undefined;
}

function fromAbroad(digits: string): string | undefined {
  if (!international.test(digits)) return undefined;
  const plan = Object.values(plans).find(({ code }) => digits.startsWith(code));
  return plan === undefined || plan.mobile.test(digits.slice(plan.code.length)) ? `+${digits}` : undefined;
}
