import { writeDuration } from '../../domain/time/iso-duration.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { ConsultationFiguresType, ConsultationLineType } from './consultant.type.js';
import { statusAt } from './consultation.js';
import { maySee, seesTexts } from './consultation.policy.js';
import type { ConsultationRow } from './consultation.store.js';
import type { ConsultationSlotType, ConsultationType } from './consultation.type.js';
import type { FiguresRow } from './consultation-figures.js';
import { type ConsultationSlot, openUntil } from './consultation-slot.js';
import type { LineRow, SlotRow } from './slot.read-model.js';

/** Who looks, and when (epoch milliseconds). */
export interface Looking {
  readonly viewer: Viewer;
  readonly now: number;
}

/** A slot without what has booked it. */
export const presentSlot = (slot: ConsultationSlot): ConsultationSlotType => ({ ...slot, consultation: null });

/** A slot with what has booked it, where the viewer may see that. */
export const presentSlotOfList = (slot: SlotRow, looking: Looking): ConsultationSlotType => ({
  ...slot,
  consultation:
    slot.consultation && maySee(looking.viewer, slot.consultation, looking.now)
      ? presentConsultation(slot.consultation, looking)
      : null,
});

/** A consultation that the viewer may see; the texts are for those who speak about them. */
export function presentConsultation(row: ConsultationRow, { viewer, now }: Looking): ConsultationType {
  const withTexts = seesTexts(viewer, row, now);
  return {
    ...row,
    status: statusAt(row, now),
    slot: row.slot && presentSlot(row.slot),
    cases: withTexts ? row.cases : row.cases.map(() => ({ summary: null, question: null, answer: null })),
  };
}

export function presentLine({ lines, nextFreeSlot, phone, ...line }: LineRow, now: number): ConsultationLineType {
  const until = openUntil(lines, now);
  return {
    ...line,
    open: until !== undefined,
    openUntil: until ?? null,
    phone: until === undefined ? null : phone,
    nextFreeSlot: nextFreeSlot && presentSlot(nextFreeSlot),
  };
}

export const presentFigures = ({ medianAnswerMs, ...row }: FiguresRow): ConsultationFiguresType => ({
  ...row,
  medianAnswerTime: medianAnswerMs === null ? null : writeDuration(Math.round(medianAnswerMs / 1_000) * 1_000),
});
