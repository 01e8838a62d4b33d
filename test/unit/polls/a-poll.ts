import { parseInstant } from '../../../src/domain/time/instant-text.js';
import { type NewPoll, newPoll, type TimePoll } from '../../../src/features/polls/poll.js';

export const written = (text: string) => {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`no instant: ${text}`);
  return instant.value;
};

/** 4 January 2027, 8.00 in Finland. */
export const NOW = Date.parse('2027-01-04T06:00:00Z');
export const MONDAY = written('2027-03-01T09:00:00+02:00');
export const TUESDAY = written('2027-03-02T09:00:00+02:00');

/** Two people who have to come, asked for two mornings, until 11 January at noon. */
export const pollWish = (over: Partial<NewPoll> = {}): NewPoll => ({
  id: 'poll',
  kind: 'OTHER',
  title: 'Tapaaminen',
  channel: 'PHONE',
  durationMs: 3_600_000,
  timeZone: 'Europe/Helsinki',
  organiserId: 'organiser',
  attendance: [],
  hold: false,
  closesAt: Date.parse('2027-01-11T10:00:00Z'),
  participants: [
    { id: 'pa', personId: 'a', requirement: 'REQUIRED' },
    { id: 'pb', personId: 'b', requirement: 'REQUIRED' },
  ],
  options: [
    { id: 'mo', start: MONDAY },
    { id: 'tu', start: TUESDAY },
  ],
  ...over,
});

/** The poll of the wish in which everybody is asked, with `over` laid on top. */
export function aPoll(wish: Partial<NewPoll> = {}, over: Partial<TimePoll> = {}): TimePoll {
  const made = newPoll(pollWish(wish));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const participants = made.value.participants.map((each) => ({ ...each, asked: each.requirement !== 'INFORMED' }));
  return { ...made.value, participants, ...over };
}
