import fc from 'fast-check';
import { type Agenda, freeTurns, isFree, isTurn, placesFor } from '../../../src/features/teams/agenda.js';

const HALF_HOUR = 1_800_000;
const agenda = (wish: Partial<Agenda> = {}): Agenda => ({
  outerId: 'one',
  start: 0,
  end: 4 * HALF_HOUR,
  turnMs: HALF_HOUR,
  taken: [],
  ...wish,
});
const turn = (index: number) => ({ offsetMs: index * HALF_HOUR, durationMs: HALF_HOUR });

describe('the turns of a meeting', () => {
  it.each([
    [0, true],
    [HALF_HOUR, true],
    [3 * HALF_HOUR, true],
    [4 * HALF_HOUR, false],
    [HALF_HOUR / 2, false],
    [-HALF_HOUR, false],
  ])('begin from its start on: at %d ms %p', (offsetMs, expected) => {
    expect(isTurn(agenda(), offsetMs)).toBe(expected);
  });

  it('leave out what is left at the end and shorter than a turn', () => {
    expect(freeTurns([agenda({ end: 4 * HALF_HOUR - 1 })], 0)).toHaveLength(3);
    expect(freeTurns([agenda({ end: HALF_HOUR - 1 })], 0)).toEqual([]);
  });

  it('are free in the order of the meetings, and not once they have begun', () => {
    const later = agenda({ outerId: 'two', start: 100 * HALF_HOUR, end: 101 * HALF_HOUR });
    const free = freeTurns([later, agenda({ taken: [turn(1)] })], 1);
    expect(free.map(({ outerId, start }) => [outerId, start / HALF_HOUR])).toEqual([
      ['one', 2],
      ['one', 3],
      ['two', 100],
    ]);
  });

  it('are free when nothing that is taken touches them, whatever its length', () => {
    const turns = fc.record({ offsetMs: fc.nat(20), durationMs: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(fc.array(turns), fc.nat(20), fc.integer({ min: 1, max: 5 }), (taken, offsetMs, turnMs) => {
        const minutes = new Set(
          taken.flatMap((each) => Array.from({ length: each.durationMs }, (_, at) => each.offsetMs + at)),
        );
        const wanted = Array.from({ length: turnMs }, (_, at) => offsetMs + at);
        expect(isFree(agenda({ taken, turnMs }), offsetMs)).toBe(!wanted.some((minute) => minutes.has(minute)));
      }),
    );
  });
});

describe('places for displaced turns', () => {
  const two = agenda({ outerId: 'two', start: 100 * HALF_HOUR, end: 104 * HALF_HOUR, taken: [turn(0)] });
  const three = agenda({ outerId: 'three', start: 200 * HALF_HOUR, end: 202 * HALF_HOUR });
  const displaced = (id: string, index: number, from = HALF_HOUR) => ({ id, from, ...turn(index) });

  it('are the same as before where that is free, else the first free one, else in the next meeting', () => {
    const wished = [displaced('a', 0), displaced('b', 2), displaced('c', 2), displaced('d', 1), displaced('e', 1)];
    expect(placesFor(wished, [three, two], 0)).toEqual([
      { id: 'a', outerId: 'two', offsetMs: HALF_HOUR },
      { id: 'b', outerId: 'two', offsetMs: 2 * HALF_HOUR },
      { id: 'c', outerId: 'two', offsetMs: 3 * HALF_HOUR },
      { id: 'd', outerId: 'three', offsetMs: HALF_HOUR },
      { id: 'e', outerId: 'three', offsetMs: 0 },
    ]);
  });

  it('are looked for from when on each says, and may be none', () => {
    const wished = [
      displaced('a', 0, 150 * HALF_HOUR),
      displaced('b', 0, 150 * HALF_HOUR),
      displaced('c', 0, 150 * HALF_HOUR),
    ];
    expect(placesFor(wished, [two, three], 0).map(({ id, outerId }) => [id, outerId])).toEqual([
      ['a', 'three'],
      ['b', 'three'],
    ]);
  });

  it('never overlap, and nobody goes without one while there is one', () => {
    const indices = fc.array(fc.nat(3), { maxLength: 12 });
    fc.assert(
      fc.property(indices, fc.subarray([0, 1, 2, 3]), (wanted, takenIndices) => {
        const agendas = [agenda({ taken: takenIndices.map(turn) }), three];
        const room = 4 - takenIndices.length + 2;
        const places = placesFor(
          wanted.map((index, id) => displaced(String(id), index, 0)),
          agendas,
          0,
        );
        expect(places).toHaveLength(Math.min(wanted.length, room));
        const seats = places.map(({ outerId, offsetMs }) => `${outerId} ${offsetMs}`);
        expect(new Set(seats).size).toBe(seats.length);
        for (const { outerId, offsetMs } of places)
          if (outerId === 'one') expect(takenIndices).not.toContain(offsetMs / HALF_HOUR);
      }),
    );
  });
});
