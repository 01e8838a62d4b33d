import { GraphQLError } from 'graphql';
import type { Language, Localised } from '../../domain/result.js';

const SIGN_IN: Localised = {
  FI: 'Kirjaudu sisään ja yritä uudelleen.',
  SV: 'Logga in och försök igen.',
  EN: 'Sign in and try again.',
};

/** Nobody is signed in: no token, or one that is unknown, expired or revoked. Which of them is nobody's business. */
export function unauthenticatedError(language: Language): GraphQLError {
  return new GraphQLError(SIGN_IN[language], { extensions: { code: 'UNAUTHENTICATED' } });
}
