import { shortMoment } from '../../domain/time/local-date-text.js';
import { demoZone } from '../area/demo-id.js';
import { StoryBroken } from './story-broken.js';
import { parseInstant } from '../../domain/time/instant-text.js';

/** Epoch milliseconds of an instant that the API answered with. */
export function instantOfAnswer(text: string): number {
  const read = parseInstant(text);
  if (!read.ok) throw new StoryBroken(`the API answers with RFC 3339 instants, not with ${text}`);
  return read.value.instant;
}

/** "Thu 12 March at 9:00", on the clocks of Helsinki. */
export const told = (instant: string): string => shortMoment(instantOfAnswer(instant), demoZone, 'EN');
