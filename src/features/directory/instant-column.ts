import { writeInstant } from '../../domain/time/instant-text.js';

/**
 * An instant as a TypeORM column: epoch milliseconds on our side. Rows already come as such (the driver's parsers see to
 * it), so only writing needs a hand.
 */
export const instantColumn = {
  type: 'timestamptz',
  transformer: {
    to: (instant: number): string => writeInstant(instant),
    from: (instant: number): number => instant,
  },
} as const;
