import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { type Localised, ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CalledOff, callOff } from '../meetings/call-off.js';
import { cancel } from '../meetings/meeting.js';
import { loadMeetings, lockMeetings } from '../meetings/meeting.store.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { mayKeepTimesOf } from './consultation.policy.js';
import * as say from './slot.problems.js';
import { tell } from './consultation-letters.js';
import { loadSlots, lockSlots, type SlotToChange, writeSlotStatus } from './slot.store.js';
import { slotsMax } from './slot-times.js';

/**
 * Takes times back in one act. Free ones give the calendar back. Booked ones are called off with their meetings: both calendars are
 * told as of any cancelled meeting, and whoever had booked gets a letter with the next free times. What is withdrawn already stays so.
 */
@Injectable()
export class WithdrawSlots {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The ids of the slots, as they were given. */
  async execute(viewer: Viewer, slotIds: readonly string[]): Promise<Result<readonly string[], Problem>> {
    if (slotIds.length > slotsMax) return refused(say.tooManySlots(slotsMax, 'slotIds'));
    return this.transactions.run(viewer, (tx) => this.withdraw(tx, viewer, slotIds));
  }

  private async withdraw(
    tx: Tx,
    viewer: Viewer,
    slotIds: readonly string[],
  ): Promise<Result<readonly string[], Problem>> {
    const now = this.clock.now();
    const known = await loadSlots(tx, slotIds);
    const barred = barredOnes(viewer, slotIds, known);
    if (barred.length > 0) return refused(...barred);
    const slots = await this.lockAll(tx, slotIds, known);
    const calledOff = await this.cancelled(tx, slots, now);
    const begun = slots.filter(({ meetingId }) => meetingId !== null && !calledOff.has(meetingId));
    if (begun.length > 0) return refused(...begun.map(({ id }) => say.slotHasBegun(`slotIds.${slotIds.indexOf(id)}`)));
    const open = slots.filter(({ status }) => status !== 'WITHDRAWN');
    const besides = open.flatMap(({ id, status }) => (status === 'FREE' ? [id] : []));
    // Before the meetings are announced: a slot that is withdrawn does not come free with its meeting (follow-meeting.ts).
    await writeSlotStatus(
      tx,
      open.map(({ id }) => id),
      'WITHDRAWN',
    );
    await callOff(tx, this.listeners, [...calledOff.values()], { besides, now });
    await tell(
      tx,
      open.flatMap(({ consultationId }) => consultationId ?? []),
      'WITHDRAWN',
      now,
    );
    return ok(slotIds);
  }

  /**
   * Meetings before slots. One that was booked while this call waited has a meeting that is not locked yet: it is locked late, and
   * should that meet somebody who cancels it at the same instant, one of the two runs again.
   */
  private async lockAll(
    tx: Tx,
    slotIds: readonly string[],
    known: readonly SlotToChange[],
  ): Promise<readonly SlotToChange[]> {
    await lockMeetings(tx, meetingsOf(known));
    const slots = await lockSlots(tx, slotIds);
    const late = meetingsOf(slots).filter((id) => !meetingsOf(known).includes(id));
    if (late.length > 0) await lockMeetings(tx, late);
    return late.length > 0 ? loadSlots(tx, slotIds) : slots;
  }

  /** By meeting; those whose meeting is over are not there. */
  private async cancelled(
    tx: Tx,
    slots: readonly SlotToChange[],
    now: number,
  ): Promise<ReadonlyMap<string, CalledOff>> {
    const languages = new Map(slots.map(({ meetingId, askerLanguage }) => [meetingId, askerLanguage ?? 'FI']));
    const meetings = await loadMeetings(tx, meetingsOf(slots));
    return new Map(
      meetings.flatMap((before) => {
        const after = cancel(before, before.version, now);
        const message = WITHDRAWN[languages.get(before.id) ?? 'FI'];
        return after.ok ? [[before.id, { before, after: after.value, message }] as const] : [];
      }),
    );
  }
}

/** On the page of whoever had booked; the times themselves are in a letter, since they go on changing. */
const WITHDRAWN: Localised = {
  FI: 'Tämä aika on peruttu. Saat viestin, jossa kerrotaan seuraavat vapaat ajat.',
  SV: 'Den här tiden är inställd. Du får ett meddelande med nästa lediga tider.',
  EN: 'This time is cancelled. You will get a message with the next free times.',
};

const meetingsOf = (slots: readonly SlotToChange[]): string[] => slots.flatMap(({ meetingId }) => meetingId ?? []);

function barredOnes(viewer: Viewer, slotIds: readonly string[], known: readonly SlotToChange[]): Problem[] {
  const byId = new Map(known.map((slot) => [slot.id, slot]));
  return slotIds.flatMap((id, index): Problem[] => {
    const slot = byId.get(id);
    const field = `slotIds.${index}`;
    if (!slot) return [{ code: 'NOT_FOUND', field, sentence: say.unknownSlot }];
    return mayKeepTimesOf(viewer, slot.consultantId) ? [] : [{ ...say.notYoursToKeep, field }];
  });
}
