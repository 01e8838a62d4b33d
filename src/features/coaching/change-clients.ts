import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readPeople } from '../directory/person.read-model.js';
import { type ChangeInAct, changeTogether } from '../meetings/change-together.js';
import { cancel, changeParticipants } from '../meetings/meeting.js';
import { unknownPerson } from '../meetings/meeting.problems.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { changeClients, type ClientChange } from './programme.js';
import * as say from './programme.problems.js';
import { joinClients, leaveProgramme, updateProgramme } from './programme.store.js';
import { type ComingSession, comingSessions, programmeToChange } from './programme-to-change.js';

export interface ChangeClientsCommand extends ClientChange {
  readonly programmeId: string;
  readonly acceptWarnings: readonly ProblemCode[];
}

/**
 * Takes clients into a programme that is under way and lets others leave it, all in one act. Whoever comes joins every day
 * of the group that is still to come; whoever leaves is out of them, and their own assessments are called off. Only they,
 * and whoever else was to be in those assessments, are told. The assessments of a newcomer are booked as single meetings:
 * where in the programme they belong is for the coach to say.
 */
@Injectable()
export class ChangeClients {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the programme. */
  async execute(viewer: Viewer, command: ChangeClientsCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.change(tx, viewer, command));
  }

  private async change(tx: Tx, viewer: Viewer, command: ChangeClientsCommand): Promise<Result<string, Problem>> {
    const { programmeId, addPersonIds, removePersonIds, acceptWarnings } = command;
    const wanted = { programmeId, field: 'input.programmeId', newcomerIds: addPersonIds };
    const found = await programmeToChange(tx, viewer, wanted);
    if (!found.ok) return found;
    const changed = changeClients(found.value, command);
    if (!changed.ok) return changed;
    if (changed.value === found.value) return ok(programmeId);
    const wrong = await newcomerProblems(tx, addPersonIds);
    if (wrong.length > 0) return refused(...wrong);
    const now = this.clock.now();
    const coming = await comingSessions(tx, found.value, now);
    const changes = coming.flatMap((each) => withClients(each, command, now));
    const done = await changeTogether(tx, this.listeners, changes, {
      ...{ acceptWarnings, field: 'input.addPersonIds', newcomerIds: addPersonIds },
      ...{ advice: say.moveThemFirst, now },
    });
    if (!done.ok) return done;
    await joinClients(tx, programmeId, addPersonIds, now);
    await leaveProgramme(tx, programmeId, removePersonIds, now);
    await updateProgramme(tx, changed.value, now);
    return ok(programmeId);
  }
}

async function newcomerProblems(tx: Tx, personIds: readonly string[]): Promise<Problem[]> {
  const people = await readPeople(tx, personIds);
  return personIds.flatMap((id, index): Problem[] => {
    const field = `input.addPersonIds.${index}`;
    const kind = people.get(id)?.kind;
    if (kind === undefined) return [{ code: 'NOT_FOUND', field, sentence: unknownPerson }];
    return kind === 'CLIENT' ? [] : [invalid(field, say.notAClient)];
  });
}

/** The session with the clients as they now are, if it is another one for it. */
function withClients(
  { session, meeting: before }: ComingSession,
  { addPersonIds, removePersonIds }: ClientChange,
  now: number,
): ChangeInAct[] {
  if (session.clientId !== undefined) {
    if (!removePersonIds.includes(session.clientId)) return [];
    const after = cancel(before, before.version, now);
    return after.ok ? [{ before, after: after.value }] : [];
  }
  const isThere = (id: string) => before.participants.some(({ personId }) => personId === id);
  const add = addPersonIds
    .filter((id) => !isThere(id))
    .map((personId) => ({ personId, requirement: 'REQUIRED' as const }));
  const change = { version: before.version, add, removePersonIds: removePersonIds.filter(isThere) };
  const after = changeParticipants(before, change, now);
  return after.ok && after.value !== before ? [{ before, after: after.value }] : [];
}
