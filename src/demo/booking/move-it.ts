import { shortMoment } from '../../domain/time/local-date-text.js';
import { demoZone } from '../area/demo-id.js';
import type { FoundTime } from './find-the-time.js';
import { mailsOut } from './mails-out.js';
import { type BookedMeeting, changeMeeting } from '../story/meeting-changes.js';
import { findMeetingTimes } from '../story/meeting-times.js';
import type { Scene } from './scene.js';
import { instantOfAnswer, told } from '../story/told-time.js';

/** Moves the meeting to another day on which the same six can come. */
export async function moveIt(scene: Scene, meeting: BookedMeeting, { wish, best }: FoundTime): Promise<BookedMeeting> {
  const { narrator, api } = scene;
  narrator.chapter('Moved to another day');
  const sameSix = best.attendees.map(({ person }) => ({ anyOf: [person.id] }));
  const { suggestions } = await findMeetingTimes(api, { ...wish, attendance: sameSix, ignoreMeetingId: meeting.id });
  narrator.check(
    'The meeting does not stand in its own way: its own time is still offered',
    suggestions.some(({ start }) => start === meeting.start),
  );
  const other = narrator.found(
    'There is another day for the same six people',
    suggestions.find(({ start }) => dayOf(start) !== dayOf(meeting.start)),
  );
  const moved = await narrator.while(
    `rescheduleMeeting to ${told(other.start)}`,
    changeMeeting(api, 'rescheduleMeeting', {
      meetingId: meeting.id,
      version: meeting.version,
      start: other.start,
      roomId: other.room?.id,
    }),
  );
  narrator.check(
    'It is the same meeting at its new time, its SEQUENCE one higher',
    moved.icalUid === meeting.icalUid && moved.start === other.start && moved.sequence === 1,
  );
  await mailsOut(scene, moved, { method: 'REQUEST', sequence: 1, linesShown: 1 });
  return moved;
}

const dayOf = (start: string): string => shortMoment(instantOfAnswer(start), demoZone, 'EN').replace(/ at .*/, '');
