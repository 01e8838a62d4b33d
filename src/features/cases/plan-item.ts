import { invalid, type PlainProblem } from '../../domain/problem.js';
import { type Localised, ok, type Result, refused } from '../../domain/result.js';
import { dayNumberOf, type LocalDate } from '../../domain/time/local-date.js';
import { linesProblem, textProblem, tidy } from '../directory/written-text.js';
import { type Case, type CaseProblem, contactOf, type NamedPerson } from './case.js';
import { consentMissing } from './case.problems.js';
import { coverage, type Matter, type Party } from './coverage.js';
import * as say from './plan-item.problems.js';

export const planItemStates = ['OPEN', 'REACHED', 'GIVEN_UP'] as const;
export type PlanItemState = (typeof planItemStates)[number];
/** How an item ends. */
export const planItemEnds = ['REACHED', 'GIVEN_UP'] as const satisfies readonly PlanItemState[];
export type PlanItemEnd = (typeof planItemEnds)[number];

/**
 * One goal of the plan that a client's network shares: what is aimed at, by what one sees that it is reached, who
 * co-ordinates it, and by when.
 *
 * Invariants
 * - goal and measure say something, and the day lies ahead when it is set;
 * - whoever is named as co-ordinator has a part in the case (below); who loses it with a change of the case passes the
 *   item on to whoever answers for the case, and `formerCoordinatorId` tells until the item is saved again;
 * - `version` rises with every change of the item; the case's version knows nothing of the plan;
 * - what is closed is never changed again, and nothing of a closed case is.
 *
 * States
 *   OPEN ── close ──▶ REACHED, GIVEN_UP
 *    └─ save, pass on ▶ OPEN
 */
export interface PlanItem {
  readonly id: string;
  readonly goal: string;
  readonly measure: string;
  readonly coordinatorId: string;
  readonly formerCoordinatorId: string | null;
  /** The last day, by the calendar of the area. */
  readonly dueOn: LocalDate;
  readonly state: PlanItemState;
  /** Epoch milliseconds. */
  readonly closedAt: number | null;
  readonly outcome: string | null;
  readonly version: number;
}

/** Of one case, closed ones too: what a screen shows at once. */
const planItemsMax = 200;
const dueYearsAheadMax = 10;
const dueDaysAheadMax = dueYearsAheadMax * 365;
const outcomeCharactersMax = 1_000;

export interface PlanItemWish {
  readonly goal: string;
  readonly measure: string;
  readonly coordinatorId: string;
  readonly dueOn: LocalDate;
}

/** What decides whether a wish can be kept. */
export interface PlanSetting {
  readonly found: Case;
  readonly matter: Matter;
  readonly today: LocalDate;
  /** Who is to co-ordinate the item; undefined if the area knows nobody of that id. */
  readonly coordinator: NamedPerson | undefined;
}

export function newPlanItem(
  id: string,
  wish: PlanItemWish,
  setting: PlanSetting,
  itemsBefore: number,
): Result<PlanItem, CaseProblem> {
  const problems = [...wishProblems(wish, setting), ...dueProblems(wish.dueOn, setting.today)];
  if (itemsBefore >= planItemsMax) problems.push(say.planFull(planItemsMax));
  if (problems.length > 0) return refused(...problems);
  const { coordinatorId, dueOn } = wish;
  const open = { state: 'OPEN', closedAt: null, outcome: null } as const;
  return ok({ ...open, id, ...writtenOf(wish), coordinatorId, dueOn, formerCoordinatorId: null, version: 1 });
}

/** A day that has passed may stay, so that a late item can still be worded anew. */
export function changePlanItem(
  before: PlanItem,
  version: number,
  wish: PlanItemWish,
  setting: PlanSetting,
): Result<PlanItem, CaseProblem> {
  const settled = settledProblem(before, version);
  if (settled) return refused(settled);
  const { coordinatorId, dueOn } = wish;
  const problems = wishProblems(wish, setting);
  if (dueOn !== before.dueOn) problems.push(...dueProblems(dueOn, setting.today));
  if (problems.length > 0) return refused(...problems);
  const after = { ...before, ...writtenOf(wish), coordinatorId, dueOn, formerCoordinatorId: null };
  return ok({ ...after, version: before.version + 1 });
}

