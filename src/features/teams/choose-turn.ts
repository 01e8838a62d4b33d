import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { freeTurns, isFree, isTurn } from './agenda.js';
import * as say from './agenda.problems.js';
import type { TeamAgenda } from './agenda.store.js';

interface Wish {
  readonly meetingId: string;
  /** Epoch milliseconds; the first free turn if left out. */
  readonly start: number | undefined;
  readonly now: number;
}

/**
 * The turn that is wished for, in milliseconds from its meeting's start, or why it cannot be had; whoever cannot have it is told of the next
 * free one. Turns that have begun are not given.
 *
 * @param agendas the team's coming meetings, locked
 */
export function chooseTurn(agendas: readonly TeamAgenda[], { meetingId, start, now }: Wish): Result<number, Problem> {
  const agenda = agendas.find(({ outerId }) => outerId === meetingId);
  if (!agenda) return refused({ code: 'NOT_FOUND', field: 'input.meetingId', sentence: say.unknownTeamMeeting });
  const coming = freeTurns(
    agendas.filter((each) => each.start >= agenda.start),
    now,
  );
  const [next] = coming;
  const told = next && { start: next.start, timeZone: agenda.timeZone };
  if (start === undefined) {
    return next?.outerId === meetingId ? ok(next.start - agenda.start) : refused(say.meetingIsFull(told));
  }
  const offsetMs = start - agenda.start;
  if (!isTurn(agenda, offsetMs)) return refused(say.noTurnThere(told));
  if (start < now) return refused(say.turnHasPassed(told));
  return isFree(agenda, offsetMs) ? ok(offsetMs) : refused(say.turnTaken({ start, end: start + agenda.turnMs }, told));
}
