import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import type { SearchRequest } from '../../../../src/domain/matching/search-request.js';
import { at, hourMs, person, room, search, span, told } from './simple-search.js';

const best = (request: SearchRequest) => {
  const [first] = findCommonTimes(request).suggestions;
  if (first === undefined) throw new Error('No time was found.');
  return first;
};
const who = (request: SearchRequest) => best(request).attendees.map(({ personId }) => personId);
const starts = (request: SearchRequest) => findCommonTimes(request).suggestions.map(({ start }) => told(start));
const reasons = (request: SearchRequest, start: string) =>
  findCommonTimes(request).suggestions.find((each) => each.start === at(start))?.reasons;

const oneOf = (...anyOf: string[]) => ({ anyOf, count: 1 });
const day = (text: string) => ({ window: span(text) });

describe('who comes', () => {
  const doctors = [person('anna', ['4T08:00/12:00']), person('bertil', ['5T08:00/09:00'])];

  it('is the one of two doctors with less booked that week', () => {
    expect(who(search(doctors, { requirements: [oneOf('anna', 'bertil')] }))).toEqual(['bertil']);
    expect(who(search(doctors, { requirements: [oneOf('anna', 'bertil')], ...day('5T08:00/09:00') }))).toEqual([
      'anna',
    ]);
  });

  it('is whoever comes anyway, before anybody who need not', () => {
    const requirements = [oneOf('anna', 'bertil'), oneOf('anna')];
    expect(who(search(doctors, { requirements }))).toEqual(['anna']);
    expect(who(search(doctors, { requirements: [oneOf('anna', 'bertil')], optionalIds: ['anna'] }))).toEqual(['anna']);
    const [first] = best(search(doctors, { requirements })).attendees;
    expect(first?.meets).toEqual([0, 1]);
  });

  it('is not somebody who comes anyway, but for another part', () => {
    const half = { offsetMs: 0, durationMs: hourMs / 2 };
    const people = [person('anna', ['3T08:30/16:00']), person('bertil', ['3T12:00/12:15'])];
    const requirements = [{ anyOf: ['anna'], count: 1, part: half }, oneOf('anna', 'bertil')];
    const answer = best(search(people, { requirements, ...day('3T08:00/09:00') }));
    expect(answer.attendees.map(({ personId, parts }) => [personId, parts])).toEqual([
      ['anna', [half]],
      ['bertil', [{ offsetMs: 0, durationMs: hourMs }]],
    ]);
  });

  it('is somebody FREE before somebody REPORTED, and never somebody UNKNOWN unless asked', () => {
    const people = [
      person('reported', [], { hours: [], reported: [span('3T08:00/16:00')] }),
      person('free', ['3T08:00/10:00', '4T08:00/16:00']),
      person('unknown', [], { hours: [] }),
    ];
    const request = search(people, { requirements: [oneOf('reported', 'free', 'unknown')], ...day('3T08:00/16:00') });
    expect(who({ ...request, ...day('3T10:00/11:00') })).toEqual(['free']);
    expect(who({ ...request, ...day('3T08:00/09:00') })).toEqual(['reported']);
    expect(findCommonTimes({ ...request, requirements: [oneOf('unknown')] }).suggestions).toEqual([]);
    expect(who({ ...request, requirements: [oneOf('unknown')], unknownCountsAsFree: true })).toEqual(['unknown']);
  });

  it('is needed only for their part of the meeting', () => {
    const people = [person('client', ['3T08:00/09:30', '3T10:00/16:00']), person('chair')];
    const part = { offsetMs: hourMs / 2, durationMs: hourMs / 2 };
    const requirements = [{ anyOf: ['client'], count: 1, part, label: 'client' }, oneOf('chair')];
    const request = search(people, { requirements, ...day('3T00:00/4T00:00') });
    expect(starts(request)).toEqual(['3T09:00']);
    expect(best(request).attendees[0]).toEqual({
      personId: 'client',
      availability: 'FREE',
      label: 'client',
      meets: [0],
      parts: [part],
    });
  });
});

describe('which room', () => {
  const rooms = [room('large', 30), room('middling', 8), room('small', 3)];
  const both = [person('anna'), person('bertil')];

  it('is the smallest that is large enough and free', () => {
    const request = search(both, { room: { rooms, capacityMin: 4 }, ...day('3T08:00/09:00') });
    expect(best(request).roomId).toBe('middling');
    const taken = [room('middling', 8, { busy: [span('3T08:30/08:45')] }), room('large', 30)];
    expect(best({ ...request, room: { rooms: taken, capacityMin: 4 } }).roomId).toBe('large');
  });

  it('is one that those who come can use, and one who can use it is chosen', () => {
    const people = [person('wheels', [], { roomNeeds: ['STEP_FREE'] }), person('walks', ['3T09:00/16:00'])];
    const stairs = room('stairs', 5, { busy: [span('3T10:00/11:00')] });
    const level = room('level', 20, { serves: ['STEP_FREE'], busy: [span('3T08:00/10:00')] });
    const request = search(people, {
      room: { rooms: [stairs, level], capacityMin: 1 },
      requirements: [oneOf('wheels', 'walks')],
      ...day('3T08:00/12:00'),
    });
    const found = findCommonTimes(request).suggestions.map(({ start, roomId, attendees }) => [
      told(start),
      roomId,
      attendees[0]?.personId,
    ]);
    expect(found.sort()).toEqual([
      ['3T08:00', 'stairs', 'walks'],
      ['3T10:00', 'level', 'wheels'],
      ['3T11:00', 'level', 'wheels'],
    ]);
  });
});

