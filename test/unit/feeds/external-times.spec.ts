import { externalTimes } from '../../../src/platform/feeds/external-times.js';

const instant = (text: string) => Date.parse(text);
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  'DTSTART:20270303T080000Z',
  'DTEND:20270303T100000Z',
  ...lines,
  'END:VEVENT',
];
const TIME = { start: instant('2027-03-03T08:00Z'), end: instant('2027-03-03T10:00Z'), tentative: false };
const OWN = 'b1a2c3d4-0000-4000-8000-123456789abc';

const read = (text: string | Buffer, changes: object = {}) =>
  externalTimes({
    bytes: Buffer.from(text),
    window: { start: instant('2027-01-01T00:00Z'), end: instant('2028-07-01T00:00Z') },
    ownerZone: 'Europe/Helsinki',
    ownUids: [OWN],
    ...changes,
  });

describe('what is used of a calendar', () => {
  it('its busy times, within the window', () =>
    expect(read(calendar(...event()))).toEqual({ ok: true, value: { busy: [TIME], warnings: [], warningCount: 0 } }));

  it.each([
    ['as it came', OWN],
    [
      'in upper case letters of Outlook',
      `040000008200E00074C5B7101A82E008000000000000000000000000000000000000000031000000${Buffer.from('vCal-Uid').toString('hex')}01000000${Buffer.from(OWN).toString('hex')}00`.toUpperCase(),
    ],
  ])('not what is there because we have invited its owner, %s', (_, uid) =>
    expect(read(calendar(...event(`UID:${uid}`)))).toMatchObject({ value: { busy: [] } }));

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${calendar(...event())}`, 'utf16le'), {}],
    ['UTF-16 as declared', Buffer.from(calendar(...event()), 'utf16le'), { charset: 'utf-16le' }],
    ['Latin-1', Buffer.from(calendar(...event('SUMMARY:Työ')), 'latin1'), {}],
    ['text after its end', `${calendar(...event())}<!-- served in 3 ms -->`, {}],
    ['a property after its end', `${calendar(...event())}X-SERVED-BY:us\r\n`, {}],
  ])('also of one in %s', (_, text, changes) => expect(read(text, changes)).toMatchObject({ value: { busy: [TIME] } }));

  it('also beside a rule at which a well-known library never ends', () => {
    const rule = event('RRULE:FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5');
    expect(read(calendar(...rule))).toMatchObject({ ok: true });
  });

  it('with a word on what could not be read, of the first few', () => {
    const bad = Array.from({ length: 9 }, (_, index) => event(`UID:${index}`, `RRULE:FREQ=NEVER${index}`));
    const answer = read(calendar(...bad.flat()));
    expect(answer).toMatchObject({ ok: true, value: { busy: [TIME], warningCount: 9 } });
    expect(answer.ok && answer.value.warnings.length).toBeLessThanOrEqual(5);
  });
});

describe('what is not used at all', () => {
  it.each([
    ['a page', '<!DOCTYPE html><html>', 'NOT_A_CALENDAR'],
    ['nothing', '', 'NOT_A_CALENDAR'],
    ['half a calendar', calendar(...event(), ...event()).slice(0, 130), 'CUT_OFF'],
    ['one without its last line', calendar(...event()).slice(0, -16), 'CUT_OFF'],
    ['the second half of two', `${calendar(...event())}${calendar(...event()).slice(0, -16)}`, 'CUT_OFF'],
    ['a million occurrences', calendar(...event('RRULE:FREQ=MINUTELY')), 'TOO_MUCH'],
    ['more events than anybody has', calendar('BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(210_000)), 'TOO_MUCH'],
  ])('%s', (_, text, problem) => expect(read(text)).toEqual({ ok: false, problems: [problem] }));
});
