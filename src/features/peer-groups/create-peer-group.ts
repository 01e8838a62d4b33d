import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readAttendance } from '../availability/attendance.js';
import { beginSeries } from '../meetings/book-series.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { unknownPerson, unknownRoom } from '../meetings/meeting.problems.js';
import { addSeries, haveClashes, sessionsOf } from './group-series.store.js';
import {
  aboutGroup,
  type BegunGroup,
  laterStart,
  type NewPeerGroup,
  newPeerGroup,
  type Staggering,
  staggeringProblems,
} from './peer-group.js';
import { mayBegin } from './peer-group.policy.js';
import * as say from './peer-group.problems.js';
import { insertGroup } from './peer-group.store.js';
import { watchSessions } from './watch-minimum.js';

/** What the coordinator or the leader wishes; who organises the sessions is the viewer. */
export interface CreatePeerGroupCommand {
  readonly group: Omit<NewPeerGroup, 'id' | 'sessions'> & {
    readonly sessions: Omit<NewPeerGroup['sessions'], 'id' | 'icalUid' | 'organiserId'>;
  };
  /** Several groups alike, the first of which begins when the wish says. */
  readonly staggered?: Staggering | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

/**
 * Begins a group: its sessions are booked up to the horizon, its leaders invited, and its page is there. Several that are staggered
 * begin in one act or not at all, and only if none of their sessions stands in another's way: a start that people were promised
 * must not turn out to be somebody's second booking.
 */
@Injectable()
export class CreatePeerGroup {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the group; of several, of the first. */
  async execute(viewer: Viewer, command: CreatePeerGroupCommand): Promise<Result<string, Problem>> {
    if (!mayBegin(viewer, command.group.leaderIds)) return refused(say.notYoursToBegin);
    const groups = groupsOf(viewer, command, this.clock.now());
    if (!groups.ok) return groups;
    const call = {
      viewer,
      operation: 'createPeerGroup',
      key: command.idempotencyKey,
      input: command,
      resultId: groups.value[0].group.id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) =>
      onlyOnce(tx, call, () => this.begin(tx, viewer, groups.value, command.acceptWarnings)),
    );
  }

  private async begin(
    tx: Tx,
    viewer: Viewer,
    groups: Begun,
    acceptWarnings: readonly ProblemCode[],
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const [{ group, series: first }] = groups;
    const unfit = await fitProblems(tx, group, first, now);
    const unaccepted = unfit.filter(({ code }) => !acceptWarnings.includes(code));
    if (unaccepted.length > 0) return refused(...unaccepted);
    for (const each of groups) {
      await insertGroup(tx, each.group, { personId: viewer.personId, at: now });
      // Time is taken once for each series, though they are begun together: the calendars are the same ones, all of them locked by the
      // first, so no later one waits for anybody.
      const begun = await beginSeries(tx, this.listeners, each.series, { released: [], acceptWarnings, now });
      if (!begun.ok) return refused(...aboutGroup(begun.problems));
      await addSeries(tx, each.group.id, each.series.id);
      if (group.minimum !== undefined) await watchSessions(tx, await sessionsOf(tx, each.series.id), now);
    }
    const seriesIds = groups.map(({ series }) => series.id);
    if (groups.length > 1 && (await haveClashes(tx, seriesIds))) return refused(say.staggeredCollide);
    return ok(group.id);
  }
}

type Begun = readonly [BegunGroup, ...BegunGroup[]];

function groupsOf(viewer: Viewer, command: CreatePeerGroupCommand, now: number): Result<Begun, Problem> {
  const { group: wish, staggered } = command;
  const wrong = staggered ? staggeringProblems(staggered, wish.theme) : [];
  const first = newPeerGroup(oneOf(viewer, wish, 0, staggered), now);
  if (!first.ok || wrong.length > 0) return refused(...(first.ok ? [] : first.problems), ...wrong);
  const later: BegunGroup[] = [];
  for (let step = 1; step < (staggered?.groups ?? 1); step += 1) {
    const next = newPeerGroup(oneOf(viewer, wish, step, staggered), now);
    if (!next.ok) return next;
    later.push(next.value);
  }
  return ok([first.value, ...later]);
}

/** Staggered groups are told apart by a number behind the name. */
function oneOf(
  viewer: Viewer,
  { sessions, ...group }: CreatePeerGroupCommand['group'],
  step: number,
  staggered: Staggering | undefined,
): NewPeerGroup {
  const id = randomUUID();
  const start =
    step === 0 ? sessions.start : laterStart(sessions.start, sessions.timeZone, step * (staggered?.everyMs ?? 0));
  return {
    ...group,
    id: randomUUID(),
    name: staggered ? `${group.name} ${step + 1}` : group.name,
    sessions: { ...sessions, id, icalUid: id, organiserId: viewer.personId, start },
  };
}

/**
 * Who leads the group and where it meets has to be in the area. Every place that is promised, drop-ins' too, has a chair: members
 * are OPTIONAL, which booking a room does not count.
 */
async function fitProblems(
  tx: Tx,
  { capacity, dropInPlaces, leaderIds }: BegunGroup['group'],
  { channel, roomId }: BegunGroup['series'],
  now: number,
): Promise<Problem[]> {
  const time = { start: now, end: now };
  const { people, rooms } = await readAttendance(tx, leaderIds, roomId === undefined ? [] : [roomId], time, now);
  const room = roomId === undefined ? undefined : rooms.get(roomId);
  const unknown = leaderIds.flatMap((id, index): Problem[] =>
    people.has(id) ? [] : [{ code: 'NOT_FOUND', field: `input.leaderIds.${index}`, sentence: unknownPerson }],
  );
  if (roomId !== undefined && !room) unknown.push({ code: 'NOT_FOUND', field: 'input.roomId', sentence: unknownRoom });
  const needed = capacity + dropInPlaces + leaderIds.length;
  if (unknown.length > 0 || channel !== 'ON_SITE' || !room || room.capacity >= needed) return unknown;
  return [say.placesBesideRoom(room.name, room.capacity, needed)];
}
