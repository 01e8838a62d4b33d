import { invalid, type PlainProblem } from '../problem.js';
import { isBefore } from './due-at.js';
import { type Step, type Template, textVariables } from './template.js';
import * as say from './template-problem-text.js';
import { quietFromMinute, quietUntilMinute } from './waking-time.js';

const stepsMax = 20;
const keyCharactersMax = 40;
const daysAwayMax = 731;
const monthsAwayMax = 24;
const MINUTES_PER_DAY = 1_440;

/**
 * What is wrong with a template, told when it is saved and not when it falls due: one problem for each thing, with the field of
 * the input that it is about. Of a template with too many steps nothing else is looked at. Pure.
 */
export function templateProblems({ steps }: Template): PlainProblem[] {
  if (steps.length === 0) return [invalid('input.steps', say.noSteps)];
  if (steps.length > stepsMax) return [invalid('input.steps', say.tooManySteps(stepsMax))];
  const firstOfKey = new Map<string, Step>();
  for (const step of steps) if (!firstOfKey.has(step.key)) firstOfKey.set(step.key, step);
  return steps.flatMap((step, index) => {
    const field = `input.steps.${index}`;
    return [
      ...keyProblems(step, firstOfKey, `${field}.key`),
      ...anchorProblems(step, firstOfKey, `${field}.from`),
      ...timingProblems(step, `${field}.timing`),
      ...textProblems(step, `${field}.text`),
    ];
  });
}

function keyProblems(step: Step, firstOfKey: ReadonlyMap<string, Step>, field: string): PlainProblem[] {
  if (!/^[a-z0-9-]+$/.test(step.key) || step.key.length > keyCharactersMax)
    return [invalid(field, say.unusableKey(keyCharactersMax))];
  return firstOfKey.get(step.key) === step ? [] : [invalid(field, say.sameKey(step.key))];
}

function anchorProblems(step: Step, byKey: ReadonlyMap<string, Step>, field: string): PlainProblem[] {
  const { from } = step;
  if ('anchor' in from) return [];
  if (!byKey.has(from.step)) return [invalid(field, say.unknownStep)];
  return followsItself(step, byKey) ? [invalid(field, say.loop)] : [];
}

/** Only those that stand in the ring themselves: one that leads into it is right again once the ring is opened. */
function followsItself(step: Step, byKey: ReadonlyMap<string, Step>): boolean {
  let at: Step | undefined = step;
  for (let hops = 0; hops < byKey.size; hops += 1) {
    at = 'step' in at.from ? byKey.get(at.from.step) : undefined;
    if (at === undefined) return false;
    if (at.key === step.key) return true;
  }
  return false;
}

/** What is counted back from these has gone by when they come about. */
const neverAhead: ReadonlySet<string> = new Set(['BOOKED', 'ASKED']);

function timingProblems({ timing, from }: Step, field: string): PlainProblem[] {
  const isPast = isBefore(timing) && ('step' in from || neverAhead.has(from.anchor));
  if (isPast) return [invalid(field, say.alwaysPast)];
  if (timing.kind === 'MINUTES') {
    const isNear = isWholeWithin(timing.minutes, daysAwayMax * MINUTES_PER_DAY);
    return isNear ? [] : [invalid(field, say.tooFarAway(daysAwayMax))];
  }
  const atQuietHour = !(timing.minuteOfDay >= quietUntilMinute && timing.minuteOfDay < quietFromMinute);
  if (atQuietHour || !Number.isInteger(timing.minuteOfDay)) return [invalid(field, say.atQuietHour)];
  if (timing.kind === 'DAYS')
    return isWholeWithin(timing.days, daysAwayMax) ? [] : [invalid(field, say.tooFarAway(daysAwayMax))];
  const { from: first, to: last } = timing;
  if (first < 0 || !isWholeWithin(first, monthsAwayMax) || !isWholeWithin(last, monthsAwayMax))
    return [invalid(field, say.windowTooFarAway(monthsAwayMax))];
  return first <= last ? [] : [invalid(field, say.windowReversed)];
}

const isWholeWithin = (value: number, most: number): boolean => Number.isInteger(value) && Math.abs(value) <= most;

function textProblems({ text }: Step, field: string): PlainProblem[] {
  if (text === undefined) return [];
  const named = Object.values(text).flatMap((words) =>
    [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name),
  );
  const unknown = [...new Set(named)].filter((name) => !textVariables.includes(name));
  return unknown.length > 0 ? [invalid(field, say.unknownVariable(unknown[0] ?? '', textVariables))] : [];
}
