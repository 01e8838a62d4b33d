/**
 * A number for every start of the grid, built as differences: adding to a run of starts touches two cells, and one walk
 * at the end makes the sums. A quorum over 17,000 starts thus costs what its people have free intervals.
 */
export class Sums {
  private readonly cells: Int32Array;

  constructor(size: number) {
    this.cells = new Int32Array(size + 1);
  }

  /** Adds to the starts from `from` to before `to`; to none if `to` is not after `from`. */
  add(from: number, to: number, value: number): void {
    if (from >= to) return;
    this.cells[from] = (this.cells[from] ?? 0) + value;
    this.cells[to] = (this.cells[to] ?? 0) - value;
  }

  clear(): void {
    this.cells.fill(0);
  }

  /** The sums, which take the place of the differences: nothing may be added afterwards without a `clear`. */
  settle(): Int32Array {
    const { cells } = this;
    let sum = 0;
    for (let at = 0; at < cells.length; at += 1) {
      sum += cells[at] ?? 0;
      cells[at] = sum;
    }
    return cells;
  }
}

/** What is counted of a group of seats at each start. */
export class Tally {
  /** Who can come. */
  readonly people: Sums;
  /** Of those, how many are UNKNOWN. */
  readonly unknown: Sums;
  /** The sum of their comfort (see ranking.ts). */
  readonly comfort: Sums;

  constructor(size: number) {
    this.people = new Sums(size);
    this.unknown = new Sums(size);
    this.comfort = new Sums(size);
  }

  clear(): void {
    this.people.clear();
    this.unknown.clear();
    this.comfort.clear();
  }

  settle(): SettledTally {
    return { people: this.people.settle(), unknown: this.unknown.settle(), comfort: this.comfort.settle() };
  }
}

export interface SettledTally {
  readonly people: Int32Array;
  readonly unknown: Int32Array;
  readonly comfort: Int32Array;
}
