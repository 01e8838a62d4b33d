import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { tidy } from '../directory/written-text.js';
import { meetingCaseProblem } from '../meetings/meeting-case.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { loadMeeting } from '../meetings/meeting.store.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { timeOfItem } from './agenda-item.js';
import * as say from './agenda.problems.js';
import { insertItem, lockComingAgendas } from './agenda.store.js';
import { chooseTurn } from './choose-turn.js';
import type { Team } from './team.js';
import { teamOfMeeting } from './team.store.js';
import { closedMeetingProblem, permitted } from './team-to-change.js';
import { namedClientProblem, topicProblem } from './topic.js';
import { inviteToTurn } from './turn-meeting.js';
import { anonymityProblems, holdMattersOfTurn, ownNetworkOf } from './turn-people.js';

export interface BookAgendaItemCommand {
  /** The team's meeting. */
  readonly meetingId: string;
  readonly caseId?: string | undefined;
  readonly anonymousTopic?: string | undefined;
  /** Epoch milliseconds. */
  readonly start?: number | undefined;
  readonly clientPresent: boolean;
  readonly participantIds: readonly string[];
  readonly withoutPersonIds: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

/**
 * Takes a case, or a topic that names nobody, into a turn of a team's meeting. Whoever comes to that turn alone is invited to it, and only
 * to it; those who sit in the whole meeting are there already. Members whom no basis covers hinder nothing: they step out for the turn, and
 * the agenda says who (stepping-out.ts). Two who want the last turn wait for each other at the team's meetings.
 */
@Injectable()
export class BookAgendaItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the turn. Repeated with the same key and input it is the same turn. */
  async execute(viewer: Viewer, command: BookAgendaItemCommand): Promise<Result<string, Problem>> {
    const { caseId, anonymousTopic: topic } = command;
    if ((caseId === undefined) === (topic === undefined)) return refused(say.caseOrTopic);
    const unfit = topic === undefined ? undefined : topicProblem(topic);
    if (unfit) return refused(unfit);
    const id = randomUUID();
    const call = {
      viewer,
      operation: 'bookAgendaItem',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.book(tx, viewer, id, command)));
  }

  private async book(
    tx: Tx,
    viewer: Viewer,
    id: string,
    command: BookAgendaItemCommand,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const { meetingId, start, caseId = null, acceptWarnings } = command;
    const unknown = { field: 'input.meetingId', unknown: say.unknownTeamMeeting };
    const team = permitted(viewer, await teamOfMeeting(tx, meetingId, now), unknown);
    if (!team.ok) return team;
    const invited = await this.invited(tx, viewer, command, now);
    if (!invited.ok) return invited;
    await holdMattersOfTurn(tx, { caseId, personIds: invited.value });
    const agendas = await lockComingAgendas(tx, team.value.id, { now });
    const closed = await closedMeetingProblem(tx, meetingId, now);
    if (closed) return refused(closed);
    const offset = chooseTurn(agendas, { meetingId, start, now });
    if (!offset.ok) return offset;
    const turn = { offsetMs: offset.value, durationMs: team.value.turnMs };
    const outer = await loadMeeting(tx, meetingId);
    if (!outer) throw new Error('a locked meeting is gone');
    const sitting = new Set(outer.participants.map(({ personId }) => personId));
    const personIds = invited.value.filter((personId) => !sitting.has(personId));
    const wish = {
      id: randomUUID(),
      outer,
      time: timeOfItem(turn, outer),
      caseId,
      organiserId: viewer.personId,
      personIds,
    };
    const field = caseId === null ? 'input.participantIds' : 'input.caseId';
    const inviting = { acceptWarnings, now, field, fieldOf: (personId: string) => fieldOf(command, personId) };
    const booked = await inviteToTurn(tx, this.listeners, wish, inviting);
    if (!booked.ok) return booked;
    const anonymousTopic = command.anonymousTopic === undefined ? null : tidy(command.anonymousTopic);
    const about = { caseId, anonymousTopic, meetingId: booked.value, cancelledAt: null, version: 1 };
    await insertItem(tx, { id, ...turn, ...about, ...placeOf(team.value, meetingId) }, now);
    return ok(id);
  }

  /** Those who would come to this turn alone, and whoever of them sits in the whole meeting; the client first. */
  private async invited(
    tx: Tx,
    viewer: Viewer,
    { caseId, anonymousTopic, participantIds, ...command }: BookAgendaItemCommand,
    now: number,
  ): Promise<Result<string[], Problem>> {
    if (caseId === undefined) {
      const anonymous = await anonymityProblems(tx, participantIds, (id) => fieldOf({ participantIds }, id));
      if (!anonymous.ok) return anonymous;
      const named = await namedClientProblem(tx, viewer, anonymousTopic ?? '');
      const accepted = command.acceptWarnings.includes('PERSONAL_DATA_FOUND');
      return named && !accepted ? refused(named) : ok([...new Set(participantIds)]);
    }
    const noCase = await meetingCaseProblem(tx, viewer, caseId, now, { hold: true });
    if (noCase) return refused(noCase);
    const network = await ownNetworkOf(tx, caseId);
    if (!network) throw new Error('a case that was seen is gone');
    const own = [...(command.clientPresent ? [network.clientId] : []), ...network.personIds];
    return ok([...new Set([...own.filter((id) => !command.withoutPersonIds.includes(id)), ...participantIds])]);
  }
}

const placeOf = ({ id }: Team, outerId: string) => ({ teamId: id, outerId });

/** Who is named is told of there; who comes with the case, at the case. */
function fieldOf({ participantIds }: Pick<BookAgendaItemCommand, 'participantIds'>, personId: string): string {
  const index = participantIds.indexOf(personId);
  return index < 0 ? 'input.caseId' : `input.participantIds.${index}`;
}
