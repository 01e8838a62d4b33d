import { jittered } from '../clock/jitter.js';
import type { OutboxSettings } from './outbox-settings.js';

/** How far the delay may be off, either way, so that what failed together does not come back together. */
const jitter = 0.2;

/**
 * Milliseconds until the next attempt. The jitter is drawn from the event's id and attempt, not at random: the same
 * failure gives the same delay in every process and every test. Delays grow even so, because 2 × 0.8 > 1.2.
 */
export function retryDelayMilliseconds(
  event: { readonly id: string; readonly attempt: number },
  settings: Pick<OutboxSettings, 'retryBaseSeconds' | 'retryMaxMinutes'>,
): number {
  const seconds = Math.min(settings.retryBaseSeconds * 2 ** (event.attempt - 1), settings.retryMaxMinutes * 60);
  return jittered(seconds * 1000, jitter, `${event.id}-${event.attempt}`);
}
