import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { goesInto } from '../meetings/inner-meeting.js';
import { InnerMeetings } from '../meetings/inner-meetings.js';
import { loadMeeting } from '../meetings/meeting.store.js';
import { placeMeeting } from '../meetings/place-meeting.js';
import { freeTurns } from './agenda.js';
import type { AgendaItem } from './agenda-item.js';
import * as say from './agenda.problems.js';
import { type TeamAgenda, updateItem } from './agenda.store.js';
import { chooseTurn } from './choose-turn.js';
import { type ItemToChange, itemToChange } from './team-to-change.js';

export interface MoveAgendaItemCommand {
  readonly itemId: string;
  readonly version: number;
  /** Left out: the next of the team's meetings with a free turn. */
  readonly meetingId?: string | undefined;
  /** Epoch milliseconds. */
  readonly start?: number | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
}

/** Moves a turn: within its meeting, to the next one, or to come back later. Who is invited to it is asked anew, by the same invitation. */
@Injectable()
export class MoveAgendaItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly inner: InnerMeetings,
  ) {}

  /** The id of the turn. */
  async execute(viewer: Viewer, command: MoveAgendaItemCommand): Promise<Result<string, Problem>> {
    const { itemId, version } = command;
    return this.transactions.run<string, Problem>(viewer, async (tx) => {
      const now = this.clock.now();
      const found = await itemToChange(tx, viewer, { itemId, version, field: 'input.agendaItemId', now });
      if (!found.ok) return found;
      const target = targetOf(found.value, command, now);
      if (!target.ok) return target;
      const moved = { ...found.value.item, ...target.value };
      if (moved.outerId === found.value.item.outerId && moved.offsetMs === found.value.item.offsetMs) return ok(itemId);
      return this.move(tx, found.value, moved, command.acceptWarnings);
    });
  }

  private async move(
    tx: Tx,
    { item, meeting: before }: ItemToChange,
    moved: AgendaItem,
    acceptWarnings: readonly ProblemCode[],
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const outer = await loadMeeting(tx, moved.outerId);
    if (!outer) throw new Error('a locked meeting is gone');
    const after = before && goesInto(before, outer, outer.start + moved.offsetMs);
    if (before && after) {
      const placing = { released: [before.id], acceptWarnings, gateField: 'input.meetingId', now };
      const placed = await placeMeeting(tx, after, placing);
      if (!placed.ok) return placed;
    }
    await updateItem(tx, { ...moved, version: item.version + 1 }, now);
    if (before && after) await this.inner.store(tx, [{ before, after }], now);
    return ok(item.id);
  }
}

/** Where the turn is to go. Its own place is free to it. */
function targetOf(
  { item, agendas: standing }: ItemToChange,
  { meetingId, start }: MoveAgendaItemCommand,
  now: number,
): Result<Pick<AgendaItem, 'outerId' | 'offsetMs' | 'durationMs'>, Problem> {
  const agendas = standing.map((agenda) => (agenda.outerId === item.outerId ? without(agenda, item) : agenda));
  const outerId = meetingId ?? (start === undefined ? nextMeeting(agendas, item, now) : item.outerId);
  if (outerId === undefined) return refused({ ...say.noTurnLeft, field: 'input.meetingId' });
  const offset = chooseTurn(agendas, { meetingId: outerId, start, now });
  if (!offset.ok) return offset;
  const durationMs = agendas.find((agenda) => agenda.outerId === outerId)?.turnMs ?? item.durationMs;
  return ok({ outerId, offsetMs: offset.value, durationMs });
}

const without = (agenda: TeamAgenda, { offsetMs }: AgendaItem): TeamAgenda => ({
  ...agenda,
  taken: agenda.taken.filter((each) => each.offsetMs !== offsetMs),
});

/** The first meeting after the turn's own that has a free turn. */
function nextMeeting(agendas: readonly TeamAgenda[], { outerId }: AgendaItem, now: number): string | undefined {
  const own = agendas.find((agenda) => agenda.outerId === outerId);
  const later = agendas.filter(({ start }) => own !== undefined && start > own.start);
  return freeTurns(later, now)[0]?.outerId;
}
