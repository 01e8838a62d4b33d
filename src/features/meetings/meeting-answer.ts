import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { MeetingLoader } from './meeting.loader.js';
import type { MeetingPayload } from './meeting.type.js';
import { presentMeeting } from './present-meeting.js';
import { TimeTaken } from './time-taken.type.js';

/** What every change of a meeting answers with: the meeting as it then stands, or why it was not changed. */
@Injectable()
export class MeetingAnswer {
  constructor(
    private readonly meetings: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async to(context: GraphqlContext, result: Result<string, Problem>): Promise<MeetingPayload> {
    context.loaders.forgetAll();
    if (!result.ok) {
      const presenters: DetailedPresenters = {
        TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
        CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
      };
      return { meeting: null, problems: presentProblems(result.problems, context.language, presenters) };
    }
    const row = await this.meetings.load(context, result.value);
    return { meeting: row && presentMeeting(row, context.language, this.clock.now()), problems: [] };
  }
}
