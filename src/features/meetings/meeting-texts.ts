import { invalid, type Problem } from '../../domain/problem.js';
import { textProblem } from '../directory/written-text.js';
import * as say from './meeting.problems.js';
import { messageProblem } from './meeting-message.js';

interface Texts {
  readonly title: string;
  readonly publicTitle?: string;
  readonly message?: string;
}

/** What is wrong with what people write of a new meeting. */
export function textProblems({ title, publicTitle = '', message = '' }: Texts): Problem[] {
  const wrong = [
    title.trim() === '' ? invalid('input.title', say.titleMissing) : textProblem('input.title', title),
    textProblem('input.publicTitle', publicTitle),
    messageProblem('input.message', message),
  ];
  return wrong.filter((problem) => problem !== undefined);
}
