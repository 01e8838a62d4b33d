import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import type { RecordAttendanceInput } from './attendance-roll.inputs.js';
import * as say from './attendance-roll.problems.js';
import { unknownMeeting } from './meeting.problems.js';
import type { RecordAttendanceCommand } from './record-attendance.js';

export function readAttendanceEntries({
  meetingId,
  entries,
}: RecordAttendanceInput): Result<RecordAttendanceCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', meetingId, unknownMeeting.sentence),
    entries: entries.map(({ personId, state, note }, index) => ({
      personId: read.id(`entries.${index}.personId`, personId, say.notOnTheRoll),
      state,
      note: note ?? undefined,
    })),
  });
}