export interface PlanItemEnding {
  readonly version: number;
  readonly state: PlanItemEnd;
  readonly outcome: string | null;
}

export function closePlanItem(before: PlanItem, ending: PlanItemEnding, now: number): Result<PlanItem, PlainProblem> {
  const settled = settledProblem(before, ending.version);
  if (settled) return refused(settled);
  const unfit = linesProblem('input.outcome', ending.outcome ?? '', outcomeCharactersMax);
  if (unfit) return refused(unfit);
  const outcome = tidy(ending.outcome ?? '') || null;
  return ok({ ...before, state: ending.state, outcome, closedAt: now, version: before.version + 1 });
}

/**
 * The open items whose co-ordinators have no part in the case any more, each given to whoever answers for it.
 * `parties`: the co-ordinators, by id.
 */
export function passOn(
  items: readonly PlanItem[],
  after: Case,
  { matter, today, parties }: Pick<PlanSetting, 'matter' | 'today'> & { parties: ReadonlyMap<string, Party> },
): PlanItem[] {
  return items.flatMap((item) => {
    const party = parties.get(item.coordinatorId);
    if (item.state !== 'OPEN' || !party || partOf(party, after, matter, today) === 'TAKES_PART') return [];
    const { coordinatorId: formerCoordinatorId, version } = item;
    return [{ ...item, coordinatorId: contactOf(after), formerCoordinatorId, version: version + 1 }];
  });
}

/**
 * The part that somebody has in a case today: coordinator and case manager by their post, and whoever of the network a
 * basis covers. The posts are not asked for a basis anew: coverage.ts settles them, and the case manager's was asked for
 * at the handover.
 */
function partOf(party: Party, { coordinatorId, caseManagerId, networkIds }: Case, matter: Matter, today: LocalDate) {
  if (party.personId === coordinatorId || party.personId === caseManagerId) return 'TAKES_PART';
  if (!networkIds.includes(party.personId)) return 'STRANGER';
  return coverage(matter, party, today) === 'COVERED' ? 'TAKES_PART' : 'NO_BASIS';
}

function wishProblems({ goal, measure }: PlanItemWish, setting: PlanSetting): CaseProblem[] {
  const problems = [
    lineProblem('input.goal', goal, say.goalMissing),
    lineProblem('input.measure', measure, say.measureMissing),
    coordinatorProblem(setting),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function lineProblem(field: string, text: string, missing: Localised): PlainProblem | undefined {
  return textProblem(field, text) ?? (tidy(text) === '' ? invalid(field, missing) : undefined);
}

function coordinatorProblem({ found, matter, today, coordinator }: PlanSetting): CaseProblem | undefined {
  if (!coordinator) return say.unknownCoordinator;
  const field = 'input.coordinatorId';
  const part = partOf(coordinator, found, matter, today);
  switch (part) {
    case 'TAKES_PART':
      return undefined;
    case 'STRANGER':
      return invalid(field, say.notOfTheCase);
    case 'NO_BASIS':
      return consentMissing([coordinator], field);
  }
}

function dueProblems(dueOn: LocalDate, today: LocalDate): PlainProblem[] {
  const field = 'input.dueOn';
  const daysAhead = (dayNumberOf(dueOn) ?? 0) - (dayNumberOf(today) ?? 0);
  if (daysAhead < 0) return [invalid(field, say.dayHasPassed)];
  return daysAhead > dueDaysAheadMax ? [invalid(field, say.dayTooFar(dueYearsAheadMax))] : [];
}

/** Closed first: to somebody who did not see the closing, "stale" would only mean trying again. */
function settledProblem(before: PlanItem, version: number): PlainProblem | undefined {
  if (before.state !== 'OPEN') return invalid('input.itemId', say.itemClosed);
  return before.version === version ? undefined : say.staleItem;
}

const writtenOf = ({ goal, measure }: PlanItemWish) => ({ goal: tidy(goal), measure: tidy(measure) });
