/** A message of one part; of several, each has seven septets fewer, for the header that joins them (3GPP TS 23.040, 9.2.3.24.1). */
export const onePartSeptetsMax = 160;
export const twoPartsSeptetsMax = 306;

/** The basic alphabet and its extension, whose signs take two septets (3GPP TS 23.038, 6.2.1). */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';
const septetsOf = new Map([
  ...[...BASIC].map((sign) => [sign, 1] as const),
  ...[...EXTENSION].map((sign) => [sign, 2] as const),
]);

/** Signs that have a plain form by custom and none by their decomposition. */
const PLAIN: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‑': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  đ: 'd',
  ł: 'l',
  Ł: 'L',
  Đ: 'D',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * The text in the signs of GSM-7: one other sign would make the whole message one of UCS-2, of which 70 fit instead of 160. Š
 * becomes S; a sign without any such form (another script) is left out. ä, ö and å are of the alphabet.
 */
export function gsmText(text: string): string {
  return [...text.normalize('NFC')].map(gsmSign).join('').replace(/ {2,}/g, ' ').trim();
}

function gsmSign(sign: string): string {
  if (septetsOf.has(sign)) return sign;
  if (/\s/.test(sign)) return ' ';
  const plain = PLAIN[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...plain].filter((each) => septetsOf.has(each)).join('');
}

/** How many septets a text of GSM-7 takes. */
export const septets = (text: string): number => [...text].reduce((sum, sign) => sum + (septetsOf.get(sign) ?? 2), 0);
