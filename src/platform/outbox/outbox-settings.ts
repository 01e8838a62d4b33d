/** How the outbox paces itself. The defaults try for about 15 hours: a mail server may be down for a night. */
export interface OutboxSettings {
  /** Events that one claim takes. */
  readonly batchMax: number;
  /** Events that all processes together have in the queue or in work. Must be workable within one lease. */
  readonly inFlightMax: number;
  /** Without any notification, the relay looks this often for what has fallen due. */
  readonly sweepMilliseconds: number;
  /** Pause after a claim that found something, before looking for more. */
  readonly nextClaimMilliseconds: number;
  /** How long a claimed event may be without an end before it is taken for lost and claimed again. */
  readonly leaseSeconds: number;
  /** The delay after the first failure; it doubles with each one, up to the next. */
  readonly retryBaseSeconds: number;
  readonly retryMaxMinutes: number;
  /** After this many attempts the event is given up. */
  readonly attemptsMax: number;
}

export const outboxSettingsDefault: OutboxSettings = {
  batchMax: 200,
  inFlightMax: 1_000,
  sweepMilliseconds: 3_000,
  nextClaimMilliseconds: 50,
  leaseSeconds: 300,
  retryBaseSeconds: 10,
  retryMaxMinutes: 60,
  attemptsMax: 24,
};
