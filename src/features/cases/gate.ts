import type { ConsentMissingProblem } from '../../domain/problem.js';
import type { Interval } from '../../domain/time/interval.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import { consentMissing, type UncoveredParty } from './case.problems.js';
import { coverage, type Matter } from './coverage.js';
import { type GateReading, readGate } from './gate.store.js';
import { gatedKinds } from './gated-kinds.js';

/** An act that would bring people together. */
export interface GatedAct {
  /** MeetingKind; this room knows the word, not the type, since meetings stand above it. */
  readonly kind: string;
  readonly caseId: string | undefined;
  readonly participantIds: readonly string[];
  /** Those who join the others; everybody if left out. Others are asked about only in the matters of these. */
  readonly newcomerIds?: readonly string[];
  /** When they would meet: at each of these, if it is not known yet at which. */
  readonly time: Interval | readonly Interval[];
}

/**
 * The gate: whom no basis lets take part, of everybody an act brings together in a client's matter. The matters are the
 * named case and every participating client's open case, whether or not a case is named. Everybody must be covered in
 * each of them, other clients too, on the day on which the act begins and on the one on which it ends, by the area's
 * calendar; where several times are asked about, on those days of each. Whoever organises without taking part is not asked about.
 *
 * `hold`: for acts that write. The cases stay locked, so that a withdrawal comes wholly before or wholly after.
 */
export async function uncoveredParties(
  tx: Tx,
  act: GatedAct,
  { hold }: { readonly hold: boolean },
): Promise<UncoveredParty[]> {
  if (!gatedKinds.includes(act.kind)) return [];
  const reading = await readGate(tx, act.caseId, act.participantIds, { hold });
  const days = [...new Set([act.time].flat().flatMap((time) => occurrenceDays(reading.zone, time)))];
  return uncoveredOf(reading, act, days);
}

function uncoveredOf(
  { matters, people }: GateReading,
  { newcomerIds }: Pick<GatedAct, 'newcomerIds'>,
  days: readonly LocalDate[],
): UncoveredParty[] {
  if (newcomerIds === undefined) return people.filter((party) => isUncovered(matters, party, days));
  const brought = matters.filter(({ clientId }) => newcomerIds.includes(clientId));
  return people.filter((party) => isUncovered(newcomerIds.includes(party.personId) ? matters : brought, party, days));
}

/**
 * Of an act that happens at several times, in their order: the first at which somebody is not covered, and who. The cases
 * stay locked, as for every act that writes.
 */
export async function firstUncovered(
  tx: Tx,
  act: Omit<GatedAct, 'time'>,
  times: readonly Interval[],
): Promise<{ readonly index: number; readonly parties: readonly UncoveredParty[] } | undefined> {
  if (!gatedKinds.includes(act.kind)) return undefined;
  const reading = await readGate(tx, act.caseId, act.participantIds, { hold: true });
  for (const [index, time] of times.entries()) {
    const parties = uncoveredOf(reading, act, occurrenceDays(reading.zone, time));
    if (parties.length > 0) return { index, parties };
  }
  return undefined;
}

/** As `uncoveredParties`, for an act that writes: what refuses it. `field` is the input that brings them together. */
export async function gateProblem(tx: Tx, act: GatedAct, field: string): Promise<ConsentMissingProblem | undefined> {
  const parties = await uncoveredParties(tx, act, { hold: true });
  return parties.length > 0 ? consentMissing(parties, field) : undefined;
}

const isUncovered = (matters: readonly Matter[], party: UncoveredParty, days: readonly LocalDate[]): boolean =>
  matters.some((matter) => days.some((day) => coverage(matter, party, day) === 'MISSING'));

/** The first and the last day that the time touches in the zone. It is half-open: what ends at midnight is over by then. */
export function occurrenceDays(zone: string, { start, end }: Interval): LocalDate[] {
  return [...new Set([start, end - 1].map((instant) => localDateTimeOf(zone, instant).date))];
}
