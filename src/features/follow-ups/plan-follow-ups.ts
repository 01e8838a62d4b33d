import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dayMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import type { SmsSender } from '../../platform/sms/sms-sender.js';
import type { Meeting, Participant } from '../meetings/meeting.js';
import {
  type MeetingChange,
  type MeetingListener,
  MeetingListeners,
  type SeriesChange,
} from '../meetings/meeting-listeners.js';
import { type MeetingToPlan, type PlannedPerson, plannedFollowUps } from './follow-up-plan.js';
import {
  endAll,
  endFor,
  keepPlanned,
  loadPeople,
  noteAnswers,
  planLater,
  planNoMoreLater,
  readdress,
} from './follow-up.store.js';
import { turnOf } from './meeting-turn.js';

/** So long before a meeting of a series begins its follow-ups are planned: longer than any step of the house's chain is away. */
const planningHorizonDays = 14;

/**
 * Plans what is said before and after meetings, in the transaction of the change itself, so that follow-ups are never of another
 * opinion than the meeting. A meeting that stands alone is planned at once, for everybody can see then what will be sent; those
 * of a series when they come within the horizon.
 */
@Injectable()
export class PlanFollowUps implements MeetingListener, OnModuleInit {
  constructor(
    private readonly listeners: MeetingListeners,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
  ) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  meetingChanged(tx: Tx, change: MeetingChange): Promise<void> {
    return this.meetingsChangedTogether(tx, [change]);
  }

  /** Whoever is told of a change of one meeting by itself is asked about that one by itself, also those who attend its series. */
  async meetingsChangedTogether(tx: Tx, changes: readonly MeetingChange[]): Promise<void> {
    const wishes: Omit<MeetingToPlan, 'firstFor'>[] = [];
    for (const { before, after, at, withSeries = false } of changes) {
      const turn = turnOf({ before, after });
      if (turn.kind === 'ENDED') await endAll(tx, after.id, 'MEETING_CANCELLED');
      if (turn.kind !== 'CHANGED') continue;
      await noteAnswers(tx, after.id, turn.answeredIds, turn);
      await endFor(tx, after.id, turn.goneIds);
      if (turn.organiserChanged) await readdress(tx, after.id, after.organiserId);
      const personIds = new Set(turn.planIds);
      wishes.push({ meeting: after, personIds, asksForSeries: !withSeries, asksNow: turn.isAskedAnew, at });
    }
    if (wishes.length > 0) await this.plan(tx, withFirsts(wishes));
  }

  /** The first of a new series' meetings stands for all of them: about that one an answer is missed. */
  async seriesChanged(tx: Tx, { before, made, at }: SeriesChange): Promise<void> {
    const first = before === undefined ? made[0] : undefined;
    await this.plan(
      tx,
      made.map((meeting) => {
        const personIds = new Set(meeting.participants.map(({ personId }) => personId));
        const isFirst = meeting === first;
        return { meeting, personIds, asksForSeries: isFirst, asksNow: isFirst, firstFor: personIds, at };
      }),
    );
  }

  /** A meeting that has come within the horizon, for those who attend its series. It is locked by the caller. */
  async planOccurrence(tx: Tx, meeting: Meeting, at: number): Promise<void> {
    const personIds = new Set(attendeesOf(meeting));
    await this.plan(tx, [{ meeting, personIds, asksForSeries: false, asksNow: false, firstFor: personIds, at }]);
  }

  private async plan(tx: Tx, all: readonly MeetingToPlan[]): Promise<void> {
    const wishes = all.filter(({ personIds }) => personIds.size > 0);
    const far = wishes.filter(isFar);
    const near = wishes.map(withoutThoseWhoWait).filter(({ personIds }) => personIds.size > 0);
    await planLater(
      tx,
      far.map(({ meeting }) => ({ id: meeting.id, planAt: meeting.start - planningHorizonDays * dayMs })),
    );
    await planNoMoreLater(
      tx,
      wishes.filter(isPlannedWhole).map(({ meeting }) => meeting.id),
    );
    const people = near.length === 0 ? new Map<string, PlannedPerson>() : await this.people(tx, near);
    // Those who wait for the horizon are kept as well: what was planned for them before a move is planned no more.
    const places = wishes.flatMap(({ meeting, personIds, asksNow }) => [
      ...[...personIds].map((personId) => ({ meetingId: meeting.id, personId, audience: 'PARTICIPANT' as const })),
      ...(asksNow ? [{ meetingId: meeting.id, personId: meeting.organiserId, audience: 'ORGANISER' as const }] : []),
    ]);
    await keepPlanned(
      tx,
      places,
      near.flatMap((wish) => plannedFollowUps(wish, people)),
    );
  }

  private async people(tx: Tx, wishes: readonly MeetingToPlan[]): Promise<ReadonlyMap<string, PlannedPerson>> {
    const ids = new Set(wishes.flatMap(({ meeting, personIds }) => [...personIds, meeting.organiserId]));
    const rows = await loadPeople(tx, [...ids]);
    return new Map(rows.map(({ phone, ...row }) => [row.id, { ...row, number: this.numberOf(phone) }]));
  }

  private numberOf(phone: string | null): string | undefined {
    return this.sms === null ? undefined : smsNumber(phone);
  }
}

/** For each person the earliest of the meetings that one act plans them for; of a programme of thirty that is the one they are asked about. */
function withFirsts(wishes: readonly Omit<MeetingToPlan, 'firstFor'>[]): MeetingToPlan[] {
  const first = new Map<string, Meeting>();
  for (const { meeting, personIds } of wishes) {
    for (const personId of personIds) {
      const earliest = first.get(personId);
      if (!earliest || meeting.start < earliest.start) first.set(personId, meeting);
    }
  }
  return wishes.map((wish) => ({
    ...wish,
    firstFor: new Set([...wish.personIds].filter((personId) => first.get(personId) === wish.meeting)),
  }));
}

const attendsSeries = (participant: Participant): boolean => participant.attendsSeries === true;

const attendeesOf = ({ participants }: Meeting): string[] =>
  participants.filter(attendsSeries).map(({ personId }) => personId);

/** What people are asked about by itself is planned at once, wherever it lies: a new series' first meeting, or one that moved alone. */
const isFar = ({ meeting, personIds, asksForSeries, at }: MeetingToPlan): boolean =>
  !asksForSeries &&
  meeting.start > at + planningHorizonDays * dayMs &&
  attendeesOf(meeting).some((personId) => personIds.has(personId));

/** For everybody who attends its series: nobody waits for the horizon any more. */
function isPlannedWhole(wish: MeetingToPlan): boolean {
  const attendees = attendeesOf(wish.meeting);
  return !isFar(wish) && attendees.length > 0 && attendees.every((personId) => wish.personIds.has(personId));
}

function withoutThoseWhoWait(wish: MeetingToPlan): MeetingToPlan {
  if (!isFar(wish)) return wish;
  const waiting = new Set(attendeesOf(wish.meeting));
  return { ...wish, personIds: new Set([...wish.personIds].filter((id) => !waiting.has(id))) };
}
