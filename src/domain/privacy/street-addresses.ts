import { type Span, spanOf } from './span.js';

/**
 * A word, a house number, and perhaps a stair, a flat and a postcode with its town. Which words are streets is asked of each one
 * afterwards. A word begins where no letter stands before it and ends after 40, so each start costs a bounded number of steps.
 */
const WORD_AND_NUMBER =
  /(?<!\p{L})(\p{L}{4,40}) (\d{1,3}(?: ?- ?\d{1,3})?)(?![\d%]| ?[€%]|[.:,]\d)(?: ?[A-ZÅÄÖ](?![\p{L}\p{N}])|[A-ZÅÄÖ](?= ?\d))?(?:,? (?:as\.? ?|bost\.? ?|lgh\.? ?)?\d{1,3}(?![\d.:%]))?(?:,? (?:FI-|AX-)?\d{5} \p{L}{2,30})?/giu;

/** Endings of words that are hardly anything but streets, in the cases that an address is written in. */
const STREET =
  /(?:tie(?:llä|ltä|lle|n)?|ka(?:tu|dulla|dulta|dulle|dun)|kuja(?:lla|lta|lle|n)?|raitti|aukio|puistikko|esplanadi|bulevardi|taival|tanhua|penger|gata|gatan|vägen|gränd|gränden|stråket|allén|esplanaden|bulevarden)$/iu;
/** Endings that other words have too: streets with a capital letter only. */
const PERHAPS_STREET =
  /(?:polku|kaari|väylä|ranta|rinne|portti|piha|kallio|[aens]tori|väg|stigen|stig|torget|backen|kajen|stranden|brinken|parken)$/u;
/** Roads that have numbers themselves, paths that care and careers take, and what else ends like a street. */
const NO_STREET =
  /^(?:(?:valta|kanta|seutu|yhdys|maan|moottori|pää|rauta|oikeus|hengitys|virtsa|hermo|elämän)tie|.*(?:hoito|palvelu|kuntoutus|asiakas|opinto|oppimis|koulutus|työllistymis|työkyky|ura|hoidon|palvelun|tuki|data|tieto)(?:polku|ketju|väylä|portti|kaari|portaali)|sateenkaari|.*mentori|näkökulma|.*(?:om|ut|vård|in|av|till)väg(?:en)?)(?:llä|ltä|lle|n)?$/iu;

const isStreet = (word: string): boolean =>
  !NO_STREET.test(word) && (STREET.test(word) || (/^\p{Lu}/u.test(word) && PERHAPS_STREET.test(word)));

/**
 * Addresses of homes, in Finnish and in Swedish, from the last word of the street's name on. Those of streets that are called like nothing
 * else (Kaivopuisto 3) are not found: they cannot be told from a room or a chapter by their form.
 */
export const streetAddresses = (text: string): Span[] =>
  [...text.matchAll(WORD_AND_NUMBER)].flatMap((match) => (isStreet(match[1] ?? '') ? [spanOf(match)] : []));
