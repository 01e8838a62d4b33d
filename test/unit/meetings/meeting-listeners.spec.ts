import { type Meeting, newMeeting } from '../../../src/features/meetings/meeting.js';
import { type MeetingChange, MeetingListeners } from '../../../src/features/meetings/meeting-listeners.js';
import type { Tx } from '../../../src/platform/database/transactions.js';

const at = Date.UTC(2027, 0, 4, 6);
/** Listeners hand it on and ask it nothing. */
const tx = Object.freeze({}) as Tx;

function changeOf(id: string): MeetingChange {
  const start = at + 86_400_000;
  const meeting = newMeeting({
    id,
    kind: 'COACHING_SESSION',
    title: 'Ryhmä',
    start: { instant: start, wallClock: start, offsetMinutes: 'Z' },
    durationMs: 3_600_000,
    timeZone: 'Europe/Helsinki',
    channel: 'PHONE',
    organiserId: 'coach',
    icalUid: id,
    participants: [{ personId: 'coach', requirement: 'CHAIR' }],
  });
  if (!meeting.ok) throw new Error(JSON.stringify(meeting.problems));
  return { after: meeting.value satisfies Meeting, at };
}

describe('several meetings announced together', () => {
  it('reach whoever takes them as a whole once, and all others one by one, in order', async () => {
    const heard: string[] = [];
    const idsOf = (changes: readonly MeetingChange[]) => changes.map(({ after }) => after.id).join('+');
    const listeners = new MeetingListeners();
    listeners.register({ meetingChanged: async (_, change) => void heard.push(`each ${idsOf([change])}`) });
    listeners.register({
      meetingChanged: async (_, change) => void heard.push(`wrong ${idsOf([change])}`),
      meetingsChangedTogether: async (_, changes) => void heard.push(`all ${idsOf(changes)}`),
    });
    listeners.register({});
    await listeners.announceTogether(tx, [changeOf('a'), changeOf('b')]);
    expect(heard).toEqual(['each a', 'each b', 'all a+b']);
  });

  it('are each announced once: a second change of one meeting is a bug, and nobody hears of the first', async () => {
    const heard: string[] = [];
    const listeners = new MeetingListeners();
    listeners.register({ meetingChanged: async (_, { after }) => void heard.push(after.id) });
    const twice = [changeOf('a'), changeOf('b'), changeOf('a')];
    await expect(listeners.announceTogether(tx, twice)).rejects.toThrow(RangeError);
    expect(heard).toEqual([]);
  });
});
