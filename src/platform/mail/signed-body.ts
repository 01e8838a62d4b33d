import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/time/interval.js';

/** How far the sender's clock and ours may differ, and how long a signed mail can be sent again by whoever saw it. */
const windowMinutes = 5;

/** The signature of a body: `v1=` and the HMAC-SHA-256, in hex, of the timestamp, a full stop and the bytes. */
function bodySignature(secret: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

export interface SignedBody {
  /** Seconds since 1970, as written. */
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Whether whoever knows the secret has signed this body within the last minutes. Takes as long for every wrong signature. */
export function isSignedNow({ timestamp, signature, body }: SignedBody, secret: string, now: Instant): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const expected = Buffer.from(bodySignature(secret, timestamp, body));
  const given = Buffer.from(signature);
  const isEqual = given.length === expected.length && timingSafeEqual(given, expected);
  return isEqual && Math.abs(now - Number(timestamp) * 1_000) <= windowMinutes * 60_000;
}
