import { invalid, type Problem } from '../../domain/problem.js';
import * as say from './meeting.problems.js';

/** Who may take part in a meeting together. Apart from meeting.ts, whose states and transitions are all that it holds. */

export const participantsMax = 200;

/** As much of a participant as is checked here. */
interface Asked {
  readonly personId: string;
  /** Milliseconds from the meeting's start. */
  readonly part?: { readonly offsetMs: number; readonly durationMs: number };
}

/** What is wrong with the participants of a new meeting. */
export function participantProblems(participants: readonly Asked[], durationMs: number): Problem[] {
  if (participants.length === 0) return [invalid('input.participants', say.nobodyInvited)];
  if (participants.length > participantsMax) return [say.tooManyParticipants(participantsMax)];
  return [
    ...twiceProblems(participants, 'input.participants'),
    ...partProblems(participants, durationMs, (index) => `input.participants.${index}.part`),
  ];
}

/** What is wrong with adding and removing these people. */
export function changeProblems(
  present: readonly Asked[],
  { add, removePersonIds }: { readonly add: readonly Asked[]; readonly removePersonIds: readonly string[] },
  durationMs: number,
): Problem[] {
  const here = new Set(present.map(({ personId }) => personId));
  const strangers = removePersonIds.flatMap((personId, index): Problem[] =>
    here.has(personId)
      ? []
      : [{ code: 'NOT_FOUND', field: `input.removePersonIds.${index}`, sentence: say.takesNoPart }],
  );
  if (strangers.length > 0) return strangers;
  const count = present.length - new Set(removePersonIds).size + add.length;
  if (count === 0) return [invalid('input.removePersonIds', say.nobodyLeft)];
  if (count > participantsMax) return [{ ...say.tooManyParticipants(participantsMax), field: 'input.add' }];
  const known = add.flatMap(({ personId }, index) =>
    here.has(personId) ? [invalid(`input.add.${index}.personId`, say.takesPartAlready)] : [],
  );
  return [
    ...known,
    ...twiceProblems(add, 'input.add'),
    ...partProblems(add, durationMs, (index) => `input.add.${index}.part`),
  ];
}

/** A part must lie inside the meeting. */
export function partProblems(
  participants: readonly Asked[],
  durationMs: number,
  field: (index: number) => string,
): Problem[] {
  return participants.flatMap(({ part }, index) => {
    const inside =
      !part || (part.offsetMs >= 0 && part.durationMs > 0 && part.offsetMs + part.durationMs <= durationMs);
    return inside ? [] : [invalid(field(index), say.partOutside)];
  });
}

function twiceProblems(participants: readonly Asked[], field: string): Problem[] {
  const seen = new Set<string>();
  return participants.flatMap(({ personId }, index) => {
    if (seen.has(personId)) return [invalid(`${field}.${index}.personId`, say.personTwice)];
    seen.add(personId);
    return [];
  });
}
