import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { MeetingPayload } from '../meetings/meeting.type.js';
import { MeetingAnswer } from '../meetings/meeting-answer.js';
import { CreatePeerGroup } from './create-peer-group.js';
import { JoinPeerGroup } from './join-peer-group.js';
import { LeavePeerGroup } from './leave-peer-group.js';
import { readDropIns, readJoining, readLeaving, readNewGroup } from './peer-group-input.js';
import {
  CreatePeerGroupInput,
  JoinPeerGroupInput,
  LeavePeerGroupInput,
  RecordDropInsInput,
} from './peer-group.inputs.js';
import { PeerGroupPayload } from './peer-group.type.js';
import { RecordDropIns } from './record-drop-ins.js';
import { ShowPeerGroup } from './show-peer-group.js';

/** What is changed of peer groups by whoever is signed in: each operation parses, calls once, and shows what then stands. */
@Resolver()
export class PeerGroupsResolver {
  constructor(
    private readonly creating: CreatePeerGroup,
    private readonly joining: JoinPeerGroup,
    private readonly leaving: LeavePeerGroup,
    private readonly counting: RecordDropIns,
    private readonly show: ShowPeerGroup,
    private readonly meetings: MeetingAnswer,
  ) {}

  @Mutation(() => PeerGroupPayload, {
    description: 'Books its sessions; several groups at once if they are staggered.',
  })
  async createPeerGroup(
    @Args('input') input: CreatePeerGroupInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PeerGroupPayload> {
    const command = readNewGroup(input);
    return this.show.payload(context, command.ok ? await this.creating.execute(viewer, command.value) : command);
  }

  @Mutation(() => PeerGroupPayload, {
    description:
      'A member while there is a place, otherwise waiting; whoever is in already stays as they are, and whoever is offered a place takes it.',
  })
  async joinPeerGroup(
    @Args('input') input: JoinPeerGroupInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PeerGroupPayload> {
    const command = readJoining(input);
    const joined = command.ok ? await this.joining.execute(viewer, command.value) : command;
    return this.show.payload(context, joined, input.personId.toLowerCase());
  }

  @Mutation(() => PeerGroupPayload, { description: 'The place is offered to whoever has waited longest.' })
  async leavePeerGroup(
    @Args('input') input: LeavePeerGroupInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PeerGroupPayload> {
    const command = readLeaving(input);
    const left = command.ok ? await this.leaving.execute(viewer, command.value) : command;
    return this.show.payload(context, left, input.personId.toLowerCase());
  }

  @Mutation(() => MeetingPayload, { description: 'How many came to a session without being members.' })
  async recordDropIns(
    @Args('input') input: RecordDropInsInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readDropIns(input);
    return this.meetings.to(context, command.ok ? await this.counting.execute(viewer, command.value) : command);
  }
}
