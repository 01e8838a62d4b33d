import type { PlainProblem, Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import type { BookOccurrenceCommand } from './book-occurrence.js';
import * as say from './meeting.problems.js';
import type { BookOccurrenceInput } from './series.inputs.js';
import { unknownClash } from './series.problems.js';

export function readOccurrence(input: BookOccurrenceInput): Result<BookOccurrenceCommand, Problem> {
  const read = new InputReader('input');
  const { start, duration, roomId } = input;
  return read.result({
    clashId: read.id('clashId', input.clashId, unknownClash.sentence),
    start: start === null || start === undefined ? undefined : read.writtenInstant('start', start),
    durationMs: duration === null || duration === undefined ? undefined : read.duration('duration', duration),
    roomId: roomId === null || roomId === undefined ? undefined : read.id('roomId', roomId, say.unknownRoom),
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

/** Its argument is no input object: problems name it as it is. */
export function readClashId(clashId: string): Result<string, PlainProblem> {
  const read = new InputReader('');
  return read.result(read.id('clashId', clashId, unknownClash.sentence));
}
