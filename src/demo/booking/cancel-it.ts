import { equal, type FoundTime } from './find-the-time.js';
import { mailsOut } from './mails-out.js';
import { type BookedMeeting, changeMeeting } from '../story/meeting-changes.js';
import { findMeetingTimes } from '../story/meeting-times.js';
import type { Scene } from './scene.js';

/** Calls the meeting off, and sees that everybody's time is free again. */
export async function cancelIt(scene: Scene, meeting: BookedMeeting, { wish, best }: FoundTime): Promise<void> {
  const { narrator, api } = scene;
  narrator.chapter('Cancelled');
  const cancelled = await narrator.while(
    'cancelMeeting',
    changeMeeting(api, 'cancelMeeting', { meetingId: meeting.id, version: meeting.version }),
  );
  narrator.check('The meeting is cancelled, not deleted', cancelled.status === 'CANCELLED');
  await mailsOut(scene, cancelled, { method: 'CANCEL', sequence: 2, linesShown: 1 });
  const { suggestions } = await findMeetingTimes(api, wish);
  narrator.check(
    'Everybody’s time is free again: the first search has its first answer back',
    equal(suggestions[0], best),
  );
}
