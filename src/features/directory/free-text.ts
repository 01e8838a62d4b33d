import { invalid, type PlainProblem } from '../../domain/problem.js';
import { findPersonalData } from '../../domain/privacy/personal-data.js';
import type { Localised } from '../../domain/result.js';
import { identityCodeFound } from './personal-data.problems.js';

/**
 * What is wrong with something that people write in their own words, if anything: its form, which each kind of text has rules of its own for, or
 * a personal identity code in it. Every free text of the product comes through here, so that no room has to think of it.
 *
 * @param formProblem says first whether the text is too long: only what is short is searched
 */
export function freeTextProblem(
  field: string,
  text: string,
  formProblem: (text: string) => Localised | undefined,
): PlainProblem | undefined {
  const unfit = formProblem(text);
  if (unfit) return invalid(field, unfit);
  const codes = findPersonalData(text).filter(({ kind }) => kind === 'PERSONAL_IDENTITY_CODE');
  return codes.length > 0 ? identityCodeFound(field, codes) : undefined;
}
