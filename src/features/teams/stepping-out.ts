import type { Interval } from '../../domain/time/interval.js';
import { coverage, type Matter, type Party } from '../cases/coverage.js';
import { occurrenceDays } from '../cases/gate.js';

/**
 * Who of those that sit in the whole meeting steps out for a turn: whom no basis covers in the client's matter on its day. Reckoned whenever
 * it is shown, so a consent that is given or withdrawn shows at once.
 */
export function steppingOut(
  matter: Matter,
  sitting: readonly Party[],
  { time, zone }: { readonly time: Interval; readonly zone: string },
): string[] {
  const days = occurrenceDays(zone, time);
  return sitting
    .filter((party) => days.some((day) => coverage(matter, party, day) === 'MISSING'))
    .map(({ personId }) => personId);
}
