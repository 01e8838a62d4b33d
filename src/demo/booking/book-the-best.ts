import type { FoundTime } from './find-the-time.js';
import { mailsOut } from './mails-out.js';
import { type BookedMeeting, changeMeeting } from '../story/meeting-changes.js';
import type { Scene } from './scene.js';
import { told } from '../story/told-time.js';

const title = 'Verkostotapaaminen, Amira';

/** Books the best time for those whom the search named. */
export async function bookTheBest(scene: Scene, { best, wish }: FoundTime): Promise<BookedMeeting> {
  const { narrator, api } = scene;
  narrator.chapter('Booked, and six people know it');
  const input = {
    kind: 'NETWORK_MEETING',
    title,
    start: best.start,
    duration: wish.duration,
    channel: 'ON_SITE',
    roomId: best.room?.id,
    participants: best.attendees.map(({ person }) => ({ personId: person.id })),
    idempotencyKey: 'the-demo-books-once',
  };
  const meeting = await narrator.while(`bookMeeting on ${told(best.start)}`, changeMeeting(api, 'bookMeeting', input));
  narrator.check('The meeting is confirmed', meeting.status === 'CONFIRMED' && meeting.sequence === 0);
  const again = await changeMeeting(api, 'bookMeeting', input);
  narrator.check('The same call once more answers with the same meeting', again.id === meeting.id);
  await mailsOut(scene, meeting, { method: 'REQUEST', sequence: 0, linesShown: 3 });
  return meeting;
}
