import { openUntil } from '../../../src/features/consultations/consultation-slot.js';

const slots = [
  { start: 10, end: 20 },
  { start: 20, end: 30 },
  { start: 40, end: 50 },
];

test.each([
  [9, undefined],
  [10, 30],
  [19, 30],
  [20, 30],
  [29, 30],
  [30, undefined],
  [39, undefined],
  [45, 50],
  [50, undefined],
])('at %d a line is open until %s', (now, until) => {
  expect(openUntil(slots, now)).toBe(until);
});

test('without slots it is closed', () => {
  expect(openUntil([], 10)).toBeUndefined();
});
