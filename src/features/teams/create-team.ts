import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { WrittenInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { isProfessional } from '../directory/person.js';
import { readPeople } from '../directory/person.read-model.js';
import { tidy } from '../directory/written-text.js';
import { beginSeries } from '../meetings/book-series.js';
import type { Channel } from '../meetings/meeting.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { newSeries, type Series } from '../meetings/series.js';
import { membersOf, teamProblems } from './team.js';
import { mayCreate } from './team.policy.js';
import * as say from './team.problems.js';
import { insertTeam } from './team.store.js';

export interface CreateTeamCommand {
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly chairId: string;
  readonly firstStart: WrittenInstant;
  readonly durationMs: number;
  readonly turnMs: number;
  readonly rule: string;
  readonly skipPublicHolidays: boolean;
  readonly timeZone: string;
  readonly channel: Channel;
  readonly roomId?: string | undefined;
  readonly videoUrl?: string | undefined;
  readonly publicTitle?: string | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

/**
 * Creates a team and books its meetings, a series that everybody in it attends, in one transaction or not at all. Its name stays here: what
 * travels is the public title, neutral unless somebody wrote one.
 */
@Injectable()
export class CreateTeam {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the team. */
  async execute(viewer: Viewer, command: CreateTeamCommand): Promise<Result<string, Problem>> {
    if (!mayCreate(viewer, command.chairId)) return refused(say.notYoursToCreate);
    const id = randomUUID();
    const series = seriesOf(viewer, command, this.clock.now());
    const wrong = [...teamProblems(command), ...(series.ok ? [] : series.problems)];
    if (!series.ok || wrong.length > 0) return refused(...unique(wrong.map((each) => inTeamWords(each, command))));
    const call = {
      viewer,
      operation: 'createTeam',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.create(tx, id, series.value, command)));
  }

  private async create(
    tx: Tx,
    id: string,
    series: Series,
    command: CreateTeamCommand,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const people = await readPeople(tx, membersOf(command.chairId, command.memberIds));
    const clients = membersOf(command.chairId, command.memberIds).flatMap((personId, index) => {
      const kind = people.get(personId)?.kind;
      return kind === undefined || isProfessional(kind)
        ? []
        : [inTeamWords(invalid(participantField(index), say.memberIsClient), command)];
    });
    if (clients.length > 0) return refused(...clients);
    const { acceptWarnings } = command;
    const begun = await beginSeries(tx, this.listeners, series, { released: [], acceptWarnings, now });
    if (!begun.ok) return refused(...begun.problems.map((each) => inTeamWords(each, command)));
    await insertTeam(tx, { id, name: tidy(command.name), seriesId: series.id, turnMs: command.turnMs }, now);
    return ok(id);
  }
}

function seriesOf(viewer: Viewer, command: CreateTeamCommand, now: number): Result<Series, Problem> {
  const { name, memberIds, chairId, firstStart, rule, skipPublicHolidays, ...rest } = command;
  const { durationMs, timeZone, channel, roomId, videoUrl, publicTitle } = rest;
  const id = randomUUID();
  const first = {
    id,
    icalUid: id,
    kind: 'TEAM_MEETING' as const,
    title: tidy(name),
    publicTitle,
    start: firstStart,
    organiserId: viewer.personId,
    participants: membersOf(chairId, memberIds).map((personId) => ({
      personId,
      requirement: personId === chairId ? ('CHAIR' as const) : ('REQUIRED' as const),
    })),
    ...{ durationMs, timeZone, channel, roomId, videoUrl },
  };
  return newSeries({ first, rule, skipPublicHolidays }, now);
}

const participantField = (index: number): string => `input.participants.${index}.personId`;
const PARTICIPANT = /^input[.]participants[.](\d+)[.]/;

/** The inputs of a meeting, by the names that they have here. */
function inTeamWords(problem: Problem, { memberIds, chairId }: CreateTeamCommand): Problem {
  const index = PARTICIPANT.exec(problem.field ?? '')?.[1];
  if (index !== undefined) {
    const personId = membersOf(chairId, memberIds)[Number(index)] ?? '';
    return {
      ...problem,
      field: personId === chairId ? 'input.chairId' : `input.memberIds.${memberIds.indexOf(personId)}`,
    };
  }
  const field = {
    'input.participants': 'input.memberIds',
    'input.start': 'input.firstStart',
    'input.title': 'input.name',
  }[problem.field ?? ''];
  return field === undefined ? problem : { ...problem, field };
}

/** What a name and a title are both refused for is told once. */
const unique = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ field, code }, index) => problems.findIndex((each) => each.field === field && each.code === code) === index,
  );
