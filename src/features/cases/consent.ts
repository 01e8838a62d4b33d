import type { LocalDate } from '../../domain/time/local-date.js';

export const consentBases = ['CONSENT', 'DISCLOSURE_PERMISSION', 'STATUTORY'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/**
 * Why an organisation, or one person who belongs to none, may take part in the client's matter. The days are those of
 * the area's calendar, both included; without a last day it holds until it is withdrawn. A withdrawn one never counts
 * again: whoever consents anew gets a consent of its own, so that what held when stays readable.
 */
export interface Consent {
  readonly id: string;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly basis: ConsentBasis;
  readonly scope: string | null;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  /** Epoch milliseconds. */
  readonly withdrawnAt: number | null;
  readonly obtainedBy: string;
}
