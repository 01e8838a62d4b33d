/** One line of `npm run bench`: a thing measured against its baseline in the same run (QUALITY.md). */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with, in the same unit. */
  readonly baseline: number;
  readonly ratio: number;
  /** "≥ 0.8", say, for people; `holds` is the answer. */
  readonly goal: string;
  readonly holds: boolean;
}
