import type { Language } from '../../../src/domain/result.js';

/** Words that plain language keeps out, as stems, and everything that begs, shouts or threatens. */
export const forbidden: Readonly<Record<Language, RegExp>> = {
  FI: /asiakas|asiakk|palvelu|toimenpi|tästä\b|kiit|ilmoittamatta|terve|sairau|kela\b|!/i,
  SV: /klient|service|åtgärd|\bhär\b|tack\b|hälsa|sjuk|förmån|!/i,
  EN: /\bcase\b|appointment|service|\bhere\b|thank|health|sick|benefit|!/i,
};

export const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
