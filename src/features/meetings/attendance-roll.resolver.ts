import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { readAttendanceEntries } from './attendance-roll-input.js';
import { RecordAttendanceInput } from './attendance-roll.inputs.js';
import { AttendanceRollLoader, type AttendanceRow } from './attendance-roll.loader.js';
import { AttendanceType } from './attendance-roll.type.js';
import { ParticipationLoader } from './meeting.loader.js';
import { mayRecordAttendance } from './meeting.policy.js';
import { MeetingPayload, MeetingType } from './meeting.type.js';
import { MeetingAnswer } from './meeting-answer.js';
import { RecordAttendance } from './record-attendance.js';

@Resolver(() => MeetingType)
export class AttendanceRollResolver {
  constructor(
    private readonly recording: RecordAttendance,
    private readonly rolls: AttendanceRollLoader,
    private readonly participations: ParticipationLoader,
    private readonly answer: MeetingAnswer,
  ) {}

  @Mutation(() => MeetingPayload)
  async recordAttendance(
    @Args('input') input: RecordAttendanceInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readAttendanceEntries(input);
    return this.answer.to(context, command.ok ? await this.recording.execute(viewer, command.value) : command);
  }

  @ResolveField(() => [AttendanceType], {
    description:
      'Who came, by name: everybody for those who may record it, for others their own entry without its note.',
  })
  async attendance(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<AttendanceRow[]> {
    const { viewer } = context;
    const [rows, participants] = await Promise.all([
      this.rolls.load(context, meeting.id),
      this.participations.load(context, meeting.id),
    ]);
    if (!viewer || !rows) return [];
    const { kind, organiserId } = meeting;
    if (mayRecordAttendance(viewer, { kind, organiserId, participants: participants ?? [] })) return rows;
    return rows.flatMap((row) => (row.personId === viewer.personId ? [{ ...row, note: null }] : []));
  }
}

@Resolver(() => AttendanceType)
export class AttendanceFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(@Parent() attendance: AttendanceType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, attendance.personId);
  }
}
