import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/domain/problem.js';
import type { Result } from '../../src/domain/result.js';
import {
  cancel,
  changeParticipants,
  type Meeting,
  type NewMeeting,
  newMeeting,
  reschedule,
} from '../../src/features/meetings/meeting.js';
import { type MeetingChange, MeetingListeners } from '../../src/features/meetings/meeting-listeners.js';
import { insertMeeting, loadForChange, updateMeeting } from '../../src/features/meetings/meeting.store.js';
import { takeTimeAnew } from '../../src/features/meetings/place-meeting.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import type { MeetingScene } from './meeting-scene.js';

type NewParticipant = NewMeeting['participants'][number];

const written = (start: string) => ({
  instant: Date.parse(start),
  wallClock: Date.parse(start),
  offsetMinutes: 'Z' as const,
});

/** A coaching session of two hours by telephone, unless `wish` says otherwise. An id alone is a REQUIRED participant. */
export interface Session {
  readonly start: string;
  readonly participants: readonly (string | NewParticipant)[];
  readonly wish?: Partial<NewMeeting>;
}

/** Books them all in one act of the organiser, as a programme does, and answers with their ids. */
export async function bookTogether(scene: MeetingScene, sessions: readonly Session[]): Promise<string[]> {
  const meetings = sessions.map((session) => valueOf(newMeeting(newSession(scene, session))));
  await inOneAct(scene, () => Promise.resolve(meetings.map((after) => ({ after }))));
  return meetings.map(({ id }) => id);
}

function newSession(scene: MeetingScene, { start, participants, wish }: Session): NewMeeting {
  const id = randomUUID();
  return {
    id,
    icalUid: `${id}@test.example`,
    kind: 'COACHING_SESSION',
    title: 'Ryhmävalmennus',
    start: written(start),
    durationMs: 2 * 3_600_000,
    timeZone: 'Europe/Helsinki',
    channel: 'PHONE',
    organiserId: scene.organiser.id,
    participants: participants.map((each) =>
      typeof each === 'string' ? { personId: each, requirement: 'REQUIRED' as const } : each,
    ),
    ...wish,
  };
}

/** One thing that an act does to one meeting. */
export type Change = (meeting: Meeting, now: number) => Result<Meeting, Problem>;

export const movedTo =
  (start: string): Change =>
  (meeting, now) =>
    reschedule(meeting, { version: meeting.version, start: written(start) }, now);
export const calledOff: Change = (meeting, now) => cancel(meeting, meeting.version, now);
export const without =
  (...personIds: string[]): Change =>
  (meeting, now) =>
    changeParticipants(meeting, { version: meeting.version, add: [], removePersonIds: personIds }, now);
export const withAlso =
  (...personIds: string[]): Change =>
  (meeting, now) => {
    const add = personIds.map((personId) => ({ personId, requirement: 'REQUIRED' as const }));
    return changeParticipants(meeting, { version: meeting.version, add, removePersonIds: [] }, now);
  };

/** Does to each meeting what is said of it, all in one act. */
export async function changeTogether(
  scene: MeetingScene,
  changes: readonly (readonly [meetingId: string, change: Change])[],
): Promise<void> {
  await inOneAct(scene, async (tx) => {
    const done: { before: Meeting; after: Meeting }[] = [];
    for (const [meetingId, change] of changes.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const before = await loadForChange(tx, meetingId);
      if (!before) throw new Error('there is no such meeting');
      done.push({ before, after: valueOf(change(before, scene.app.clock.now())) });
    }
    return done;
  });
}

type Work = (tx: Parameters<typeof insertMeeting>[0]) => Promise<Omit<MeetingChange, 'at'>[]>;

/** Takes the time of all of them at once, keeps them, and has them announced together: what a room above meetings does. */
async function inOneAct({ app, area }: MeetingScene, work: Work): Promise<void> {
  const at = app.clock.now();
  const [transactions, listeners] = [Transactions, MeetingListeners].map((each) =>
    app.application.get(each, { strict: false }),
  ) as [Transactions, MeetingListeners];
  await transactions.always({ areaId: area.id }, async (tx) => {
    const changes = await work(tx);
    const meetings = changes.map(({ after }) => after);
    const taken = await takeTimeAnew(tx, meetings, { commitments: [], released: [] }, at);
    if (taken.length > 0) throw new Error('somebody is taken');
    for (const { before, after } of changes)
      await (before ? updateMeeting(tx, after, at) : insertMeeting(tx, after, at));
    await listeners.announceTogether(
      tx,
      changes.map((change) => ({ ...change, at })),
    );
  });
}

function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
