import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { type Localised, ok, type Result, refused } from '../../domain/result.js';
import { longMoment } from '../../domain/time/local-date-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type Meeting, newMeeting } from '../meetings/meeting.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { placeNewMeeting } from '../meetings/place-new-meeting.js';
import { type AskedCase, caseTexts } from './asked-case.js';
import { textProblemsFor } from './check-texts.js';
import { mayAsk } from './consultation.policy.js';
import * as say from './consultation.problems.js';
import * as sayOfSlots from './slot.problems.js';
import { insertConsultation } from './consultation.store.js';
import { type ConsultationSlot, isBookable } from './consultation-slot.js';
import { nextFreeSlots } from './next-free-slot.js';
import { lockSlots, writeSlotStatus } from './slot.store.js';

export interface BookConsultationCommand {
  readonly slotId: string;
  /** None: all of it is told on the telephone. */
  readonly cases: readonly AskedCase[];
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

/**
 * Books a consultant's time: the slot gives the calendar back and a meeting takes it, together with the caller's own, in one
 * transaction. The meeting has a neutral name and no case; what is asked is kept here, and has been searched before.
 */
@Injectable()
export class BookConsultation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the consultation. Repeated with the same key and input it is the same one. */
  async execute(viewer: Viewer, command: BookConsultationCommand): Promise<Result<string, Problem>> {
    if (!mayAsk(viewer)) return refused(say.notYoursToAsk);
    const now = this.clock.now();
    const { acceptWarnings } = command;
    const found = await textProblemsFor(this.transactions, viewer, caseTexts(command.cases), { acceptWarnings, now });
    if (found.length > 0) return refused(...found);
    const id = randomUUID();
    const call = {
      viewer,
      operation: 'bookConsultation',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: now,
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.book(tx, viewer, id, command)));
  }

  private async book(
    tx: Tx,
    viewer: Viewer,
    id: string,
    { slotId, cases }: BookConsultationCommand,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const [slot] = await lockSlots(tx, [slotId]);
    if (!slot) return refused({ code: 'NOT_FOUND', field: 'input.slotId', sentence: sayOfSlots.unknownSlot });
    if (slot.consultantId === viewer.personId) return refused(invalid('input.slotId', sayOfSlots.ownSlot));
    if (cases.length > slot.maximumCases) return refused(say.tooManyCases(slot.maximumCases));
    if (!isBookable(slot, now)) return refused(await takenProblem(tx, slot, now));
    const meeting = meetingOf(slot, viewer);
    const placed = await placeNewMeeting(tx, this.listeners, meeting, {
      released: [slot.id],
      // The consultant has published this time, and the caller has chosen it.
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      now,
    });
    if (!placed.ok) return refused(...placed.problems.map((problem) => ({ ...problem, field: 'input.slotId' })));
    await writeSlotStatus(tx, [slot.id], 'BOOKED');
    await insertConsultation(tx, {
      ...{ id, cases, askedById: viewer.personId, consultantId: slot.consultantId, slotId: slot.id },
      ...{ meetingId: meeting.id, topic: null, askedAt: now, dueAt: null },
    });
    return ok(id);
  }
}

/** For those who are in it; what travels is the neutral name of every meeting. */
const TITLE: Localised = { FI: 'Konsultaatio', SV: 'Konsultation', EN: 'Consultation' };

/** Both may move and cancel it: the caller, who organises it, and the consultant, who chairs it. */
function meetingOf(slot: ConsultationSlot, { personId, language }: Viewer): Meeting {
  const id = randomUUID();
  const meeting = newMeeting({
    id,
    icalUid: id,
    kind: 'CONSULTATION',
    title: TITLE[language],
    start: { instant: slot.start, wallClock: slot.start, offsetMinutes: 'Z' },
    durationMs: slot.end - slot.start,
    timeZone: slot.timeZone,
    channel: slot.channel,
    organiserId: personId,
    participants: [
      { personId: slot.consultantId, requirement: 'CHAIR' },
      { personId, requirement: 'REQUIRED' },
    ],
  });
  if (!meeting.ok) throw new Error(`a slot whose meeting cannot be: ${JSON.stringify(meeting.problems)}`);
  return meeting.value;
}

async function takenProblem(tx: Tx, slot: ConsultationSlot, now: number): Promise<Problem> {
  const [next] = await nextFreeSlots(tx, slot, { besideId: slot.id, now, first: 1 });
  const told = (language: keyof Localised) => (next ? longMoment(next.start, next.timeZone, language) : '');
  const { consultantId: personId, start, end } = slot;
  return sayOfSlots.slotTaken(next && { FI: told('FI'), SV: told('SV'), EN: told('EN') }, { personId, start, end });
}
