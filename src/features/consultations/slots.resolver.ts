import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { ok } from '../../domain/result.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonPayload } from '../directory/person.type.js';
import { ConsultantProfileInput, PublishConsultationSlotsInput } from './consultation.inputs.js';
import { ConsultationSlotsPayload } from './consultation.type.js';
import { readProfile, readPublication, readSlotIds } from './consultation-input.js';
import { PublishSlots } from './publish-slots.js';
import { SetConsultantProfile } from './set-consultant-profile.js';
import { ShowConsultation } from './show-consultation.js';
import { WithdrawSlots } from './withdraw-slots.js';

/** What a consultant, or somebody in their place, says of themselves and of their times. */
@Resolver()
export class SlotsResolver {
  constructor(
    private readonly settingProfile: SetConsultantProfile,
    private readonly publishing: PublishSlots,
    private readonly withdrawing: WithdrawSlots,
    private readonly people: PersonLoader,
    private readonly show: ShowConsultation,
  ) {}

  @Mutation(() => PersonPayload, { description: 'What a professional is asked about, and who stands in for them.' })
  async setConsultantProfile(
    @Args('input') input: ConsultantProfileInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readProfile(input);
    const set = command.ok ? await this.settingProfile.execute(viewer, command.value) : command;
    context.loaders.forgetAll();
    if (!set.ok) return { person: null, problems: presentPlainProblems(set.problems, context.language) };
    return { person: await this.people.load(context, set.value), problems: [] };
  }

  @Mutation(() => ConsultationSlotsPayload, {
    description:
      'Answers with all times of the pattern that are published now, and with what stood in the way of others.',
  })
  async publishConsultationSlots(
    @Args('input') input: PublishConsultationSlotsInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationSlotsPayload> {
    const command = readPublication(input);
    const published = command.ok ? await this.publishing.execute(viewer, command.value) : command;
    return this.show.slotsPayload(context, viewer, published);
  }

  @Mutation(() => ConsultationSlotsPayload, {
    description: 'Booked ones are cancelled; their callers are told of it and of the next free times.',
  })
  async withdrawConsultationSlots(
    @Args('slotIds', { type: () => [ID] }) slotIds: string[],
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationSlotsPayload> {
    const ids = readSlotIds(slotIds);
    const withdrawn = ids.ok ? await this.withdrawing.execute(viewer, ids.value) : ids;
    const shown = withdrawn.ok ? ok({ slotIds: withdrawn.value, leftOut: [] }) : withdrawn;
    return this.show.slotsPayload(context, viewer, shown);
  }
}
