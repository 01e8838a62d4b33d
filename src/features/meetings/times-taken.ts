import type { Problem, TimeConflict } from '../../domain/problem.js';
import type { Language, Localised } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Attendance } from '../availability/attendance.js';
import { listOf } from '../directory/list-of-names.js';
import type { Held, Taken } from './commitment.store.js';

const momentsNamedMax = 3;

interface TakenTimes {
  readonly taken: readonly Taken[];
  readonly held: readonly Held[];
  readonly attendance: Attendance;
  /** The clock that the times are told by. */
  readonly zone: TimeZone;
}

/**
 * Who stands in the way of many meetings at once, in words and one by one, in the order of time. `advice` says what to do
 * next. Holders are looked up in all of the act, since a taken time does not say which of the meetings it is in the way of.
 */
export function timesTaken({ taken, held, attendance, zone }: TakenTimes, advice: Localised): Problem {
  const owners = new Map<
    string,
    { readonly name: string; readonly whose: Pick<TimeConflict, 'personId' | 'roomId'> }
  >();
  for (const { id, holderId, displayName } of attendance.people.values())
    owners.set(holderId, { name: displayName, whose: { personId: id } });
  for (const { id, holderId, name } of attendance.rooms.values()) owners.set(holderId, { name, whose: { roomId: id } });
  const inOrder = [...taken].sort((a, b) => a.start - b.start || a.holderId.localeCompare(b.holderId));
  const conflicts = inOrder.map(({ holderId, start, end }): TimeConflict => {
    const hold = held.find((each) => each.holderId === holderId && each.start === start && each.end === end);
    return { ...owners.get(holderId)?.whose, start, end, heldUntil: hold?.until };
  });
  const who = listOf([...new Set(inOrder.flatMap(({ holderId }) => owners.get(holderId)?.name ?? []))]);
  const starts = [...new Set(inOrder.map(({ start }) => start))];
  const when = (language: Language): string => {
    const named = starts.slice(0, momentsNamedMax).map((start) => shortMoment(start, zone, language));
    return starts.length > momentsNamedMax
      ? `${named.join(', ')} (+${starts.length - momentsNamedMax})`
      : named.join(', ');
  };
  return {
    code: 'TIME_TAKEN',
    conflicts,
    sentence: {
      FI: `Osa ajoista on jo varattu: ${who.FI}, ${when('FI')}. Mitään ei muutettu. ${advice.FI}`,
      SV: `En del av tiderna är redan tagna för ${who.SV}: ${when('SV')}. Ingenting ändrades. ${advice.SV}`,
      EN: `Some of the times are already taken for ${who.EN}: ${when('EN')}. Nothing was changed. ${advice.EN}`,
    },
  };
}
