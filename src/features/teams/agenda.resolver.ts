import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readItemBooking, readItemCancellation, readItemChange, readItemMove } from './agenda-input.js';
import { BookAgendaItemInput, ChangeAgendaItemInput, MoveAgendaItemInput } from './agenda.inputs.js';
import { BookAgendaItem } from './book-agenda-item.js';
import { CancelAgendaItem } from './cancel-agenda-item.js';
import { ChangeAgendaItem } from './change-agenda-item.js';
import { MoveAgendaItem } from './move-agenda-item.js';
import { ShowTeam } from './show-team.js';
import { TeamPayload } from './team.type.js';

/** The turns of teams' meetings: each operation parses, calls once, and shows the turn as it then stands. */
@Resolver()
export class AgendaResolver {
  constructor(
    private readonly booking: BookAgendaItem,
    private readonly moving: MoveAgendaItem,
    private readonly changing: ChangeAgendaItem,
    private readonly cancelling: CancelAgendaItem,
    private readonly show: ShowTeam,
  ) {}

  @Mutation(() => TeamPayload, {
    description:
      'Without a start the first free turn of the meeting. Whoever comes to the turn alone is invited to it alone.',
  })
  async bookAgendaItem(
    @Args('input') input: BookAgendaItemInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readItemBooking(input);
    return this.show.itemPayload(context, command.ok ? await this.booking.execute(viewer, command.value) : command);
  }

  @Mutation(() => TeamPayload, { description: 'To the next meeting, unless it is said where to.' })
  async moveAgendaItem(
    @Args('input') input: MoveAgendaItemInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readItemMove(input);
    return this.show.itemPayload(context, command.ok ? await this.moving.execute(viewer, command.value) : command);
  }

  @Mutation(() => TeamPayload, { description: 'With the client or without, and who else comes for the turn.' })
  async changeAgendaItem(
    @Args('input') input: ChangeAgendaItemInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readItemChange(input);
    return this.show.itemPayload(context, command.ok ? await this.changing.execute(viewer, command.value) : command);
  }

  @Mutation(() => TeamPayload, { description: 'The turn is free again. The payload has the team and no turn.' })
  async cancelAgendaItem(
    @Args('agendaItemId', { type: () => ID }) agendaItemId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readItemCancellation(agendaItemId, version);
    return this.show.payload(context, command.ok ? await this.cancelling.execute(viewer, command.value) : command);
  }
}
