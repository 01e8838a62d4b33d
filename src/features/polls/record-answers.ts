import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { decideSoon } from './decide-by-itself.job.js';
import { type Answers, answer, type TimePoll } from './poll.js';
import { reckon } from './poll-calendars.js';
import { writeAnswers } from './poll.store.js';

/**
 * Writes somebody's answers into a poll that is locked, and plans its decision if they are what it waited for. True if
 * there is something to decide on at once.
 */
export async function recordAnswers(
  tx: Tx,
  before: TimePoll,
  given: Answers,
  now: number,
): Promise<Result<boolean, Problem>> {
  const answered = answer(before, given, now);
  if (!answered.ok) return answered;
  const { poll, choices } = await reckon(tx, answered.value, now);
  const { participantId, notedById, answers } = given;
  const rows = answers.map((each) => ({ ...each, participantId, notedById, at: now }));
  await writeAnswers(tx, poll, rows);
  if (choices.length > 0) await decideSoon(tx, [poll.id], now);
  return ok(choices.length > 0);
}
