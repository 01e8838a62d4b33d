import { readStart, startExample, writtenStart } from '../../../src/features/invitations/proposed-start.js';
import { writeInstant } from '../../../src/domain/time/instant-text.js';

describe('a day and a time of day as people write them', () => {
  const day = Date.UTC(2027, 2, 5) / 86_400_000;

  it.each([
    ['2027-03-05', '09:00', day, 540],
    ['5.3.2027', '9.00', day, 540],
    [' 05.03.2027 ', ' 9 ', day, 540],
    ['5. 3. 2027', '13.45', day, 825],
    ['5/3/2027', '09:00:00', day, 540],
    ['5.3.2027', '23.59', day, 1439],
    ['5.3.2027', '0', day, 0],
  ])('%s %s', (written, clock, number, minuteOfDay) => {
    expect(readStart(written, clock)).toEqual({ day: number, minuteOfDay });
  });

  it.each([
    '',
    '5.3.',
    '31.2.2027',
    '29.2.2027',
    '5.13.2027',
    '5.3.27',
    '1.1.1969',
    '1.1.2200',
    'huomenna',
    '5.3.2027 klo 9',
  ])('no day: "%s"', (written) => {
    expect(readStart(written, '9.00')).toEqual({ day: undefined, minuteOfDay: 540 });
  });

  it.each(['', '24', '24.00', '9.60', '9.5', 'yhdeksän', '-1', '9.00 pm'])('no time of day: "%s"', (clock) => {
    expect(readStart('5.3.2027', clock)).toEqual({ day, minuteOfDay: undefined });
  });

  it("is the hour of the meeting's own place, in winter and in summer", () => {
    const july = Date.UTC(2027, 6, 5) / 86_400_000;
    expect(writeInstant(writtenStart(day, 540, 'Europe/Helsinki').instant)).toBe('2027-03-05T07:00:00.000Z');
    expect(writeInstant(writtenStart(july, 540, 'Europe/Helsinki').instant)).toBe('2027-07-05T06:00:00.000Z');
    expect(writtenStart(july, 540, 'America/St_Johns').offsetMinutes).toBe(-150);
  });

  it("shows how to write it by the meeting's own time, so that the example reads back", () => {
    const start = Date.UTC(2027, 2, 5, 7, 5);
    expect(startExample(start, 'Europe/Helsinki', 'FI')).toEqual({ day: '5.3.2027', clock: '9.05' });
    expect(startExample(start, 'Europe/Helsinki', 'EN')).toEqual({ day: '5.3.2027', clock: '9:05' });
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const example = startExample(start, 'America/St_Johns', language);
      const { day: number = 0, minuteOfDay = 0 } = readStart(example.day, example.clock);
      expect(writtenStart(number, minuteOfDay, 'America/St_Johns').instant).toBe(start);
    }
  });
});
