import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { findMeetingTimes, type MeetingTime, type Wish } from '../story/meeting-times.js';
import type { Scene } from './scene.js';
import { told } from '../story/told-time.js';

const searchedDays = 28;
const shownMax = 3;

/** The search that the whole story is about, and its best answer. */
export interface FoundTime {
  readonly wish: Wish;
  readonly best: MeetingTime;
}

/** One hour for a client and four kinds of professionals; nobody asks for the interpreter, who comes all the same. */
export async function findTheTime(scene: Scene): Promise<FoundTime> {
  const { narrator, cast, api } = scene;
  narrator.chapter('A time for everybody who is needed');
  introduce(scene);
  const wish: Wish = {
    from: writeInstant(scene.now),
    to: writeInstant(scene.now + searchedDays * dayMs),
    duration: 'PT1H',
    attendance: [
      { anyOf: [cast.client.id], label: 'client' },
      { anyOf: cast.doctors.map(({ id }) => id), count: 1, label: 'one of the two doctors' },
      { anyOf: [cast.kela.id], label: 'Kela' },
      { anyOf: [cast.municipality.id], label: 'municipality' },
      { anyOf: [cast.association.id], label: 'association' },
    ],
    roomIds: cast.rooms.map(({ id }) => id),
    limit: 20,
  };
  const { suggestions, infeasibility } = await narrator.while('findMeetingTimes', findMeetingTimes(api, wish));
  narrator.check('A search that finds times gives no reason why there should be none', infeasibility === null);
  const best = narrator.found(`${suggestions.length} times are found; the best of them`, suggestions[0]);
  suggestions.slice(0, shownMax).forEach((time) => show(scene, time));
  checkAll(scene, suggestions);
  const again = await findMeetingTimes(api, wish);
  narrator.check('The same question gets the same answer in the same order', equal(again.suggestions, suggestions));
  return { wish, best };
}

export const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function introduce({ narrator, cast }: Scene): void {
  const { client, doctors, kela, municipality, association, rooms } = cast;
  narrator.say('Wanted: one hour within four weeks, in a room, for');
  narrator.item(`${client.displayName}, the client, who needs an interpreter (${client.interpreterLanguage})`);
  narrator.item(`one of two doctors: ${doctors.map(({ displayName }) => displayName).join(' or ')}`);
  for (const person of [kela, municipality, association]) {
    narrator.item(`${person.displayName}, ${person.organisation?.name}`);
  }
  narrator.item(
    `one of ${rooms.length} rooms: ${rooms.map((room) => `${room.publicName} (${room.capacity})`).join(', ')}`,
  );
}

function show({ narrator }: Scene, { start, room, attendees, reasons, score }: MeetingTime): void {
  narrator.item(`${told(start)}, ${room?.publicName}, score ${score.toFixed(2)}`);
  narrator.detail(`with ${attendees.map(({ person }) => person.displayName).join(', ')}`);
  narrator.detail(reasons.join(' '));
}

function checkAll({ narrator, cast }: Scene, suggestions: readonly MeetingTime[]): void {
  const everySuggestion = (holds: (time: MeetingTime, comes: (id: string) => boolean) => boolean): boolean =>
    suggestions.every((time) => holds(time, (id) => time.attendees.some(({ person }) => person.id === id)));
  const named = [cast.client, cast.kela, cast.municipality, cast.association];
  narrator.check(
    'In each of them everybody named is free, and one of the doctors',
    everySuggestion(
      (time, comes) =>
        named.every(({ id }) => comes(id)) &&
        cast.doctors.some(({ id }) => comes(id)) &&
        time.attendees.every(({ availability }) => availability === 'FREE'),
    ),
  );
  narrator.check(
    'Each brings an interpreter, whom nobody had to remember',
    everySuggestion((_, comes) => cast.interpreters.some(({ id }) => comes(id))),
  );
  narrator.check(
    'Each has a room with a chair for all six',
    everySuggestion(
      ({ room, attendees }) =>
        attendees.length === 6 && (cast.rooms.find(({ id }) => id === room?.id)?.capacity ?? 0) >= attendees.length,
    ),
  );
  const scores = suggestions.map(({ score }) => score);
  narrator.check(
    'The best stands first, each with its reasons',
    equal(
      scores,
      [...scores].sort((a, b) => b - a),
    ) && everySuggestion(({ reasons }) => reasons.length > 0),
  );
}
