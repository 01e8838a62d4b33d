import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { CaseLoader } from '../cases/case.loader.js';
import { CaseType } from '../cases/case.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { RoomLoader } from '../directory/room.loader.js';
import { RoomType } from '../directory/room.type.js';
import { mayChange, seesParticipant } from './meeting.policy.js';
import { ParticipationLoader, type ParticipationRow } from './meeting.loader.js';
import { MeetingType, ParticipationType } from './meeting.type.js';
import { ConflictType } from './time-taken.type.js';

/** Whom and where: the objects of other rooms that a meeting names by id. */
@Resolver(() => MeetingType)
export class MeetingFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly rooms: RoomLoader,
    private readonly participations: ParticipationLoader,
    private readonly cases: CaseLoader,
  ) {}

  @ResolveField(() => RoomType, { nullable: true })
  async room(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<RoomType | null> {
    return meeting.roomId === null ? null : this.rooms.load(context, meeting.roomId);
  }

  @ResolveField(() => PersonType)
  async organiser(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, meeting.organiserId);
  }

  /** Null also where the viewer may see the meeting but not the case. */
  @ResolveField(() => CaseType, { name: 'case', nullable: true })
  async caseOf(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<CaseType | null> {
    return meeting.caseId === null ? null : this.cases.load(context, meeting.caseId);
  }

  /** What somebody wrote with their answer is between them and whoever may change the meeting; so is who else is in a peer group. */
  @ResolveField(() => [ParticipationType])
  async participants(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<ParticipationRow[]> {
    const rows = (await this.participations.load(context, meeting.id)) ?? [];
    const { viewer } = context;
    if (!viewer) return [];
    const attended = { kind: meeting.kind, organiserId: meeting.organiserId, participants: rows };
    if (mayChange(viewer, attended)) return rows;
    return rows
      .filter((row) => seesParticipant(viewer, attended, row))
      .map((row) => (viewer.personId === row.personId ? row : { ...row, comment: null }));
  }
}

@Resolver(() => ParticipationType)
export class ParticipationFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(
    @Parent() participation: ParticipationType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, participation.personId);
  }
}

@Resolver(() => ConflictType)
export class ConflictFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly rooms: RoomLoader,
  ) {}

  @ResolveField(() => PersonType, { nullable: true })
  async person(@Parent() conflict: ConflictType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return conflict.personId === undefined ? null : this.people.load(context, conflict.personId);
  }

  @ResolveField(() => RoomType, { nullable: true })
  async room(@Parent() conflict: ConflictType, @Context() context: GraphqlContext): Promise<RoomType | null> {
    return conflict.roomId === undefined ? null : this.rooms.load(context, conflict.roomId);
  }
}
