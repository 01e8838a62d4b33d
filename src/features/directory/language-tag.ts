const LETTERS = /^[a-z]{2,3}$/i;

/**
 * The shortest code of ISO 639 for a language: "ar" for "AR" and for "ara", "fse" for Finnish Sign Language, which has
 * no shorter one. So a client's language and an interpreter's are the same text when they are the same language.
 * Undefined for what is not two or three letters. Whether a language of that code exists is not asked: the lists that
 * machines carry lack sign languages.
 */
export function languageTag(code: string): string | undefined {
  return LETTERS.test(code) ? Intl.getCanonicalLocales(code)[0] : undefined;
}
