import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import type { ParticipantsChanged } from './change-participants.js';
import { MeetingLoader } from './meeting.loader.js';
import { MeetingReadModel, type MeetingRow } from './meeting.read-model.js';
import type { MeetingPayload } from './meeting.type.js';
import { presentMeeting } from './present-meeting.js';
import { TimeTaken } from './time-taken.type.js';

/** What every change of a meeting answers with: the meeting as it then stands, or why it was not changed. */
@Injectable()
export class MeetingAnswer {
  constructor(
    private readonly meetings: MeetingLoader,
    private readonly readModel: MeetingReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  to(context: GraphqlContext, result: Result<string, Problem>): Promise<MeetingPayload> {
    return this.answer(context, result, (id) => this.meetings.load(context, id));
  }

  /**
   * As `to`, for a change by which viewers may have taken themselves out of what they may see. They see once what they
   * did, in the answer to the very call that did it: a repetition would show what others have done since.
   */
  toChanger(context: GraphqlContext, result: Result<ParticipantsChanged, Problem>): Promise<MeetingPayload> {
    return this.answer(context, result, ({ meetingId, justNow }) =>
      justNow && context.viewer
        ? this.readModel.justChanged(context.viewer, meetingId)
        : this.meetings.load(context, meetingId),
    );
  }

  private async answer<Value>(
    context: GraphqlContext,
    result: Result<Value, Problem>,
    read: (value: Value) => Promise<MeetingRow | null>,
  ): Promise<MeetingPayload> {
    context.loaders.forgetAll();
    if (!result.ok) {
      const presenters: DetailedPresenters = {
        TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
        CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
      };
      return { meeting: null, problems: presentProblems(result.problems, context.language, presenters) };
    }
    const row = await read(result.value);
    return { meeting: row && presentMeeting(row, context.language, this.clock.now()), problems: [] };
  }
}
