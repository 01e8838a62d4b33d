import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { TimeTaken } from '../meetings/time-taken.type.js';
import type { InvitationPayload, InvitationType } from './invitation.type.js';
import { type InvitationLink, InvitationLinks } from './invitation-links.js';
import { type LinkedInvitation, loadLinkedInvitation } from './linked-invitation.js';
import { presentLinkedInvitation } from './present-linked-invitation.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/** The invitation behind a link, as its holder may see it, whoever else they are, and in the holder's language. */
@Injectable()
export class ShowLinkedInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: InvitationLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(link: InvitationLink): Promise<LinkedInvitation | undefined> {
    return this.transactions.read(link, (tx) => loadLinkedInvitation(tx, link.invitationId, this.clock.now()));
  }

  async byToken(token: string): Promise<InvitationType | null> {
    const linked = await this.linked(token);
    return linked ? presentLinkedInvitation(linked, this.clock.now()) : null;
  }

  async payload<Value>(
    context: GraphqlContext,
    token: string,
    result: Result<Value, Problem>,
  ): Promise<InvitationPayload> {
    if (result.ok) return { invitation: await this.byToken(token), problems: [] };
    const language = (await this.linked(token))?.personLanguage ?? context.language;
    return { invitation: null, problems: presentProblems(result.problems, language, presenters) };
  }

  private async linked(token: string): Promise<LinkedInvitation | undefined> {
    const link = await this.links.resolve(token);
    return link && this.read(link);
  }
}
