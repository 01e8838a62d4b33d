import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlainProblem, Problem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from '../cases/case.js';
import { type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { goesInto } from '../meetings/inner-meeting.js';
import { type Abandoned, type InnerKeeper, InnerMeetings } from '../meetings/inner-meetings.js';
import type { Meeting } from '../meetings/meeting.js';
import {
  type MeetingChange,
  type MeetingListener,
  MeetingListeners,
  type SeriesChange,
} from '../meetings/meeting-listeners.js';
import { type Displaced, placesFor } from './agenda.js';
import type { AgendaItem } from './agenda-item.js';
import { turnsToCome, turnsWouldLieOutside } from './agenda.problems.js';
import {
  comingTurnsOf,
  itemOfMeeting,
  itemsOf,
  lockComingAgendas,
  type TeamAgenda,
  updateItem,
} from './agenda.store.js';
import { followSeries, teamOfMeeting } from './team.store.js';

/**
 * What a team's agenda does when its meetings change, in the same transaction. They move: the turns move along, which needs nothing here,
 * since a turn's time is counted from the meeting's start. They are called off: each turn goes to the next meeting with a free one, in the
 * order of the agenda, and is cancelled if there is none. The rhythm is moved: the new series is the team's, and turns go to the meetings
 * that stand in the place of theirs. An inner meeting is called off by itself, or goes somewhere else: its turn does.
 */
@Injectable()
export class KeepAgenda implements InnerKeeper, MeetingListener, CaseListener, OnModuleInit {
  constructor(
    private readonly inner: InnerMeetings,
    private readonly meetings: MeetingListeners,
    private readonly cases: CaseListeners,
  ) {}

  onModuleInit(): void {
    this.inner.register(this);
    this.meetings.register(this);
    this.cases.register(this);
  }

  async outerProblem(tx: Tx, before: Meeting, after: Meeting): Promise<Problem | undefined> {
    const length = after.end - after.start;
    if (length >= before.end - before.start) return undefined;
    const outside = (await itemsOf(tx, [before.id])).filter(
      ({ offsetMs, durationMs }) => offsetMs + durationMs > length,
    );
    return outside.length === 0 ? undefined : turnsWouldLieOutside(outside.length);
  }

  /** Turns that nobody is invited to are the team's alone: they go, or are cancelled, here and now. */
  async newPlaces(
    tx: Tx,
    abandoned: readonly Abandoned[],
    within: readonly Meeting[],
    now: number,
  ): Promise<readonly Meeting[]> {
    const outers = new Map(abandoned.map((each) => [each.outer.id, each]));
    const items = (await itemsOf(tx, [...outers.keys()])).filter((item) => endOf(item, outers) > now);
    const [first] = items;
    const team = first && (await teamOfMeeting(tx, first.outerId, now));
    if (!team) return [];
    const from = Math.min(...abandoned.map((each) => each.from));
    const agendas = (await lockComingAgendas(tx, team.id, { from, now })).filter(({ outerId }) => !outers.has(outerId));
    const displaced = items.map(({ id, outerId, offsetMs, durationMs }): Displaced => {
      return { id, offsetMs, durationMs, from: outers.get(outerId)?.from ?? now };
    });
    const places = new Map(placesFor(displaced, agendas, now).map((place) => [place.id, place]));
    const moved: Meeting[] = [];
    for (const item of items) {
      const place = places.get(item.id);
      const meeting = within.find(({ id }) => id === item.meetingId);
      const agenda = place && agendas.find(({ outerId }) => outerId === place.outerId);
      if (item.meetingId === null) await updateItem(tx, place ? movedTo(item, place) : cancelledAt(item, now), now);
      else if (meeting && agenda && place) moved.push(movedInto(meeting, agenda, place.offsetMs));
    }
    return moved;
  }

  async meetingChanged(tx: Tx, { before, after, at }: MeetingChange): Promise<void> {
    if (!before || after.outerId === undefined) return;
    const isOff = after.status === 'CANCELLED' && before.status !== 'CANCELLED';
    if (!isOff && before.outerId === after.outerId) return;
    const item = await itemOfMeeting(tx, after.id);
    if (!item || item.cancelledAt !== null) return;
    if (isOff) return updateItem(tx, cancelledAt(item, at), at);
    const [outer] = await tx.query<{ start: number }>('SELECT starts_at AS start FROM meeting WHERE id = $1', [
      after.outerId,
    ]);
    if (item.outerId !== after.outerId && outer)
      await updateItem(tx, movedTo(item, { outerId: after.outerId, offsetMs: after.start - outer.start }), at);
  }

  async seriesChanged(tx: Tx, { after, continues }: SeriesChange): Promise<void> {
    if (continues !== undefined) await followSeries(tx, continues, after.id);
  }

  /** Nothing to do: who steps out is reckoned when it is read, and the people of a turn are its inner meeting's. */
  async caseChanged(): Promise<void> {}

  /** Turns with people of their own are counted by meetings already. */
  async closingProblem(tx: Tx, closing: Case, at: number): Promise<PlainProblem | undefined> {
    const count = await comingTurnsOf(tx, closing.id, at);
    return count === 0 ? undefined : turnsToCome(count);
  }
}

const endOf = ({ outerId, offsetMs, durationMs }: AgendaItem, outers: ReadonlyMap<string, Abandoned>): number =>
  (outers.get(outerId)?.outer.start ?? 0) + offsetMs + durationMs;

const cancelledAt = (item: AgendaItem, at: number): AgendaItem => ({
  ...item,
  cancelledAt: at,
  version: item.version + 1,
});

const movedTo = (item: AgendaItem, { outerId, offsetMs }: Pick<AgendaItem, 'outerId' | 'offsetMs'>): AgendaItem => ({
  ...item,
  outerId,
  offsetMs,
  version: item.version + 1,
});

const movedInto = (meeting: Meeting, { outerId, roomId, start }: TeamAgenda, offsetMs: number): Meeting =>
  goesInto(meeting, { id: outerId, roomId }, start + offsetMs);
