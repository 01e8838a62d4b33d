import { createHmac } from 'node:crypto';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { hourMs } from '../../domain/time/local-date.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import { isEmailAddress } from '../directory/email-address.js';
import { nameProblem, textProblem, tidy } from '../directory/written-text.js';
import * as say from './sign-up.problems.js';

/**
 * What somebody writes on a group's public page: a name to be called by, and where they can be reached.
 *
 * Invariants
 * - a sign-up puts nobody on a roll, and nobody into the directory: whoever has the address or the number confirms it first, by the
 *   link that is sent there, so nobody signs up anybody else;
 * - the page answers the same to every address: whether we know it is told to nobody;
 * - an address identifies nobody: two people may share one, so a confirmed sign-up is a new person, unless the same name with
 *   the same address or number is on this group's roll already;
 * - what is not confirmed within `signUpHoursMax` is forgotten.
 */
export interface SignUp {
  readonly nickname: string;
  readonly contact: Contact;
}

/** The number is in E.164. */
export type Contact = { readonly email: string } | { readonly phone: string };

export const signUpHoursMax = 48;
/** Messages that one address or number can be made to get by this page. */
export const signUpsPerContactAnHourMax = 3;
/** More at a time is a program that fills the form. */
export const signUpsPerGroupAnHourMax = 60;
export const nicknameCharactersMax = 60;

export const expiryOf = (askedAt: number): number => askedAt + signUpHoursMax * hourMs;

export interface WrittenSignUp {
  readonly nickname: string;
  readonly contact: string;
}

/** The sign-up, or what has to be put right in the form's fields `nickname` and `contact`. `sms`: whether text messages can be sent. */
export function newSignUp(written: WrittenSignUp, { sms }: { readonly sms: boolean }): Result<SignUp, PlainProblem> {
  const named = nicknameProblem(tidy(written.nickname));
  const contact = contactOf(written.contact.trim(), sms);
  const problems = [...(named ? [named] : []), ...(contact.ok ? [] : contact.problems)];
  if (!contact.ok || problems.length > 0) return refused(...problems);
  return ok({ nickname: tidy(written.nickname), contact: contact.value });
}

function nicknameProblem(nickname: string): PlainProblem | undefined {
  if (nickname.length > nicknameCharactersMax) return invalid('nickname', say.nicknameTooLong(nicknameCharactersMax));
  const missing = nameProblem(nickname);
  return missing ? invalid('nickname', missing) : textProblem('nickname', nickname);
}

function contactOf(text: string, sms: boolean): Result<Contact, PlainProblem> {
  const unfit = text === '' ? invalid('contact', say.contactMissing) : textProblem('contact', text);
  if (unfit) return refused(unfit);
  if (text.includes('@')) {
    return isEmailAddress(text) ? ok({ email: text }) : refused(invalid('contact', say.noAddress));
  }
  const phone = smsNumber(text);
  if (phone === undefined) return refused(invalid('contact', say.noNumber));
  return sms ? ok({ phone }) : refused(invalid('contact', say.noTextMessages));
}

/** What sign-ups of one address or number are counted by: it cannot be turned back into it without the setting SECRET. */
export const contactDigest = (secret: string, contact: Contact): Buffer =>
  createHmac('sha256', secret)
    .update(`sign-up ${'email' in contact ? contact.email.toLowerCase() : contact.phone}`)
    .digest();
