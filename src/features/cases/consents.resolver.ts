import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readConsent } from './case-input.js';
import { RecordConsentInput } from './case.inputs.js';
import { CasePayload } from './case.type.js';
import { RecordConsent } from './record-consent.js';
import { ShowCase } from './show-case.js';
import { WithdrawConsent } from './withdraw-consent.js';

/** What changes a case's consents. */
@Resolver()
export class ConsentsResolver {
  constructor(
    private readonly recording: RecordConsent,
    private readonly withdrawing: WithdrawConsent,
    private readonly show: ShowCase,
  ) {}

  @Mutation(() => CasePayload)
  async recordConsent(
    @Args('input') input: RecordConsentInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readConsent(input);
    return this.show.payload(context, command.ok ? await this.recording.execute(viewer, command.value) : command);
  }

  @Mutation(() => CasePayload, {
    description: 'Acts at once: the party leaves coming meetings. Withdrawn once more it answers the same.',
  })
  async withdrawConsent(
    @Args('consentId', { type: () => ID }) consentId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    return this.show.payload(context, await this.withdrawing.execute(viewer, consentId));
  }
}
