import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { TimeTaken } from '../meetings/time-taken.type.js';
import { PollLoader } from './poll.loader.js';
import type { TimePollPayload, TimePollType } from './poll.type.js';
import { type PollLink, PollLinks } from './poll-links.js';
import { presentLinkedPoll, presentPoll } from './present-poll.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/** What every operation on a poll answers with: the poll as it then stands, or why nothing was changed. */
@Injectable()
export class ShowPoll {
  constructor(
    private readonly polls: PollLoader,
    private readonly links: PollLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(context: GraphqlContext, id: string): Promise<TimePollType | null> {
    const poll = await this.polls.load(context, id);
    return poll && presentPoll(poll, this.clock.now());
  }

  /** As the holder of the link may see it, whoever else they are. */
  async linked(token: string): Promise<TimePollType | null> {
    const link = await this.links.resolve(token);
    return link ? this.behind(link) : null;
  }

  async payload(context: GraphqlContext, result: Result<string, Problem>): Promise<TimePollPayload> {
    context.loaders.forgetAll();
    return result.ok ? { poll: await this.one(context, result.value), problems: [] } : this.refusal(context, result);
  }

  async linkedPayload(context: GraphqlContext, result: Result<PollLink, Problem>): Promise<TimePollPayload> {
    return result.ok ? { poll: await this.behind(result.value), problems: [] } : this.refusal(context, result);
  }

  private async behind(link: PollLink): Promise<TimePollType | null> {
    const found = await this.links.read(link);
    return found ? presentLinkedPoll(found, this.clock.now()) : null;
  }

  private refusal(context: GraphqlContext, { problems }: { readonly problems: readonly Problem[] }): TimePollPayload {
    return { poll: null, problems: presentProblems(problems, context.language, presenters) };
  }
}
