import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { planProgramme } from '../../src/domain/rhythm/plan-programme.js';
import type { BenchRow } from './bench-row.js';
import { benchProgramme } from './coaching-programme.js';
import { median } from './measuring.js';
import { startsByTryingAll } from './naive-rhythms.js';

const rounds = 15;
/** Plans before the first round, so that the compiler has done its work on both sides. */
const warmUpRounds = 60;
/** One plan takes too little to be told from the noise of the machine and from what the baseline leaves to tidy up. */
const plansARound = 10;

/** The row rhythm.plan of QUALITY.md: a programme planned, against trying every rhythm in every week. */
export async function rhythmRows(): Promise<BenchRow[]> {
  const [wish, calendars] = benchProgramme();
  const plan = (): number[] => {
    const answer = planProgramme(wish, calendars);
    if (answer.kind === 'INFEASIBLE') throw new Error('The benchmark has a programme without a rhythm.');
    return answer.plan.sessions.map(({ start }) => start);
  };
  const plannedMs: number[] = [];
  const triedMs: number[] = [];
  let isSame = true;
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const [planned, tookMs] = timed(plan, plansARound);
    const [tried, triedTookMs] = timed(() => startsByTryingAll(wish, calendars), 1);
    isSame &&= isDeepStrictEqual(planned, tried);
    // What the compiler has made in the background is put to use between two tasks.
    await setImmediate();
    if (round < 0) continue;
    plannedMs.push(tookMs);
    triedMs.push(triedTookMs);
  }
  const [value, baseline] = [median(plannedMs), median(triedMs)];
  const ratio = baseline / value;
  const holds = isSame && ratio >= 20;
  return [{ name: 'rhythm.plan', value, unit: 'ms', baseline, ratio, goal: '≥ 20, same answer', holds }];
}

/** The answer, and what one of so many takes. */
function timed(work: () => number[], times: number): [number[], number] {
  const began = performance.now();
  let answer: number[] = [];
  for (let time = 0; time < times; time += 1) answer = work();
  return [answer, (performance.now() - began) / times];
}