describe('how times are ranked', () => {
  it('puts a time with more optional people first, however much later it is', () => {
    const people = [person('anna'), person('guest', ['3T08:00/7T15:00'])];
    const request = search(people, { requirements: [oneOf('anna')], optionalIds: ['guest'] });
    expect(told(best(request).start)).toBe('7T15:00');
    expect(best(request).reasons).toContainEqual({ kind: 'EVERY_OPTIONAL_COMES', count: 1 });
    expect(findCommonTimes(request).suggestions.at(1)?.absentIds).toEqual(['guest']);
  });

  it('prefers the earlier time, and a light day to a full one next to it', () => {
    expect(told(best(search([person('anna')])).start)).toBe('3T08:00');
    const full = person('anna', ['3T09:00/16:00']);
    expect(told(best(search([full])).start)).toBe('4T08:00');
    expect(reasons(search([full]), '4T08:00')).toContainEqual({ kind: 'LIGHT_DAY', bookedMinutesMax: 0 });
    expect(reasons(search([full]), '3T08:00')).toEqual([
      { kind: 'EARLIEST' },
      { kind: 'NEXT_TO_MEETING', personIds: ['anna'] },
    ]);
  });

  it('does not splinter a morning if it need not', () => {
    const people = [person('anna', ['3T08:00/09:30', '3T12:00/16:00'])];
    const request = search(people, { gridMs: hourMs / 4, durationMs: 2 * hourMs, ...day('3T00:00/4T00:00') });
    const [first, ...others] = starts(request);
    expect([first, others.sort()]).toEqual(['3T09:30', ['3T09:45', '3T10:00']]);
    expect(reasons(request, '3T09:45')).toContainEqual({ kind: 'SPLINTERS_DAY', personIds: ['anna'] });
  });

  it('prefers an hour at which nothing tentative stands', () => {
    const people = [person('anna', [], { tentative: [span('3T08:00/08:30')] })];
    expect(told(best(search(people)).start)).toBe('3T09:00');
    expect(reasons(search(people), '3T08:00')).toContainEqual({ kind: 'TENTATIVE', personIds: ['anna'] });
  });

  it('puts odd hours of people of whom nothing is known below all others', () => {
    const unknown = person('unknown', ['3T08:00/17:00', '4T08:00/18:00'], { hours: [] });
    const request = search([unknown], {
      unknownCountsAsFree: true,
      closed: new Set(['2027-05-06']),
      ...day('3T00:00/10T00:00'),
    });
    const { suggestions } = findCommonTimes({ ...request, limit: 1_000 });
    const isOffice = ({ start }: { start: number }) => {
      const [on = '', time = ''] = told(start).split('T');
      return !['6', '8', '9'].includes(on) && time >= '08:00' && time <= '17:00';
    };
    const office = suggestions.filter(isOffice);
    // The hour before six on Monday, and the ten of Wednesday and of Friday.
    expect(office).toHaveLength(21);
    expect(suggestions.slice(0, 21)).toEqual(office);
    expect(suggestions.at(21)?.reasons).toContainEqual({ kind: 'ODD_HOUR' });
    expect(suggestions[0]?.reasons).toContainEqual({ kind: 'UNKNOWN', personIds: ['unknown'] });
  });

  it('spreads what it shows over the days, and hides nothing from who asks for all', () => {
    const request = search([person('anna')], { gridMs: hourMs / 4 });
    const perDay = (limit: number) => {
      const counts = new Map<string, number>();
      for (const start of starts({ ...request, limit })) {
        const [on = ''] = start.split('T');
        counts.set(on, (counts.get(on) ?? 0) + 1);
      }
      return Object.fromEntries(counts);
    };
    expect(perDay(15)).toEqual({ 3: 3, 4: 3, 5: 3, 6: 3, 7: 3 });
    expect(perDay(1_000)).toEqual({ 3: 29, 4: 29, 5: 29, 6: 29, 7: 29 });
    const shown = findCommonTimes({ ...request, limit: 3, ...day('3T00:00/4T00:00') }).suggestions;
    const inOrder = shown.map(({ start }) => start).sort((a, b) => a - b);
    expect(inOrder.map((start, at) => (inOrder[at + 1] ?? Number.POSITIVE_INFINITY) - start >= hourMs)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('why there is no time', () => {
  const part = { offsetMs: 0, durationMs: hourMs };

  it('is that the meeting is longer than the window, or that the grid has no start in it', () => {
    const tooShort = findCommonTimes(search([person('anna')], day('3T09:00/09:45')));
    expect(tooShort.infeasibility).toMatchObject({ summary: 'WINDOW_TOO_SHORT', blockers: [] });
    expect(tooShort.infeasibility?.relaxations).toMatchObject([{ kind: 'SHORTER', durationMs: (hourMs / 4) * 3 }]);
    const noStart = findCommonTimes(search([person('anna')], day('3T09:15/10:45')));
    expect(noStart.infeasibility).toMatchObject({ summary: 'NO_START', blockers: [] });
    expect(noStart.infeasibility?.relaxations).toMatchObject([{ kind: 'SHORTER', durationMs: (hourMs / 4) * 3 }]);
  });

  it('names those who keep each other from it, and whom nobody has asked for their hours', () => {
    const people = [person('anna', ['3T08:00/12:00']), person('bertil', ['3T12:00/16:00']), person('carl')];
    const request = search(people, {
      requirements: [oneOf('carl'), { ...oneOf('anna'), label: 'doctor' }, oneOf('bertil')],
      ...day('3T08:00/16:00'),
    });
    expect(findCommonTimes(request).infeasibility?.blockers).toEqual([
      { kind: 'PEOPLE', requirement: 1, label: 'doctor', count: 1, personIds: ['anna'], unknownIds: [] },
      { kind: 'PEOPLE', requirement: 2, label: undefined, count: 1, personIds: ['bertil'], unknownIds: [] },
    ]);
    const unknown = search([person('anna'), person('dora', [], { hours: [] })]);
    expect(findCommonTimes(unknown).infeasibility?.blockers).toMatchObject([
      { personIds: ['dora'], unknownIds: ['dora'] },
    ]);
  });

  it('tells rooms as one, and people when nobody is left of whom to take one', () => {
    const taken = { rooms: [room('b', 9, { busy: [span('3T00:00/8T00:00')] }), room('a', 2)], capacityMin: 4 };
    const full = findCommonTimes(search([person('anna')], { room: taken }));
    expect(full.infeasibility?.blockers).toEqual([{ kind: 'ROOM', roomIds: ['a', 'b'] }]);
    expect(full.infeasibility?.relaxations[0]).toMatchObject({ requirements: [], withoutRoom: true, personIds: [] });
    const nobody = findCommonTimes(search([person('anna')], { requirements: [oneOf('anna'), oneOf()] }));
    expect(nobody.infeasibility?.blockers).toMatchObject([{ requirement: 1, personIds: [] }]);
  });

  it('does not propose a meeting that is shorter than a part of it, or one without anybody', () => {
    const people = [person('anna', ['3T08:00/09:00', '3T10:00/16:00'])];
    const request = search(people, { durationMs: 2 * hourMs, requirements: [oneOf('anna')], ...day('3T08:00/16:00') });
    expect(findCommonTimes(request).infeasibility?.relaxations).toMatchObject([
      { kind: 'SHORTER', durationMs: hourMs },
    ]);
    const withPart = {
      ...request,
      requirements: [oneOf('anna'), { ...oneOf('anna'), part: { ...part, offsetMs: hourMs } }],
    };
    expect(findCommonTimes(withPart).infeasibility?.relaxations).not.toContainEqual(
      expect.objectContaining({ kind: 'SHORTER' }),
    );
  });

  it('looks for a later time only as far as calendars are known', () => {
    const people = [person('anna', ['3T00:00/6T09:00'])];
    const request = search(people, day('3T00:00/5T00:00'));
    expect(findCommonTimes(request).infeasibility?.relaxations).toEqual([]);
    const [later] = findCommonTimes({ ...request, horizonEnd: at('8T00:00') }).infeasibility?.relaxations ?? [];
    expect(later).toMatchObject({ kind: 'LATER_WINDOW', to: at('6T10:00'), example: { start: at('6T09:00') } });
  });
});

describe('what is a mistake of the caller', () => {
  it.each<[string, Partial<SearchRequest>]>([
    ['somebody who is not among the people', { requirements: [oneOf('nobody')] }],
    ['somebody twice among the people', { people: [person('anna'), person('anna')] }],
    ['nobody asked for', { requirements: [{ anyOf: ['anna'], count: 0 }] }],
    [
      'a part outside the meeting',
      { requirements: [{ anyOf: ['anna'], count: 1, part: { offsetMs: 1, durationMs: hourMs } }] },
    ],
  ])('throws: %s', (_, wrong) => {
    expect(() => findCommonTimes({ ...search([person('anna')]), ...wrong })).toThrow();
  });
});
