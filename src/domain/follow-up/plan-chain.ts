import type { Instant } from '../time/interval.js';
import { localDateTimeOf, type TimeZone } from '../time/zone.js';
import { type Due, dueAt, leftOut } from './due-at.js';
import type { Anchors, Step, Template } from './template.js';

/** A step, and when it falls due for one recipient. */
export interface PlannedStep {
  readonly step: Step;
  readonly due: Due;
}

/** For whom a chain is planned. */
export interface ChainRecipient {
  readonly zone: TimeZone;
  /** Which of the steps are for them; the others only count where one of these follows them. */
  readonly isFor: (step: Step) => boolean;
}

/**
 * The recipient's steps of a template that has no problems (template-checks.ts), in its order. A step that follows one which is
 * left out is left out as well. Of two of the same kind that fall on one local day the later stays: quiet hours can bring
 * together what was planned apart. Pure.
 */
export function planChain(
  template: Template,
  anchors: Anchors,
  { zone, isFor }: ChainRecipient,
  now: Instant,
): PlannedStep[] {
  const known = new Map<string, Due>();
  const byKey = new Map(template.steps.map((step) => [step.key, step]));
  const dueOf = (step: Step): Due => {
    const before = known.get(step.key);
    if (before !== undefined) return before;
    const due = dueAt(step, baseOf(step), anchors, zone, now);
    known.set(step.key, due);
    return due;
  };
  const baseOf = ({ from }: Step): Instant | undefined => {
    if ('anchor' in from) return anchors[from.anchor];
    const followed = byKey.get(from.step);
    const due = followed && dueOf(followed);
    return due?.kind === 'AT' ? due.at : undefined;
  };
  return withoutTooClose(
    template.steps.filter(isFor).map((step) => ({ step, due: dueOf(step) })),
    zone,
  );
}

function withoutTooClose(planned: readonly PlannedStep[], zone: TimeZone): PlannedStep[] {
  return planned.map((one) => {
    const isOvertaken = planned.some((other) => other !== one && overtakes(other, one, zone));
    return isOvertaken ? { ...one, due: leftOut('TOO_CLOSE') } : one;
  });
}

function overtakes(later: PlannedStep, { step, due }: PlannedStep, zone: TimeZone): boolean {
  if (due.kind !== 'AT' || later.due.kind !== 'AT') return false;
  const dayOf = (at: Instant) => localDateTimeOf(zone, at).date;
  return later.step.kind === step.kind && later.due.at > due.at && dayOf(later.due.at) === dayOf(due.at);
}
