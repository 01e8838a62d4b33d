import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CancelMeeting } from '../meetings/cancel-meeting.js';
import { ChangeParticipants } from '../meetings/change-participants.js';
import { takesNoPart } from '../meetings/meeting.problems.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { timeOfItem } from './agenda-item.js';
import { updateItem } from './agenda.store.js';
import { type ItemToChange, itemToChange } from './team-to-change.js';
import { inviteToTurn } from './turn-meeting.js';
import { anonymityProblems, ownNetworkOf } from './turn-people.js';

export interface ChangeAgendaItemCommand {
  readonly itemId: string;
  readonly version: number;
  /** As before if left out. */
  readonly clientPresent?: boolean | undefined;
  readonly addPersonIds: readonly string[];
  readonly removePersonIds: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
}

/** Who is to come, and who not any more, of those who come to the turn alone. */
interface Attendance {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Changes who comes to a turn alone: with the client or without, a doctor for this time. Only those whom it concerns are told. When nobody is
 * left who is invited to it, the team takes it up by itself.
 */
@Injectable()
export class ChangeAgendaItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly changing: ChangeParticipants,
    private readonly cancelling: CancelMeeting,
  ) {}

  /** The id of the turn. */
  async execute(viewer: Viewer, command: ChangeAgendaItemCommand): Promise<Result<string, Problem>> {
    const { itemId, version, addPersonIds: newcomerIds } = command;
    return this.transactions.run<string, Problem>(viewer, async (tx) => {
      const wanted = { itemId, version, newcomerIds, field: 'input.agendaItemId', now: this.clock.now() };
      const found = await itemToChange(tx, viewer, wanted);
      if (!found.ok) return found;
      const people = await attendanceOf(tx, found.value, command);
      if (!people.ok) return people;
      if (people.value.add.length + people.value.remove.length === 0) return ok(itemId);
      return this.change(tx, viewer, found.value, { ...command, ...people.value });
    });
  }

  private async change(
    tx: Tx,
    viewer: Viewer,
    found: ItemToChange,
    command: ChangeAgendaItemCommand & Attendance,
  ): Promise<Result<string, Problem>> {
    const { item, meeting } = found;
    const now = this.clock.now();
    const after = { ...item, version: item.version + 1 };
    const left = (meeting?.participants.length ?? 0) + command.add.length - command.remove.length;
    if (meeting && left === 0) {
      await updateItem(tx, { ...after, meetingId: null }, now);
      const off = await this.cancelling.callOff(tx, meeting, { version: meeting.version });
      return off.ok ? ok(item.id) : off;
    }
    const booked = meeting
      ? await this.changing.change(tx, meeting, changeOf(meeting, command))
      : await this.invite(tx, viewer, found, command);
    if (!booked.ok) return refused(...booked.problems.map((problem) => inTurnWords(problem, command)));
    await updateItem(tx, { ...after, meetingId: booked.value }, now);
    return ok(item.id);
  }

  private invite(
    tx: Tx,
    viewer: Viewer,
    { item, outer }: ItemToChange,
    command: ChangeAgendaItemCommand & Attendance,
  ): Promise<Result<string | null, Problem>> {
    const time = timeOfItem(item, outer);
    const who = { caseId: item.caseId, organiserId: viewer.personId, personIds: command.add };
    return inviteToTurn(
      tx,
      this.listeners,
      { id: randomUUID(), outer, time, ...who },
      {
        acceptWarnings: command.acceptWarnings,
        now: this.clock.now(),
        field: 'input.addPersonIds',
        fieldOf: (personId) => fieldOf(command, personId),
      },
    );
  }
}

/** Who sits in the whole meeting, or comes already, is there; whoever is to stay away must have been going to come. */
async function attendanceOf(
  tx: Tx,
  { item, outer, meeting }: ItemToChange,
  command: ChangeAgendaItemCommand,
): Promise<Result<Attendance, Problem>> {
  const { clientPresent, addPersonIds, removePersonIds } = command;
  const here = new Set((meeting?.participants ?? []).map(({ personId }) => personId));
  const sitting = new Set(outer.participants.map(({ personId }) => personId));
  const strangers = removePersonIds.flatMap((personId, index): Problem[] =>
    here.has(personId) ? [] : [{ code: 'NOT_FOUND', field: `input.removePersonIds.${index}`, sentence: takesNoPart }],
  );
  if (strangers.length > 0) return refused(...strangers);
  if (item.caseId === null) {
    const anonymous = await anonymityProblems(tx, addPersonIds, (id) => fieldOf(command, id));
    if (!anonymous.ok) return anonymous;
  }
  const clientId = item.caseId === null ? undefined : (await ownNetworkOf(tx, item.caseId))?.clientId;
  const client = clientId === undefined ? [] : [clientId];
  const add = new Set([...(clientPresent === true ? client : []), ...addPersonIds]);
  const remove = new Set([...(clientPresent === false ? client : []), ...removePersonIds]);
  const both = addPersonIds.find((personId) => remove.has(personId));
  if (both !== undefined) return refused(invalid(fieldOf(command, both), takesNoPart));
  return ok({
    add: [...add].filter((personId) => !here.has(personId) && !sitting.has(personId)),
    remove: [...remove].filter((personId) => here.has(personId)),
  });
}

const changeOf = (
  { id, version }: { readonly id: string; readonly version: number },
  { add, remove, acceptWarnings }: ChangeAgendaItemCommand & Attendance,
) => ({
  meetingId: id,
  change: {
    version,
    add: add.map((personId) => ({ personId, requirement: 'REQUIRED' as const })),
    removePersonIds: remove,
  },
  acceptWarnings,
});

const ADDED = /^input[.]add(?:[.](\d+)[.]personId)?$/;

/** The inputs of a change of participants, by the names that they have here. */
function inTurnWords(problem: Problem, command: ChangeAgendaItemCommand & Attendance): Problem {
  const added = ADDED.exec(problem.field ?? '');
  if (!added) return problem;
  const personId = command.add[Number(added[1] ?? Number.NaN)];
  return { ...problem, field: personId === undefined ? 'input.addPersonIds' : fieldOf(command, personId) };
}

function fieldOf({ addPersonIds }: ChangeAgendaItemCommand, personId: string): string {
  const index = addPersonIds.indexOf(personId);
  return index < 0 ? 'input.clientPresent' : `input.addPersonIds.${index}`;
}
