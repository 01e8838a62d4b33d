import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import type { Relaxation } from '../../../../src/domain/matching/search-answer.js';
import type { SearchRequest } from '../../../../src/domain/matching/search-request.js';
import type { IsoWeekday } from '../../../../src/domain/time/local-date.js';
import { hourMs, person, room, search, span, told } from './simple-search.js';

const relaxations = (request: SearchRequest) => findCommonTimes(request).infeasibility?.relaxations ?? [];
const ofKind = <Kind extends Relaxation['kind']>(request: SearchRequest, kind: Kind) =>
  relaxations(request).find((each): each is Extract<Relaxation, { kind: Kind }> => each.kind === kind);
const day = (text: string) => ({ window: span(text) });
const oneOf = (...anyOf: string[]) => ({ anyOf, count: 1 });
const unknown = (id: string, busy: string[] = []) => person(id, busy, { hours: [] });
/** Everybody here works from eight to sixteen; they work now from nine to ten alone. */
const nineToTen = ([1, 2, 3, 4, 5] as IsoWeekday[]).map((weekday) => ({ weekday, startMinute: 540, endMinute: 600 }));
const scarce = (id: string, busy: string[] = []) =>
  person(id, busy, { hours: [{ effectiveFrom: '0001-01-01', weekly: nineToTen }] });

describe('whom to ask', () => {
  const asked = (request: SearchRequest) => {
    const found = ofKind(request, 'ASK_UNKNOWN');
    return found && [found.personIds, told(found.example.start)];
  };

  it('is the unknown one who is needed, and nobody whom a quorum can do without', () => {
    const people = [person('anna'), unknown('bo'), unknown('carl'), person('dora')];
    const requirements = [{ anyOf: ['anna', 'bo', 'carl', 'dora'], count: 3 }];
    expect(asked(search(people, { requirements }))).toEqual([['bo'], '3T08:00']);
    expect(asked(search(people))).toEqual([['bo', 'carl'], '3T08:00']);
  });

  it('is who meets two requirements at once, rather than one for each', () => {
    const people = [unknown('anna'), unknown('bo'), unknown('carl')];
    const requirements = [oneOf('anna', 'carl'), oneOf('bo', 'carl')];
    expect(asked(search(people, { requirements }))).toEqual([['carl'], '3T08:00']);
  });

  it('is nobody who may stay away, who is booked, or who counts as free when unknown', () => {
    const people = [unknown('anna'), unknown('guest')];
    const request = search(people, { requirements: [oneOf('anna')], optionalIds: ['guest'] });
    expect(asked(request)).toEqual([['anna'], '3T08:00']);
    expect(ofKind(request, 'ASK_UNKNOWN')?.example.absentIds).toEqual(['guest']);
    const taken = search([unknown('anna', ['3T00:00/8T00:00'])]);
    expect(asked(taken)).toBeUndefined();
    expect(asked({ ...taken, unknownCountsAsFree: true })).toBeUndefined();
  });

  it('prefers an hour at which offices are open, if no more people must be asked', () => {
    expect(asked(search([unknown('anna', ['3T08:00/18:00'])], day('3T00:00/4T12:00')))).toEqual([['anna'], '4T08:00']);
    expect(asked(search([unknown('anna')], day('3T18:00/20:00')))).toEqual([['anna'], '3T18:00']);
  });
});

