import fc from 'fast-check';
import { planChain } from '../../../../src/domain/follow-up/plan-chain.js';
import type { Step, Template } from '../../../../src/domain/follow-up/template.js';
import { templateProblems } from '../../../../src/domain/follow-up/template-checks.js';

const step = (key: string, wish: Partial<Step> = {}): Step => ({
  key,
  kind: 'REMINDER',
  from: { anchor: 'START' },
  timing: { kind: 'DAYS', days: -1, minuteOfDay: 540 },
  to: 'PARTICIPANT',
  channel: 'WISHED',
  ifPast: 'SKIP',
  ...wish,
});
const after = (key: string, followed: string): Step =>
  step(key, { from: { step: followed }, timing: { kind: 'DAYS', days: 2, minuteOfDay: 540 } });
const text = (words: string) => ({ FI: words, SV: words, EN: words });

const problems = (...steps: Step[]): string[] =>
  templateProblems({ steps }).map(({ field, sentence }) => `${field} ${sentence.EN}`);

describe('a template', () => {
  it('is fine with steps that come from anchors, windows and each other', () => {
    const call = step('call', {
      timing: { kind: 'MONTHS', from: 4, to: 6, minuteOfDay: 540 },
      from: { anchor: 'END' },
    });
    expect(problems(step('one'), after('two', 'one'), after('three', 'two'), call)).toEqual([]);
    expect(problems(step('own-words', { text: text('{name}: {day} {time}, {place}. {link}') }))).toEqual([]);
  });

  it.each<[string, Step[], string]>([
    ['no step', [], 'input.steps The follow-up has no steps'],
    [
      'ten thousand steps',
      Array.from({ length: 10_000 }, (_, index) => step(`step-${index}`)),
      'input.steps The follow-up has too many steps',
    ],
    ['a key twice', [step('one'), step('one')], 'input.steps.1.key Another step has the key "one"'],
    ['an unusable key', [step('A key')], "input.steps.0.key A step's key"],
    ['a step after nothing', [after('one', 'gone')], 'input.steps.0.from The step is counted from a step that is not'],
    [
      'a step after itself',
      [after('one', 'one')],
      'input.steps.0.from The steps are counted from each other in a ring',
    ],
    [
      'a step before the booking',
      [step('one', { from: { anchor: 'BOOKED' } })],
      'input.steps.0.timing The time of the step has always passed',
    ],
    [
      'a step at night',
      [step('one', { timing: { kind: 'DAYS', days: -1, minuteOfDay: 1_260 } })],
      'input.steps.0.timing No messages are sent between',
    ],
    [
      'a step years away',
      [step('one', { timing: { kind: 'DAYS', days: -1_000, minuteOfDay: 540 } })],
      'input.steps.0.timing The step is too far away',
    ],
    [
      'a step of half a minute',
      [step('one', { timing: { kind: 'MINUTES', minutes: -0.5 } })],
      'input.steps.0.timing The step is too far away',
    ],
    [
      'a window the wrong way round',
      [step('one', { timing: { kind: 'MONTHS', from: 6, to: 4, minuteOfDay: 540 } })],
      'input.steps.0.timing The window ends before it begins',
    ],
    [
      'a window that begins before its anchor',
      [step('one', { timing: { kind: 'MONTHS', from: -1, to: 4, minuteOfDay: 540 } })],
      'input.steps.0.timing The window is too far away',
    ],
    [
      'an unknown variable',
      [step('one', { text: text('{name}, {diagnosis}!') })],
      'input.steps.0.text The text has {diagnosis}, which is not known',
    ],
  ])('is refused with %s, for one reason', (_, steps, expected) => {
    const found = problems(...steps);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('tells of every step of a ring, and of everything else that is wrong at once', () => {
    const ring = [after('one', 'three'), after('two', 'one'), after('three', 'two'), after('four', 'one')];
    expect(problems(...ring).map((problem) => problem.split(' ')[0])).toEqual(
      [0, 1, 2].map((at) => `input.steps.${at}.from`),
    );
    const both = step('Bad Key', { text: text('{no}') });
    expect(problems(both)).toHaveLength(2);
  });

  it('that is fine can be planned, whatever its steps are counted from', () => {
    const wished = fc.array(fc.option(fc.nat(7), { nil: undefined }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(wished, (followed) => {
        const steps = followed.map((of, index) =>
          of === undefined ? step(`s${index}`) : after(`s${index}`, `s${of}`),
        );
        const template: Template = { steps };
        const isFine = followed.every((_, index) => leadsToAnAnchor(followed, index));
        expect(templateProblems(template).length === 0).toBe(isFine);
        const recipient = { zone: 'Europe/Helsinki', isFor: () => true };
        if (isFine) expect(planChain(template, { START: 1e12 }, recipient, 0)).toHaveLength(steps.length);
      }),
    );
  });
});

/** By walking on until there is an anchor, or more steps were made than there are. */
function leadsToAnAnchor(followed: readonly (number | undefined)[], index: number): boolean {
  let at: number | undefined = index;
  for (let hops = 0; hops <= followed.length; hops += 1) {
    if (at === undefined) return true;
    if (at >= followed.length) return false;
    at = followed[at];
  }
  return false;
}
