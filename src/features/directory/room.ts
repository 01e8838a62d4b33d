import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import * as say from './directory.problems.js';
import { nameProblem, textProblem, tidy } from './written-text.js';

export const roomCapacityMax = 10_000;

/**
 * What travels when nobody has named the room for the outside. The internal name is never used in its place: "Päihdeklinikka,
 * huone 3" in an invitation would tell a family, or an employer, what the meeting is about. Finnish, because one room has
 * one public name, and everybody who comes to it can read that word on its door.
 */
export const neutralRoomName = 'Tapaamistila';

/** A place with a calendar of its own. `name` is for staff; `publicName` and `publicAddress` are what travels. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly publicName: string;
  readonly publicAddress: string | null;
  /** People it seats, 1 to `roomCapacityMax`. */
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly inductionLoop: boolean;
  readonly organisationId: string | null;
}

export type NewRoom = Omit<Room, 'publicName'> & { readonly publicName: string | null };

/** A room, or every reason why it cannot be kept so. */
export function newRoom(wish: NewRoom): Result<Room, PlainProblem> {
  const problems: PlainProblem[] = [];
  const name = nameProblem(wish.name);
  if (name) problems.push(invalid('input.name', name));
  for (const field of ['publicName', 'publicAddress'] as const) {
    const wrong = textProblem(`input.${field}`, wish[field] ?? '');
    if (wrong) problems.push(wrong);
  }
  if (wish.capacity < 1 || wish.capacity > roomCapacityMax) {
    problems.push(invalid('input.capacity', say.capacityOutOfRange(roomCapacityMax)));
  }
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...wish,
    name: tidy(wish.name),
    publicName: tidy(wish.publicName ?? '') || neutralRoomName,
    publicAddress: tidy(wish.publicAddress ?? '') || null,
  });
}
