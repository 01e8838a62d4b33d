import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { isProfessional } from '../directory/person.js';
import { readPeople } from '../directory/person.read-model.js';
import { tidy } from '../directory/written-text.js';
import { AppointChair } from '../meetings/appoint-chair.js';
import { ChangeFuture } from '../meetings/change-future.js';
import { loadMeeting } from '../meetings/meeting.store.js';
import { membersMax, nameProblem, type Team } from './team.js';
import * as say from './team.problems.js';
import { nextMeetingOf, selectTeams, updateTeam } from './team.store.js';
import { permitted } from './team-to-change.js';

export interface ChangeTeamCommand {
  readonly teamId: string;
  readonly version: number;
  readonly name?: string | undefined;
  readonly addMemberIds: readonly string[];
  readonly removeMemberIds: readonly string[];
  /** A member, or somebody who becomes one. */
  readonly chairId?: string | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
}

/**
 * Changes a team's name, its members and its chair. Members come and go from the next meeting on, with the series' own acts: only they are
 * told, and whoever stays keeps their calendar as it is.
 */
@Injectable()
export class ChangeTeam {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changing: ChangeFuture,
    private readonly appointing: AppointChair,
  ) {}

  /** The id of the team. */
  async execute(viewer: Viewer, command: ChangeTeamCommand): Promise<Result<string, Problem>> {
    const unnamed = command.name === undefined ? undefined : nameProblem(command.name);
    if (unnamed) return refused(unnamed);
    return this.transactions.run<string, Problem>(viewer, async (tx) => {
      const now = this.clock.now();
      const unknown = { field: 'input.teamId', unknown: say.unknownTeam };
      const [known] = await selectTeams(tx, { condition: 't.id = $2', parameters: [command.teamId], now });
      const found = permitted(viewer, known, unknown);
      if (!found.ok) return found;
      const team = found.value;
      if (team.version !== command.version) return refused(say.staleVersion);
      const changed = await this.changePeople(tx, viewer, team, command);
      if (!changed.ok) return changed;
      const name = command.name === undefined ? team.name : tidy(command.name);
      return (await updateTeam(tx, team, name, now)) ? ok(team.id) : refused(say.staleVersion);
    });
  }

  private async changePeople(
    tx: Tx,
    viewer: Viewer,
    team: Team,
    command: ChangeTeamCommand,
  ): Promise<Result<void, Problem>> {
    const { add, remove, chairId } = peopleOf(team, command);
    const wrong = await membershipProblems(tx, team, { ...command, add, remove, chairId });
    if (wrong.length > 0) return refused(...wrong);
    if (add.length + remove.length === 0 && chairId === undefined) return ok(undefined);
    const meetingId = await nextMeetingOf(tx, team.seriesId, this.clock.now());
    const meeting = meetingId === undefined ? undefined : await loadMeeting(tx, meetingId);
    if (!meeting) return refused(invalid('input.teamId', say.noComingMeeting));
    if (add.length + remove.length > 0) {
      const change = {
        version: meeting.version,
        add: add.map((personId) => ({ personId, requirement: 'REQUIRED' as const })),
        removePersonIds: remove,
      };
      const { acceptWarnings } = command;
      const done = await this.changing.execute(tx, viewer, { meetingId: meeting.id, change, acceptWarnings });
      if (!done.ok) return refused(...done.problems.map((problem) => inTeamWords(problem, add, command)));
    }
    return chairId === undefined
      ? ok(undefined)
      : this.appointing.execute(tx, viewer, { meetingId: meeting.id, personId: chairId });
  }
}

interface People {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Undefined: as before. */
  readonly chairId: string | undefined;
}

/** Who is a member already is not added, and a new chair who is none becomes one. */
function peopleOf({ memberIds, chairId }: Team, command: ChangeTeamCommand): People {
  const newChair = command.chairId === chairId ? undefined : command.chairId;
  const wished = new Set([...command.addMemberIds, ...(newChair === undefined ? [] : [newChair])]);
  return {
    add: [...wished].filter((id) => !memberIds.includes(id)),
    remove: [...new Set(command.removeMemberIds)],
    chairId: newChair,
  };
}

async function membershipProblems(
  tx: Tx,
  team: Team,
  { add, remove, chairId, ...command }: People & Omit<ChangeTeamCommand, 'chairId'>,
): Promise<Problem[]> {
  const people = await readPeople(tx, add);
  const clients = add.flatMap((personId): Problem[] => {
    const kind = people.get(personId)?.kind;
    return kind === undefined || isProfessional(kind) ? [] : [invalid(fieldOf(command, personId), say.memberIsClient)];
  });
  const strangers = command.removeMemberIds.flatMap((personId, index): Problem[] =>
    team.memberIds.includes(personId)
      ? []
      : [{ code: 'NOT_FOUND', field: `input.removeMemberIds.${index}`, sentence: say.notAMember }],
  );
  const staying = chairId ?? team.chairId;
  const chair = remove.includes(staying) ? [say.chairLeaves] : [];
  const count = team.memberIds.length + add.length - remove.length;
  const many = count > membersMax ? [{ ...say.tooManyMembers(membersMax), field: 'input.addMemberIds' }] : [];
  return [...clients, ...strangers, ...chair, ...many];
}

const ADDED = /^input[.]add(?:[.](\d+)[.]personId)?$/;

/** The inputs of a change of participants, by the names that they have here. */
function inTeamWords(problem: Problem, add: readonly string[], command: ChangeTeamCommand): Problem {
  const added = ADDED.exec(problem.field ?? '');
  if (!added) return problem;
  const personId = add[Number(added[1] ?? Number.NaN)];
  return { ...problem, field: personId === undefined ? 'input.addMemberIds' : fieldOf(command, personId) };
}

function fieldOf({ addMemberIds }: Pick<ChangeTeamCommand, 'addMemberIds'>, personId: string): string {
  const index = addMemberIds.indexOf(personId);
  return index < 0 ? 'input.chairId' : `input.addMemberIds.${index}`;
}
