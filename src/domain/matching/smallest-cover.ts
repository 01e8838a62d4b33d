import { compareText } from './task.js';

/** So many more are needed, of these. */
export interface Shortfall {
  readonly need: number;
  readonly ids: readonly string[];
}

/** What a choice of people comes to. */
export interface Burden {
  readonly people: number;
  /** In sum. */
  readonly strain: number;
}

export interface Cover extends Burden {
  readonly ids: readonly string[];
}

/** Branches that are left, one for each choice; past them the first choice that comes to hand is taken. */
export interface Branches {
  left: number;
}

/** Fewer people are less, of equally many those with less strain. */
export const isLess = (one: Burden, other: Burden | undefined): boolean =>
  other === undefined || one.people < other.people || (one.people === other.people && one.strain < other.strain);

/**
 * The fewest people who make up for all shortfalls, and of those the ones with the least strain in sum; undefined if none
 * are less than `best`. A set cover, which is NP-hard in general and small here: whoever must come is in it without a
 * choice, and of one quorum the least strained are taken at once. Always the same answer to the same arguments.
 */
export function smallestCover(
  shortfalls: readonly Shortfall[],
  strainOf: (id: string) => number,
  best: Burden | undefined,
  branches: Branches,
): Cover | undefined {
  let found: Cover | undefined;
  const search = (open: readonly Shortfall[], { ids, people, strain }: Cover): void => {
    if (open.some((shortfall) => shortfall.need > shortfall.ids.length)) return;
    const rest = leastFor(open, strainOf);
    if (!isLess({ people: people + rest.people, strain: strain + rest.strain }, found ?? best)) return;
    const [only, ...others] = open;
    if (only === undefined || others.length === 0) {
      const last =
        only?.ids.toSorted((a, b) => strainOf(a) - strainOf(b) || compareText(a, b)).slice(0, only.need) ?? [];
      found = { ids: [...ids, ...last], people: people + rest.people, strain: strain + rest.strain };
      return;
    }
    const { id, isForced } = nextOf(open, strainOf);
    search(without(open, id, 1), { ids: [...ids, id], people: people + 1, strain: strain + strainOf(id) });
    if (isForced) return;
    branches.left -= 1;
    if (branches.left > 0) search(without(open, id, 0), { ids, people, strain });
  };
  search(shortfalls, { ids: [], people: 0, strain: 0 });
  return found;
}

/** What every cover comes to at the least: the worst of the shortfalls alone, made up for by the least strained. */
function leastFor(open: readonly Shortfall[], strainOf: (id: string) => number): Burden {
  let people = 0;
  let strain = 0;
  for (const { need, ids } of open) {
    const strains = ids.map(strainOf).sort((a, b) => a - b);
    people = Math.max(people, need);
    strain = Math.max(
      strain,
      strains.slice(0, need).reduce((sum, each) => sum + each, 0),
    );
  }
  return { people, strain };
}

/**
 * Of the shortfall with the least choice, who makes up for most others too; then the least strained, then by id. Forced is
 * who is needed because all are.
 */
function nextOf(open: readonly Shortfall[], strainOf: (id: string) => number): { id: string; isForced: boolean } {
  const slack = ({ need, ids }: Shortfall) => ids.length - need;
  const tightest = open.reduce((least, each) => (slack(each) < slack(least) ? each : least));
  const uses = (id: string) => open.filter(({ ids }) => ids.includes(id)).length;
  const candidates = tightest.ids.map((id) => ({ id, uses: uses(id), strain: strainOf(id) }));
  const { id } = candidates.reduce((best, each) => {
    const order = best.uses - each.uses || each.strain - best.strain || compareText(each.id, best.id);
    return order < 0 ? each : best;
  });
  return { id, isForced: slack(tightest) === 0 };
}

/** What is short once somebody is chosen (1), or will not be (0). */
function without(open: readonly Shortfall[], id: string, chosen: 0 | 1): Shortfall[] {
  return open.flatMap((shortfall) => {
    if (!shortfall.ids.includes(id)) return [shortfall];
    const need = shortfall.need - chosen;
    return need === 0 ? [] : [{ need, ids: shortfall.ids.filter((each) => each !== id) }];
  });
}
