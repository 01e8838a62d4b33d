import { planInvitations } from '../../../src/features/invitations/invitation-plan.js';
import type { Meeting } from '../../../src/features/meetings/meeting.js';

const hourMs = 3_600_000;
const start = Date.UTC(2027, 2, 1, 7);

function meeting(changes: Partial<Meeting>, ...ids: string[]): Meeting {
  return {
    id: 'm',
    kind: 'NETWORK_MEETING',
    status: 'CONFIRMED',
    title: 'Tapaaminen',
    start,
    end: start + hourMs,
    timeZone: 'Europe/Helsinki',
    channel: 'ON_SITE',
    organiserId: 'o',
    icalUid: 'm',
    sequence: 0,
    version: 1,
    participants: ids.map((personId) => ({ personId, requirement: 'REQUIRED', status: 'NEEDS_ACTION' })),
    ...changes,
  };
}

const held = { status: 'TENTATIVE' as const, holdUntil: start - hourMs };
const gone = { status: 'CANCELLED' as const };
const later = { start: start + hourMs, end: start + 2 * hourMs };

it.each<[string, Meeting | undefined, Meeting, string[]]>([
  ['a new meeting', undefined, meeting({}, 'a', 'b'), ['a INVITED', 'b INVITED']],
  ['a new hold', undefined, meeting(held, 'a'), []],
  ['a hold that moves', meeting(held, 'a'), meeting({ ...held, ...later }, 'a'), []],
  ['a hold with others in it', meeting(held, 'a'), meeting(held, 'b'), []],
  ['a hold that is called off or lapses', meeting(held, 'a'), meeting(gone, 'a'), []],
  ['a hold that is confirmed', meeting(held, 'a'), meeting({}, 'a'), ['a INVITED']],
  ['a meeting that moves', meeting({}, 'a'), meeting(later, 'a'), ['a MOVED']],
  ['another room', meeting({}, 'a'), meeting({ roomId: 'r' }, 'a'), ['a CHANGED']],
  ['a cancellation', meeting({}, 'a', 'b'), meeting(gone, 'a', 'b'), ['a CANCELLED', 'b CANCELLED']],
  ['somebody added', meeting({}, 'a'), meeting({}, 'a', 'b'), ['b INVITED']],
  ['somebody removed', meeting({}, 'a', 'b'), meeting({}, 'a'), ['b REMOVED']],
  ['one for another', meeting({}, 'a', 'b'), meeting({}, 'a', 'c'), ['c INVITED', 'b REMOVED']],
  [
    'one for another, and a move',
    meeting({}, 'a', 'b'),
    meeting(later, 'a', 'c'),
    ['a MOVED', 'c INVITED', 'b REMOVED'],
  ],
])('%s', (_, before, after, told) => {
  const planned = planInvitations({ before, after, at: start - hourMs });
  expect(planned.map(({ personId, news }) => `${personId} ${news}`)).toEqual(told);
  for (const { news, method } of planned)
    expect(method).toBe(news === 'CANCELLED' || news === 'REMOVED' ? 'CANCEL' : 'REQUEST');
});

it('tells who moves where they were before, and who is removed where they were', () => {
  const [moved, removed] = planInvitations({ before: meeting({}, 'a', 'b'), after: meeting(later, 'a'), at: start });
  expect(moved).toMatchObject({ start: start + hourMs, previousStart: start });
  expect(removed).toMatchObject({ start, end: start + hourMs });
});
