import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from '../meetings/meeting.js';
import { TAKES } from '../meetings/meeting-commitments.js';
import { type MeetingChange, type MeetingListener, MeetingListeners } from '../meetings/meeting-listeners.js';
import { takeFreeTime } from '../meetings/take-free-time.js';
import { leaveSlot, selectConsultations, writeCancelled } from './consultation.store.js';
import type { ConsultationSlot } from './consultation-slot.js';
import { lockSlots, writeSlotStatus } from './slot.store.js';

/**
 * What a booked consultation does when its meeting changes, in the same transaction, whoever changes it and by which door: with
 * the meeting off, or without its consultant, it is cancelled; moved, it leaves its slot and goes on at the new time. In both
 * cases the slot can be booked again.
 */
@Injectable()
export class FollowMeetingWithConsultation implements MeetingListener, OnModuleInit {
  constructor(private readonly listeners: MeetingListeners) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async meetingChanged(tx: Tx, { before, after, at }: MeetingChange): Promise<void> {
    if (!before || after.kind !== 'CONSULTATION') return;
    const [booked] = await selectConsultations(tx, `c.meeting_id = $1 AND c.status = 'BOOKED'`, [after.id]);
    if (!booked) return;
    const { id, consultantId } = booked;
    const isOff = after.status === 'CANCELLED' || !after.participants.some(({ personId }) => personId === consultantId);
    const hasMoved = after.start !== before.start || after.end !== before.end;
    if (!isOff && !hasMoved) return;
    const [slot] = booked.slot ? await lockSlots(tx, [booked.slot.id]) : [];
    if (isOff) await writeCancelled(tx, id, at);
    else await leaveSlot(tx, id);
    if (slot?.status === 'BOOKED') await freeAgain(tx, slot, before, at);
  }
}

/**
 * The slot holds its consultant's calendar again, if that is free: the second call of `take_time` in this transaction, for a calendar that
 * the first one has locked because the meeting had it. If the meeting had not, since the consultant has declined, or if the time
 * has come or is taken, there is nothing to offer.
 */
async function freeAgain(tx: Tx, slot: ConsultationSlot, before: Meeting, at: number): Promise<void> {
  const { id, start, end, consultantId } = slot;
  const had = before.participants.some(
    ({ personId, status, requirement }) =>
      personId === consultantId && status !== 'DECLINED' && TAKES[requirement] !== 'NOT',
  );
  const isFree = had && start > at && (await holds(tx, { id, start, end, consultantId }, at));
  await writeSlotStatus(tx, [id], isFree ? 'FREE' : 'WITHDRAWN');
}

async function holds(
  tx: Tx,
  { id, start, end, consultantId }: Pick<ConsultationSlot, 'id' | 'start' | 'end' | 'consultantId'>,
  at: number,
): Promise<boolean> {
  const [consultant] = await tx.query<{ holderId: string }>(
    'SELECT holder_id AS "holderId" FROM person WHERE id = $1',
    [consultantId],
  );
  if (!consultant) return false;
  const wish = { start, end, takenBy: { consultationSlotId: id } };
  const { got } = await takeFreeTime(tx, consultant.holderId, [wish], at);
  return got.length > 0;
}
