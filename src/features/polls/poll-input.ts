import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { readMeetingWish } from '../meetings/meeting-input.js';
import { unknownPerson } from '../meetings/meeting.problems.js';
import type { AttendanceInput } from '../meetings/meeting-times.inputs.js';
import { readRequirement } from '../meetings/meeting-times-input.js';
import type { AnswerPollCommand } from './answer-poll.js';
import type { CancelPollCommand } from './cancel-poll.js';
import type { ChangePollCommand } from './change-poll.js';
import type { DecidePollCommand } from './decide-poll.js';
import type { NoteAnswersCommand } from './note-answers.js';
import type { OpenPollCommand } from './open-poll.js';
import type {
  AnswerTimePollInput,
  ChangeTimePollInput,
  NoteTimePollAnswersInput,
  OpenTimePollInput,
  TimePollAnswerInput,
} from './poll.inputs.js';
import * as say from './poll.problems.js';

export function readOpening(input: OpenTimePollInput): Result<OpenPollCommand, Problem> {
  const read = new InputReader('input');
  const attendance = (input.attendance ?? []).map((each: AttendanceInput, index) =>
    readRequirement(read, each, `attendance.${index}`),
  );
  return read.result({
    poll: {
      ...readMeetingWish(read, input),
      attendance: attendance.map(({ anyOf, count, part }) => ({ anyOf, count, part })),
      hold: input.hold ?? false,
      closesAt: read.instant('closesAt', input.closesAt),
    },
    starts: input.starts.map((start, index) => read.writtenInstant(`starts.${index}`, start)),
    askEverybody: input.askEverybody ?? false,
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readAnswers({ token, answers }: AnswerTimePollInput): Result<AnswerPollCommand, Problem> {
  const read = new InputReader('input');
  return read.result({ token, answers: readEach(read, answers) });
}

export function readNote(input: NoteTimePollAnswersInput): Result<NoteAnswersCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    pollId: read.id('pollId', input.pollId, say.unknownPoll),
    personId: read.id('personId', input.personId, unknownPerson),
    answers: readEach(read, input.answers),
  });
}

export function readChange(input: ChangeTimePollInput): Result<ChangePollCommand, Problem> {
  const read = new InputReader('input');
  const { closesAt } = input;
  return read.result({
    pollId: read.id('pollId', input.pollId, say.unknownPoll),
    version: input.version,
    addStarts: (input.addStarts ?? []).map((start, index) => read.writtenInstant(`addStarts.${index}`, start)),
    removeOptionIds: (input.removeOptionIds ?? []).map((id, index) =>
      read.id(`removeOptionIds.${index}`, id, say.unknownOption),
    ),
    closesAt: closesAt === null || closesAt === undefined ? undefined : read.instant('closesAt', closesAt),
  });
}

/** Their arguments are no input objects: problems name them as they are. */
export function readDecision(pollId: string, version: number, optionId: string): Result<DecidePollCommand, Problem> {
  const read = new InputReader('');
  return read.result({
    pollId: read.id('pollId', pollId, say.unknownPoll),
    version,
    optionId: read.id('optionId', optionId, say.unknownOption),
  });
}

export function readCancellation(pollId: string, version: number): Result<CancelPollCommand, Problem> {
  const read = new InputReader('');
  return read.result({ pollId: read.id('pollId', pollId, say.unknownPoll), version });
}

const readEach = (read: InputReader, answers: readonly TimePollAnswerInput[]) =>
  answers.map(({ optionId, answer }, index) => ({
    optionId: read.id(`answers.${index}.optionId`, optionId, say.unknownOption),
    answer,
  }));
