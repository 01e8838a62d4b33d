import { invalid, type Problem } from '../../domain/problem.js';
import { minuteMs } from '../../domain/time/local-date.js';
import { tidy, textProblem } from '../directory/written-text.js';
import * as say from './team.problems.js';

/**
 * A team: people who meet in a standing rhythm, and take up one client's matter after the other in turns of a set length.
 *
 * Invariants
 * - its meetings are those of its series (features/meetings), which is where its rhythm, its members and its chair are kept: whoever
 *   attends the next coming meeting is a member, the one who attends it as CHAIR is the chair;
 * - a rhythm that is moved is another series, and the team's from then on (keep-agenda.ts);
 * - a turn is no longer than a meeting, and a whole number of minutes;
 * - `version` rises when the name, the members or the chair change here, not with the agenda.
 */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly seriesId: string;
  /** Milliseconds. */
  readonly turnMs: number;
  readonly version: number;
  /** The chair first, then by name. */
  readonly memberIds: readonly string[];
  /** Who attends as CHAIR; whoever organises the meetings where nobody does. */
  readonly chairId: string;
  readonly organiserId: string;
  /** The value of RRULE (RFC 5545, 3.3.10). */
  readonly rrule: string;
  readonly timeZone: string;
}

const turnMinutesMin = 5;
export const membersMax = 100;

export interface NewTeam {
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly chairId: string;
  readonly durationMs: number;
  readonly turnMs: number;
}

/** What is wrong with a new team, but for its rhythm, which is its series' (series.ts). */
export function teamProblems({ name, memberIds, chairId, durationMs, turnMs }: NewTeam): Problem[] {
  const problems: Problem[] = [];
  const unnamed = nameProblem(name);
  if (unnamed) problems.push(unnamed);
  if (membersOf(chairId, memberIds).length > membersMax) problems.push(say.tooManyMembers(membersMax));
  if (turnMs < turnMinutesMin * minuteMs || turnMs % minuteMs !== 0)
    problems.push(invalid('input.agendaItemDuration', say.turnTooShort(turnMinutesMin)));
  else if (durationMs > 0 && turnMs > durationMs) problems.push(invalid('input.agendaItemDuration', say.turnTooLong));
  return problems;
}

export const nameProblem = (name: string): Problem | undefined =>
  tidy(name) === '' ? invalid('input.name', say.nameMissing) : textProblem('input.name', name);

/** The chair is a member, named or not; nobody is one twice. */
export const membersOf = (chairId: string, memberIds: readonly string[]): string[] => [
  ...new Set([chairId, ...memberIds]),
];
