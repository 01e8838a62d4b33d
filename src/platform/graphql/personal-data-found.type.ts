import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PersonalDataFinding, type PersonalDataFoundProblem, personalDataKinds } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { enumObject } from './enum-object.js';
import { ProblemType } from './problem.type.js';

const PersonalDataKind = enumObject(personalDataKinds);
registerEnumType(PersonalDataKind, {
  name: 'PersonalDataKind',
  description: 'What a text tells of somebody. PERSON_NAME only ever warns.',
});

@ObjectType('PersonalDataFinding', { description: 'Where personal data stands in a text, never what it is.' })
class PersonalDataFindingType {
  @Field(() => PersonalDataKind)
  readonly kind: PersonalDataFinding['kind'];

  @Field(() => Int, { description: 'In UTF-16 units, from the beginning of the text.' })
  readonly start: number;

  @Field(() => Int, { description: 'Behind the last unit.' })
  readonly end: number;

  constructor({ kind, start, end }: PersonalDataFinding) {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}

@ObjectType('PersonalDataFound', {
  implements: () => [ProblemType],
  description: 'The text that `field` names holds personal data. Nothing of it was stored.',
})
export class PersonalDataFound extends ProblemType {
  @Field(() => [PersonalDataFindingType])
  readonly findings: readonly PersonalDataFindingType[];

  constructor(problem: PersonalDataFoundProblem, language: Language) {
    super(problem, language);
    this.findings = problem.findings.map((finding) => new PersonalDataFindingType(finding));
  }
}
