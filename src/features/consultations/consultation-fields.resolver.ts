import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { CaseType } from '../cases/case.type.js';
import { OrganisationLoader } from '../directory/organisation.loader.js';
import { OrganisationType } from '../directory/organisation.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingLoader } from '../meetings/meeting.loader.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { presentMeeting } from '../meetings/present-meeting.js';
import { ConsultantProfileType, ConsultationLineType, OrganisationConsultationsType } from './consultant.type.js';
import { AlternativesLoader, ConsultantProfileLoader, NextSlotLoader } from './consultation.loader.js';
import { ConsultationSlotType, ConsultationType } from './consultation.type.js';
import { presentSlot } from './present-consultation.js';

/** The objects of other rooms that a consultation names by id. */
@Resolver(() => ConsultationType)
export class ConsultationFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly meetings: MeetingLoader,
    private readonly free: AlternativesLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => PersonType)
  async askedBy(@Parent() shown: ConsultationType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, shown.askedById);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async consultant(@Parent() shown: ConsultationType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, shown.consultantId);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Who answered or made the contact: the consultant or the deputy.',
  })
  async handledBy(@Parent() shown: ConsultationType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return shown.handledById === null ? null : this.people.load(context, shown.handledById);
  }

  @ResolveField(() => MeetingType, {
    nullable: true,
    description: 'The neutral event in both calendars, where the viewer may see it.',
  })
  async meeting(@Parent() shown: ConsultationType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    if (shown.meetingId === null) return null;
    const row = await this.meetings.load(context, shown.meetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @ResolveField(() => [ConsultationSlotType], {
    description: 'Of a cancelled one, for whoever had booked it: the next three free times of the same topics.',
  })
  async alternatives(
    @Parent() shown: ConsultationType,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationSlotType[]> {
    if (shown.status !== 'CANCELLED') return [];
    return ((await this.free.load(context, shown.id)) ?? []).map(presentSlot);
  }
}

@Resolver(() => ConsultationSlotType)
export class SlotFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async consultant(
    @Parent() shown: ConsultationSlotType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, shown.consultantId);
  }
}

@Resolver(() => ConsultationLineType)
export class LineFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async consultant(
    @Parent() shown: ConsultationLineType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, shown.consultantId);
  }
}

@Resolver(() => OrganisationConsultationsType)
export class OrganisationConsultationsFieldsResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Null: of those who work for none.' })
  async organisation(
    @Parent() shown: OrganisationConsultationsType,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationType | null> {
    return shown.organisationId === null ? null : this.organisations.load(context, shown.organisationId);
  }
}

@Resolver(() => ConsultantProfileType)
export class ProfileFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType, { nullable: true })
  async deputy(@Parent() shown: ConsultantProfileType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return shown.deputyId === null ? null : this.people.load(context, shown.deputyId);
  }
}

/** Adds to the person that another room owns what they are asked about. */
@Resolver(() => PersonType)
export class PersonProfileResolver {
  constructor(private readonly profiles: ConsultantProfileLoader) {}

  @ResolveField(() => ConsultantProfileType, { nullable: true, description: 'Null for who is no consultant.' })
  async consultantProfile(
    @Parent() person: PersonType,
    @Context() context: GraphqlContext,
  ): Promise<ConsultantProfileType | null> {
    return this.profiles.load(context, person.id);
  }
}

/** Adds to the case that another room owns the way to a consultant: where a case is, there is the next free time. */
@Resolver(() => CaseType)
export class CaseConsultationResolver {
  constructor(private readonly next: NextSlotLoader) {}

  @ResolveField(() => ConsultationSlotType, {
    nullable: true,
    description: 'The next time that the viewer can book; booking it tells nobody of the case.',
  })
  async nextConsultationSlot(
    @Context() context: GraphqlContext,
    @Args('topic', { type: () => String, nullable: true }) topic?: string | null,
  ): Promise<ConsultationSlotType | null> {
    const slot = await this.next.load(context, topic?.trim() ?? '');
    return slot && presentSlot(slot);
  }
}
