import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RhythmSession } from '../../domain/rhythm/programme-plan.js';
import { BlockerType } from '../meetings/meeting-times.type.js';
import { ProgrammeRhythmType } from './programme.type.js';

/** In the order of the least change. */
const ProgrammeRelaxationKindEnum = {
  OTHER_ROOM: 'OTHER_ROOM',
  ASK_UNKNOWN: 'ASK_UNKNOWN',
  OTHER_WEEKDAY: 'OTHER_WEEKDAY',
  OTHER_HOURS: 'OTHER_HOURS',
  LATER_START: 'LATER_START',
  SHORTER: 'SHORTER',
  FEWER_A_WEEK: 'FEWER_A_WEEK',
  FEWER_WEEKS: 'FEWER_WEEKS',
  WITHOUT_PERSON: 'WITHOUT_PERSON',
  OTHER_COACH: 'OTHER_COACH',
} as const;
registerEnumType(ProgrammeRelaxationKindEnum, { name: 'ProgrammeRelaxationKind' });

@ObjectType('ProgrammeRelaxation')
export class ProgrammeRelaxationType {
  @Field(() => ProgrammeRelaxationKindEnum)
  readonly kind!: keyof typeof ProgrammeRelaxationKindEnum;

  @Field(() => String)
  readonly description!: string;

  @Field(() => [ProgrammeRhythmType], {
    description: 'A rhythm that the change opens: it was planned again with the change.',
  })
  readonly example!: readonly RhythmSession[];

  @Field(() => Int, { description: 'Sessions that the example leaves out.' })
  readonly dropped!: number;

  @Field(() => Int, { description: 'Sessions that the example has at another time of their week.' })
  readonly moved!: number;
}

/** People and rooms of blockers are resolved by features/meetings. */
@ObjectType('ProgrammeInfeasibility', { description: 'Why no weekly rhythm can be kept, and what would open one.' })
export class ProgrammeInfeasibilityType {
  @Field(() => String)
  readonly summary!: string;

  @Field(() => [BlockerType], {
    description: 'What cannot hold together, though any one of it dropped would open a rhythm; fewest first.',
  })
  readonly blockers!: readonly BlockerType[];

  @Field(() => [ProgrammeRelaxationType])
  readonly relaxations!: readonly ProgrammeRelaxationType[];
}
