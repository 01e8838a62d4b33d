import type { Interval } from '../../domain/time/interval.js';
import type { CaseChange } from '../cases/case-listeners.js';
import { coverage, type Party } from '../cases/coverage.js';
import { occurrenceDays } from '../cases/gate.js';
import type { Parties } from './time-holders.js';

/** People with the organisation that each of them works for. */
export const partiesOf = (
  people: readonly { readonly personId: string }[],
  organisations: ReadonlyMap<string, string | null>,
): Party[] => people.map(({ personId }) => ({ personId, organisationId: organisations.get(personId) ?? null }));

export const isAmong =
  ({ organisationIds, personIds }: Parties) =>
  ({ personId, organisationId }: Party): boolean =>
    organisationId === null ? personIds.includes(personId) : organisationIds.includes(organisationId);

/** Those whom no basis covers any more on some day of these times. */
export function uncoveredOn(
  times: readonly Interval[],
  parties: readonly Party[],
  { matter, areaZone }: Pick<CaseChange, 'matter' | 'areaZone'>,
): ReadonlySet<string> {
  const days = times.flatMap((time) => occurrenceDays(areaZone, time));
  const leaving = parties.filter((party) => days.some((day) => coverage(matter, party, day) === 'MISSING'));
  return new Set(leaving.map(({ personId }) => personId));
}
