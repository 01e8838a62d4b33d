/** A stretch of a folded text, in UTF-16 units, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanOf = ({ index, 0: { length } }: RegExpExecArray): Span => ({ start: index, end: index + length });
