import type { IntervalSet } from '../time/interval.js';
import type { StartGrid } from './start-grid.js';

/**
 * A number for every start of the grid, built as differences: adding to a run of starts touches two cells, and one walk
 * at the end makes the sums. A quorum over 17,000 starts thus costs what its people have free intervals.
 */
export class Tally {
  private readonly cells: Int32Array;

  constructor(private readonly grid: StartGrid) {
    this.cells = new Int32Array(grid.size + 1);
  }

  /** Counts one more at every start that lies in the set. */
  add(starts: IntervalSet): void {
    const { cells, grid } = this;
    for (let member = 0; member < starts.length; member += 2) {
      const from = grid.atOrAfter(starts[member] ?? 0);
      const to = grid.atOrAfter(starts[member + 1] ?? 0);
      cells[from] = (cells[from] ?? 0) + 1;
      cells[to] = (cells[to] ?? 0) - 1;
    }
  }

  /** The counts, which take the place of the differences: nothing may be added afterwards. */
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