describe('outside whose hours', () => {
  const outside = (request: SearchRequest) => {
    const found = ofKind(request, 'OUTSIDE_WORKING_HOURS');
    return found && [found.personIds, told(found.example.start)];
  };

  it('is as few as possible, and then as near to their hours as possible', () => {
    const people = [person('anna', ['3T08:00/10:00']), scarce('bo', ['3T09:00/10:00'])];
    expect(outside(search(people, day('3T00:00/4T00:00')))).toEqual([['bo'], '3T10:00']);
    const both = [person('anna', ['3T00:00/16:00']), scarce('bo')];
    expect(outside(search(both, day('3T00:00/4T00:00')))).toEqual([['anna', 'bo'], '3T16:00']);
  });

  it('is told of them in the example, and of nobody else', () => {
    const people = [person('anna', ['3T08:00/10:00']), scarce('bo', ['3T09:00/10:00'])];
    const example = ofKind(search(people, day('3T00:00/4T00:00')), 'OUTSIDE_WORKING_HOURS')?.example;
    expect(example?.attendees.map(({ availability }) => availability)).toEqual(['FREE', 'OUTSIDE']);
    expect(example?.reasons).toContainEqual({ kind: 'OUTSIDE', personIds: ['bo'] });
  });

  it('is only for the part for which somebody comes', () => {
    const part = { offsetMs: hourMs, durationMs: hourMs };
    const people = [person('anna', ['3T10:00/16:00']), scarce('bo', ['3T09:00/10:00'])];
    const requirements = [oneOf('anna'), { ...oneOf('bo'), part }];
    const request = search(people, { requirements, durationMs: 2 * hourMs, ...day('3T07:00/12:00') });
    // At seven bo comes from eight on, and anna an hour early; at eight bo is booked when the part comes.
    expect(outside(request)).toEqual([['anna', 'bo'], '3T07:00']);
  });

  it.each<[string, Partial<SearchRequest>]>([
    ['before seven', day('3T05:00/07:00')],
    ['after eight in the evening', day('3T19:30/22:30')],
    ['on a Sunday', day('9T00:00/10T00:00')],
    ['on a holiday', { ...day('6T00:00/7T00:00'), closed: new Set(['2027-05-06']) }],
  ])('is nobody %s', (_, window) => {
    expect(outside(search([person('anna')], window))).toBeUndefined();
  });

  it('may be a Saturday, but not time off, a booking, or unknown hours', () => {
    expect(outside(search([person('anna')], day('8T00:00/9T00:00')))).toEqual([['anna'], '8T07:00']);
    expect(outside(search([person('anna', ['8T00:00/9T00:00'])], day('8T00:00/9T00:00')))).toBeUndefined();
    expect(outside(search([unknown('anna')], day('8T00:00/9T00:00')))).toBeUndefined();
  });

  it('keeps what is unknown apart when it counts as free', () => {
    const people = [person('anna', ['3T08:00/16:00']), unknown('bo')];
    const request = search(people, { unknownCountsAsFree: true, ...day('3T00:00/4T00:00') });
    expect(outside(request)).toEqual([['anna'], '3T07:00']);
    const example = ofKind(request, 'OUTSIDE_WORKING_HOURS')?.example;
    expect(example?.attendees.map(({ availability }) => availability)).toEqual(['OUTSIDE', 'UNKNOWN']);
    expect(example?.reasons).toContainEqual({ kind: 'UNKNOWN', personIds: ['bo'] });
  });
});

describe('another room', () => {
  const full = room('named', 9, { busy: [span('3T00:00/8T00:00')] });
  const both = [person('anna'), person('wheels', [], { roomNeeds: ['STEP_FREE'] })];

  it('is the smallest that will do for those who come', () => {
    const otherRooms = [room('small', 1), room('stairs', 4), room('large', 30, { serves: ['STEP_FREE'] })];
    const request = search(both, { room: { rooms: [full], capacityMin: 2 }, otherRooms });
    expect(ofKind(request, 'OTHER_ROOM')).toMatchObject({ roomId: 'large', example: { roomId: 'large' } });
    const walking = { ...request, requirements: [oneOf('anna')] };
    expect(ofKind(walking, 'OTHER_ROOM')).toMatchObject({ roomId: 'stairs' });
  });

  it('is none if rooms are not what is in the way, or none was wished for', () => {
    const busy = [person('anna', ['3T00:00/8T00:00'])];
    const otherRooms = [room('free', 9)];
    expect(ofKind(search(busy, { room: { rooms: [full], capacityMin: 1 }, otherRooms }), 'OTHER_ROOM')).toBeUndefined();
    expect(ofKind(search(busy, { otherRooms }), 'OTHER_ROOM')).toBeUndefined();
  });
});

describe('the order of repairs', () => {
  it('is from the least change to the greatest', () => {
    const people = [unknown('anna'), person('bo', ['3T08:00/09:00'])];
    const named = room('named', 9, { busy: [span('3T00:00/07:00'), span('3T09:30/4T00:00')] });
    const request = search(people, {
      room: { rooms: [named], capacityMin: 1 },
      otherRooms: [room('other', 9)],
      requirements: [oneOf('anna', 'bo')],
      horizonEnd: span('3T00:00/8T00:00').end,
      ...day('3T00:00/4T00:00'),
    });
    expect(relaxations(request).map(({ kind, example }) => [kind, told(example.start)])).toEqual([
      ['OTHER_ROOM', '3T09:00'],
      ['ASK_UNKNOWN', '3T08:00'],
      ['SHORTER', '3T09:00'],
      ['LATER_WINDOW', '4T08:00'],
      ['OUTSIDE_WORKING_HOURS', '3T07:00'],
      ['WITHOUT_REQUIREMENT', '3T09:00'],
    ]);
  });
});
