/**
 * A smallest set of requirements that cannot hold together is a smallest set that shares a member with every world's
 * violations (a hitting set): whatever the start, one of its members is violated there.
 *
 * Finding it is NP-hard in general and quick here, since conflicts between people's calendars are small and a few
 * worlds suffice to show them. So a smallest set is found for a few worlds, which grow by the tightest world that it
 * does not meet until it meets all; each time it is looked for with one member more than last, branching over the
 * members of the tightest open world. After `branchesMax` branches the search gives up and takes the most frequent
 * members instead, and then leaves out what can be left out: no member of that answer is superfluous either, though a
 * smaller set may exist.
 */
const branchesMax = 10_000;

/**
 * Takes sets of numbers, none of them empty, and answers the sorted members of a set that shares a member with each,
 * such that no member can be left out. The same answer for the same sets in the same order.
 */
export function smallestConflict(violations: readonly (readonly number[])[]): number[] {
  const bySize = [...violations].sort((a, b) => a.length - b.length);
  const bound = irreducible(violations, mostFrequent(violations));
  const budget = { branches: branchesMax };
  const known: (readonly number[])[] = [];
  for (let size = 1; size < bound.length; ) {
    const found = conflictOf(known, size, [], new Set(), budget);
    if (found === undefined && budget.branches <= 0) return bound;
    if (found === undefined) size += 1;
    else {
      const chosen = new Set(found);
      const unmet = bySize.find((members) => !members.some((member) => chosen.has(member)));
      // Minimal, because a smaller set that meets all worlds would have been found among the smaller sizes.
      if (unmet === undefined) return found.sort((a, b) => a - b);
      known.push(unmet);
    }
  }
  return bound;
}

type Worlds = readonly (readonly number[])[];

function mostFrequent(worlds: Worlds): number[] {
  const chosen: number[] = [];
  for (let left = worlds; left.length > 0; ) {
    const counts = new Map<number, number>();
    for (const world of left) for (const member of world) counts.set(member, (counts.get(member) ?? 0) + 1);
    const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
    if (most === undefined) throw new Error('A world without violations is a solution, not a conflict.');
    chosen.push(most[0]);
    left = left.filter((world) => !world.includes(most[0]));
  }
  return chosen;
}

/** Leaves out, one by one, what can be left out. */
function irreducible(worlds: Worlds, members: readonly number[]): number[] {
  let kept = new Set(members);
  for (const member of members) {
    const fewer = new Set(kept);
    fewer.delete(member);
    if (worlds.every((world) => world.some((each) => fewer.has(each)))) kept = fewer;
  }
  return [...kept].sort((a, b) => a - b);
}

/** A set of at most `size` members, the chosen ones among them and none of those shut out, that meets all worlds. */
function conflictOf(
  worlds: Worlds,
  size: number,
  chosen: readonly number[],
  shutOut: ReadonlySet<number>,
  budget: { branches: number },
): number[] | undefined {
  const choices = worlds.map((world) => world.filter((member) => !shutOut.has(member)));
  const tightest = choices.reduce(
    (least, members) => (members.length < least.length ? members : least),
    choices[0] ?? [],
  );
  if (choices.length === 0) return [...chosen];
  if (chosen.length + disjoint(choices) > size) return undefined;
  const tried = new Set(shutOut);
  for (const member of tightest) {
    budget.branches -= 1;
    if (budget.branches < 0) return undefined;
    const open = worlds.filter((world) => !world.includes(member));
    const found = conflictOf(open, size, [...chosen, member], tried, budget);
    if (found !== undefined) return found;
    // A conflict with this member would have been found: the other branches need not try it again.
    tried.add(member);
  }
  return undefined;
}

/** How many worlds share no choice with each other, taken as they come: each needs a member of its own. */
function disjoint(choices: Worlds): number {
  const used = new Set<number>();
  let count = 0;
  for (const members of choices) {
    if (members.some((member) => used.has(member))) continue;
    for (const member of members) used.add(member);
    count += 1;
  }
  return count;
}
