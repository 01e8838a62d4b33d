import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { localTimeOf } from '../../domain/time/local-time.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { LocalTime } from '../../platform/graphql/text-scalars.js';
import { WeekdayEnum } from '../availability/availability.type.js';
import { type Weekday, weekdays } from '../availability/working-week.js';
import { OrganisationLoader } from '../directory/organisation.loader.js';
import { OrganisationType } from '../directory/organisation.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { RoomLoader } from '../directory/room.loader.js';
import { RoomType } from '../directory/room.type.js';
import { AttendanceType } from '../meetings/attendance-roll.type.js';
import { mayRecordAttendance } from '../meetings/meeting.policy.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { presentMeeting } from '../meetings/present-meeting.js';
import { adjustmentText, peopleIn, roomsIn } from './adjustment-text.js';
import {
  CoachingProgrammeType,
  ProgrammeAdjustmentType,
  ProgrammeRhythmType,
  ProgrammeSessionType,
} from './programme.type.js';

/** Whose programme it is: the objects of other rooms that it names by id. */
@Resolver(() => CoachingProgrammeType)
export class ProgrammeFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => PersonType)
  async coach(
    @Parent() programme: CoachingProgrammeType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, programme.coachId);
  }

  @ResolveField(() => [PersonType], { description: 'Those who are in it now, in the order in which they came.' })
  async clients(@Parent() programme: CoachingProgrammeType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, programme.clientIds);
  }

  @ResolveField(() => OrganisationType)
  async hostOrganisation(
    @Parent() programme: CoachingProgrammeType,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.load(context, programme.hostOrganisationId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async hostContact(
    @Parent() programme: CoachingProgrammeType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return programme.hostContactId === null ? null : this.people.load(context, programme.hostContactId);
  }

  @ResolveField(() => [PersonType], {
    description:
      'Those of whom nobody knew, for some of the time, whether they can come: they counted as free. Ask them before the programme is confirmed.',
  })
  async unknownAvailability(
    @Parent() programme: CoachingProgrammeType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType[]> {
    return this.people.loadAll(context, programme.unknownIds);
  }
}

@Resolver(() => ProgrammeSessionType)
export class ProgrammeSessionFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly rooms: RoomLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => RoomType, { nullable: true })
  async room(@Parent() session: ProgrammeSessionType, @Context() context: GraphqlContext): Promise<RoomType | null> {
    return session.roomId === null ? null : this.rooms.load(context, session.roomId);
  }

  @ResolveField(() => [PersonType], { description: 'The coach, or who chairs it in their place, first.' })
  async participants(
    @Parent() session: ProgrammeSessionType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType[]> {
    return this.people.loadAll(context, session.participantIds);
  }

  @ResolveField(() => [AttendanceType], {
    description:
      'Who came, by name: everybody for those who may record it, for others their own entry without its note.',
  })
  attendance(
    @Parent() { meetingRow, participants, roll }: ProgrammeSessionType,
    @Context() { viewer }: GraphqlContext,
  ): ProgrammeSessionType['roll'] {
    if (!viewer || !meetingRow) return [];
    if (mayRecordAttendance(viewer, { ...meetingRow, participants })) return roll;
    return roll.flatMap((entry) => (entry.personId === viewer.personId ? [{ ...entry, note: null }] : []));
  }

  /** It came with the programme: whoever sees that sees when its sessions are. */
  @ResolveField(() => MeetingType, { nullable: true, description: 'Null while it is planned only.' })
  meeting(@Parent() { meetingRow }: ProgrammeSessionType, @Context() context: GraphqlContext): MeetingType | null {
    return meetingRow && presentMeeting(meetingRow, context.language, this.clock.now());
  }
}

@Resolver(() => ProgrammeAdjustmentType)
export class ProgrammeAdjustmentFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly rooms: RoomLoader,
  ) {}

  @ResolveField(() => String, { description: 'Why, and what was done about it, for a person.' })
  async reason(
    @Parent() { adjustment, timeZone }: ProgrammeAdjustmentType,
    @Context() context: GraphqlContext,
  ): Promise<string> {
    const [people, rooms] = await Promise.all([
      this.people.loadAll(context, peopleIn(adjustment)),
      this.rooms.loadAll(context, roomsIn(adjustment)),
    ]);
    const names = {
      people: new Map(people.map(({ id, displayName }) => [id, displayName])),
      rooms: new Map(rooms.map(({ id, name }) => [id, name])),
    };
    return adjustmentText(adjustment, { zone: timeZone, names })[context.language];
  }
}

@Resolver(() => ProgrammeRhythmType)
export class ProgrammeRhythmFieldsResolver {
  @ResolveField(() => WeekdayEnum)
  weekday(@Parent() session: ProgrammeRhythmType): Weekday {
    return weekdays[session.weekday - 1] ?? 'MO';
  }

  @ResolveField(() => LocalTime)
  startTime(@Parent() session: ProgrammeRhythmType): string {
    return localTimeOf(session.startMinute);
  }

  @ResolveField(() => LocalTime)
  endTime(@Parent() session: ProgrammeRhythmType): string {
    return localTimeOf(session.startMinute + Math.round(session.durationMs / 60_000));
  }
}
