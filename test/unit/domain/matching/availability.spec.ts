import { availabilityDuring } from '../../../../src/domain/matching/availability.js';
import { officeHours, person, span } from './simple-search.js';

const closed = new Set(['2027-05-06']);
const anna = person('anna', ['3T10:00/11:00'], { reported: [span('3T15:00/18:00')] });

describe('what can be said of somebody’s time', () => {
  it.each([
    ['3T08:00/10:00', 'FREE'],
    ['3T09:30/10:15', 'BUSY'],
    ['3T07:30/09:00', 'BUSY'],
    ['3T15:30/16:30', 'REPORTED'],
    ['3T17:30/18:30', 'BUSY'],
    ['6T09:00/10:00', 'BUSY'],
    ['8T09:00/10:00', 'BUSY'],
  ])('%s is %s', (time, expected) => expect(availabilityDuring(anna, span(time), closed)).toBe(expected));

  it('is UNKNOWN, and not a guess, where nobody has told us the hours', () => {
    const unknown = { ...anna, hours: [] };
    expect(availabilityDuring(unknown, span('3T03:00/04:00'), closed)).toBe('UNKNOWN');
    expect(availabilityDuring(unknown, span('3T10:30/11:30'), closed)).toBe('BUSY');
    expect(availabilityDuring(unknown, span('3T16:30/17:30'), closed)).toBe('REPORTED');
    const [rule] = officeHours;
    const fromWednesday = { ...anna, hours: [{ effectiveFrom: '2027-05-05', weekly: rule?.weekly ?? [] }] };
    expect(availabilityDuring(fromWednesday, span('4T09:00/10:00'), closed)).toBe('UNKNOWN');
    expect(availabilityDuring(fromWednesday, span('5T17:00/18:00'), closed)).toBe('BUSY');
  });

  it.each([
    ['3T08:00/10:00', 'UNKNOWN'],
    ['3T09:30/10:15', 'BUSY'],
    ['3T12:30/13:30', 'UNKNOWN'],
    ['3T13:00/14:00', 'FREE'],
    ['3T07:00/08:00', 'BUSY'],
    ['3T16:30/17:30', 'REPORTED'],
    ['6T09:00/10:00', 'BUSY'],
  ])('at %s, while a calendar cannot be seen until one o’clock, is %s', (time, expected) => {
    const unseen = { ...anna, unseen: [span('3T00:00/13:00'), span('6T00:00/13:00')] };
    expect(availabilityDuring(unseen, span(time), closed)).toBe(expected);
  });
});
