import type { Suggestion } from '../../../../src/domain/matching/search-answer.js';
import type { Part, SearchRequest } from '../../../../src/domain/matching/search-request.js';
import type { Oracle, TickState } from './oracle.js';

/** What is not so in a suggestion, looked up five minutes by five minutes; nothing, it is hoped. */
export function untruths(request: SearchRequest, oracle: Oracle, suggestion: Suggestion): string[] {
  const { start, end, attendees, absentIds, roomId } = suggestion;
  const room = request.room?.rooms.find(({ id }) => id === roomId);
  const whole = { offsetMs: 0, durationMs: request.durationMs };
  const attends = new Set(attendees.map(({ personId }) => personId));
  const optional = request.optionalIds ?? [];
  const found: string[] = [];
  const say = (isSo: boolean, what: string) => isSo || found.push(`${start}: ${what}`);
  say(end === start + request.durationMs, 'it has another length');
  say(attends.size === attendees.length, 'somebody attends twice');
  say((room === undefined) === (request.room === undefined), 'a room is missing');
  say(room === undefined || room.capacity >= (request.room?.capacityMin ?? 0), 'the room is too small');
  for (const { personId, parts, availability, meets } of attendees) {
    say(
      parts.every((part) => oracle.canCome(personId, start, part, room)),
      `${personId} cannot come`,
    );
    const least = parts.map((part) => oracle.availability(personId, start, part));
    say(certainties.find((each) => least.includes(each)) === availability, `${personId} is not ${availability}`);
    say(meets.length > 0 || optional.includes(personId), `${personId} comes for nothing`);
    for (const number of meets) {
      const { anyOf = [], part = whole } = request.requirements[number] ?? {};
      const isThere = parts.some((each) => each.offsetMs <= part.offsetMs && endOf(each) >= endOf(part));
      say(isThere && anyOf.includes(personId), `${personId} does not meet requirement ${number}`);
    }
  }
  request.requirements.forEach(({ count }, number) => {
    say(attendees.filter(({ meets }) => meets.includes(number)).length >= count, `requirement ${number} is not met`);
  });
  say(
    absentIds.join() ===
      optional
        .filter((id) => !attends.has(id))
        .sort()
        .join(),
    'others are absent',
  );
  say(
    absentIds.every((id) => !oracle.canCome(id, start, undefined, room)),
    'somebody is absent who could come',
  );
  return found;
}

const certainties: readonly TickState[] = ['OUTSIDE', 'UNKNOWN', 'REPORTED', 'FREE'];
const endOf = (part: Part): number => part.offsetMs + part.durationMs;
