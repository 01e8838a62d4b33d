import type { ItipEvent, UnreadableReason } from '../../../src/platform/icalendar/itip-message.js';
import { readMessage, type ReadingAids } from '../../../src/platform/icalendar/read-message.js';
import { replyPairs, shown } from './reply-pairs.js';

const aids: ReadingAids = { timeZone: 'Europe/Helsinki' };

/** A calendar around the lines of one event. */
const reply = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

const read = (text: string | Buffer, more: Partial<ReadingAids> = {}) =>
  readMessage(Buffer.from(text), { ...aids, ...more });

function eventOf(text: string | Buffer, more: Partial<ReadingAids> = {}): ItipEvent {
  const reading = read(text, more);
  const event = reading.kind === 'READ' ? reading.message.events[0] : undefined;
  if (event === undefined) throw new Error(`nothing was read: ${JSON.stringify(reading)}`);
  return event;
}

describe('replies as calendar programs write them', () => {
  it.each(replyPairs().map((pair) => [pair.name, pair] as const))('%s', (_, { bytes, expected }) => {
    const reading = readMessage(bytes, aids);
    expect(reading.kind === 'READ' ? shown(reading.message) : reading).toEqual(expected);
  });
});

describe('the times of a reply', () => {
  it.each([
    ['in UTC', 'DTSTART:20270712T060000Z', '2027-07-12T06:00:00.000Z', 'UTC', 'UTC'],
    [
      'in a zone',
      'DTSTART;TZID=America/St_Johns:20270712T090000',
      '2027-07-12T11:30:00.000Z',
      'ZONED',
      'America/St_Johns',
    ],
    [
      'by another spelling',
      'DTSTART;TZID=europe/helsinki:20270712T090000',
      '2027-07-12T06:00:00.000Z',
      'ZONED',
      'Europe/Helsinki',
    ],
    [
      'in a zone of Windows',
      'DTSTART;TZID=Pacific Standard Time:20270712T090000',
      '2027-07-12T16:00:00.000Z',
      'ZONED',
      'America/Los_Angeles',
    ],
    [
      'by a name that Outlook shows',
      'DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20270712T090000',
      '2027-07-12T13:00:00.000Z',
      'ZONED',
      'America/New_York',
    ],
    [
      'behind a prefix',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Helsinki:20270112T090000',
      '2027-01-12T07:00:00.000Z',
      'ZONED',
      'Europe/Helsinki',
    ],
    ['without a zone', 'DTSTART:20270712T090000', '2027-07-12T06:00:00.000Z', 'FLOATING', 'Europe/Helsinki'],
    [
      'in a zone nobody knows',
      'DTSTART;TZID=Middle Earth:20270712T090000',
      '2027-07-12T06:00:00.000Z',
      'UNKNOWN_ZONE',
      'Europe/Helsinki',
    ],
    ['as a day', 'DTSTART;VALUE=DATE:20270712', '2027-07-11T21:00:00.000Z', 'DATE', 'Europe/Helsinki'],
    [
      'with an offset, which no standard has',
      'DTSTART:2027-07-12T09:00:00+03:00',
      '2027-07-12T06:00:00.000Z',
      'UTC',
      'UTC',
    ],
    [
      'in the hour that clocks skip',
      'DTSTART;TZID=Europe/Helsinki:20270328T033000',
      '2027-03-28T01:30:00.000Z',
      'ZONED',
      'Europe/Helsinki',
    ],
    [
      'in the hour that comes twice',
      'DTSTART;TZID=Europe/Helsinki:20271031T033000',
      '2027-10-31T00:30:00.000Z',
      'ZONED',
      'Europe/Helsinki',
    ],
    ['at a leap second', 'DTSTART:20261231T235960Z', '2026-12-31T23:59:59.000Z', 'UTC', 'UTC'],
  ])('%s', (_, line, instant, written, timeZone) => {
    const { start } = eventOf(reply('UID:u', line));
    expect({ ...start, instant: new Date(start?.instant ?? 0).toISOString() }).toEqual({ instant, written, timeZone });
  });

  it.each([
    '20270230T090000Z',
    '20270712T250000Z',
    '2027',
    '',
    'tomorrow',
    '18990712T090000Z',
    '99990712T090000Z',
  ])('are missing when there is no such time: %s', (text) =>
    expect(eventOf(reply('UID:u', `DTSTART:${text}`)).start).toBeUndefined());

  it.each([
    ['DTSTART:20270712T060000Z', 'PT1H30M', '2027-07-12T07:30:00.000Z'],
    ['DTSTART;TZID=Europe/Helsinki:20270327T120000', 'P1D', '2027-03-28T09:00:00.000Z'],
    ['DTSTART;TZID=Europe/Helsinki:20270327T120000', 'PT24H', '2027-03-28T10:00:00.000Z'],
    ['DTSTART;VALUE=DATE:20270327', 'P1W', '2027-04-02T21:00:00.000Z'],
  ])('%s lasts %s', (start, duration, end) => {
    const event = eventOf(reply('UID:u', start, `DURATION:${duration}`));
    expect(new Date(event.end?.instant ?? 0).toISOString()).toBe(end);
  });

  it('follow the zone that the file names for times without one', () => {
    const ics = reply('UID:u', 'DTSTART:20270712T090000').replace('METHOD', 'X-WR-TIMEZONE:Europe/Stockholm\r\nMETHOD');
    expect(eventOf(ics).start?.instant).toBe(Date.UTC(2027, 6, 12, 7));
  });

  it('are read by the file itself where its zone is its own, and by the tz database where both know it', () => {
    const zone = (name: string) =>
      `BEGIN:VTIMEZONE\r\nTZID:${name}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE`;
    const start = (name: string) =>
      eventOf(reply('UID:u', `DTSTART;TZID=${name}:20270712T090000`).replace('METHOD', `${zone(name)}\r\nMETHOD`))
        .start;
    expect(start('Ours')).toEqual({ instant: Date.UTC(2027, 6, 12, 3, 30), written: 'ZONED', timeZone: undefined });
    expect(start('Europe/Helsinki')?.instant).toBe(Date.UTC(2027, 6, 12, 6));
  });
});

describe('who answers', () => {
  const attendee = (line: string) => eventOf(reply('UID:u', line)).attendees[0];

  it.each([
    'ATTENDEE:mailto:aino@posti.example',
    'ATTENDEE:MAILTO:Aino@Posti.Example',
    'ATTENDEE: mailto: aino@posti.example ',
    'ATTENDEE:aino@posti.example',
    'ATTENDEE:<aino@posti.example>',
    'ATTENDEE:mailto:<Aino@posti.example>',
    'ATTENDEE:"Mäkelä, Aino" <mailto:aino@posti.example>',
    'ATTENDEE:mailto:%61ino@posti.example',
    'ATTENDEE;EMAIL=aino@posti.example:/o=Laitos/ou=Ryhma/cn=Aino',
    'ATTENDEE;CN="Aino \\"A\\" Mäkelä;PARTSTAT=ACCEPTED:mailto:aino@posti.example',
    'ATTENDEE;CN=Aino: Mäkelä, Laukaa:mailto:aino@posti.example',
  ])('%s', (line) => expect(attendee(line)?.address).toBe('aino@posti.example'));

  it.each([
    'ATTENDEE:invalid:nomail',
    'ATTENDEE:',
    'ATTENDEE:mailto:a b@x.example',
    `ATTENDEE:mailto:${'a'.repeat(300)}@x.example`,
  ])('nobody, when there is no address: %s', (line) => expect(attendee(line)).toBeUndefined());

  it.each([
    ['ACCEPTED', 'ACCEPTED'],
    ['declined', 'DECLINED'],
    ['"TENTATIVE"', 'TENTATIVE'],
    ['X-MAYBE', 'NEEDS_ACTION'],
    ['', 'NEEDS_ACTION'],
  ])('with PARTSTAT=%s', (written, status) => {
    expect(attendee(`ATTENDEE;PARTSTAT=${written}:mailto:a@b.example`)?.status).toBe(status);
  });
});

describe('what mail does to a calendar', () => {
  const lines = ['UID:u', 'COMMENT:Tulen töistä', 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Åke Öhman:mailto:a@b.example'];
  const whole = eventOf(reply(...lines));
  // Says nothing that anybody reads; its fold shows whether lines are put together again.
  const long = 'X-LONG:one\r\n UID:two';

  it.each<[string, Buffer, string | undefined]>([
    ['a mark at the beginning', Buffer.from(`\ufeff${reply(...lines)}`), undefined],
    ['bare line feeds', Buffer.from(reply(...lines).replaceAll('\r\n', '\n')), undefined],
    ['bare carriage returns', Buffer.from(reply(...lines).replaceAll('\r\n', '\r')), undefined],
    ['line breaks of three', Buffer.from(reply(long, ...lines).replaceAll('\r\n', '\r\r\n')), undefined],
    ['line breaks doubled', Buffer.from(reply(long, ...lines).replaceAll('\r\n', '\r\n\r\n')), undefined],
    ['Latin-1 as declared', Buffer.from(reply(...lines), 'latin1'), 'iso-8859-1'],
    ['Latin-1 declared as UTF-8', Buffer.from(reply(...lines), 'latin1'), 'utf-8'],
    ['UTF-8 declared as Latin-1', Buffer.from(reply(...lines)), 'iso-8859-1'],
    ['a charset that nobody knows', Buffer.from(reply(...lines), 'latin1'), 'x-none'],
    ['UTF-16', Buffer.from(`\ufeff${reply(...lines)}`, 'utf16le'), undefined],
    ['UTF-16 as declared', Buffer.from(reply(...lines), 'utf16le'), 'utf-16le'],
    ['a cut inside a character', foldedInside(reply(...lines), 'ö'), undefined],
    ['a missing end', Buffer.from(reply(...lines).replace(/END:VEVENT[\s\S]*/, '')), undefined],
    ['an end too many', Buffer.from(reply(...lines, 'END:VALARM', 'END:VTODO')), undefined],
    ['zero bytes', Buffer.from(reply(...lines).replace('UID', '\0UID\0')), undefined],
  ])('%s', (_, bytes, charset) => expect(eventOf(bytes, { charset })).toEqual(whole));

  it('leaves METHOD to the Content-Type where the calendar has none, and believes the calendar otherwise', () => {
    const without = reply(...lines).replace('METHOD:REPLY\r\n', '');
    expect(read(without, { method: 'counter' })).toMatchObject({ message: { method: 'COUNTER' } });
    expect(read(reply(...lines), { method: 'CANCEL' })).toMatchObject({ message: { method: 'REPLY' } });
  });
});

describe('what cannot be read', () => {
  const many = (count: number, line: string) => Array.from({ length: count }, () => line);

  it.each<[UnreadableReason, string]>([
    ['TOO_LARGE', reply('UID:u', `DESCRIPTION:${'x'.repeat(1_048_576)}`)],
    ['TOO_MANY_PROPERTIES', reply('UID:u', ...many(20_001, 'X-A:1'))],
    ['TOO_MANY_COMPONENTS', reply('UID:u', ...many(1_001, 'BEGIN:X-A'))],
    ['UID_TOO_LONG', reply(`UID:${'ä'.repeat(5_000)}`)],
    ['UID_TOO_LONG', reply(`UID:${'u'.repeat(1_025)}`)],
    ['NO_UID', reply('SUMMARY:Tapaaminen')],
    ['NO_UID', reply('UID:  ')],
    ['OCCURRENCE_UNKNOWN', reply('UID:u', 'RECURRENCE-ID:soon')],
    ['OCCURRENCE_UNKNOWN', reply('UID:u', 'RECURRENCE-ID;TZID="Europe/Helsinki:20270712T090000')],
    ['NO_METHOD', reply('UID:u').replace('METHOD:REPLY\r\n', '')],
    ['METHOD_NOT_HANDLED', reply('UID:u').replace('REPLY', 'PUBLISH')],
    ['NO_EVENT', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VTODO\r\nUID:u\r\nEND:VTODO\r\nEND:VCALENDAR'],
    ['NO_CALENDAR', ''],
    ['NO_CALENDAR', 'Hei! En pääse.'],
    ['NO_CALENDAR', 'BEGIN:VCARD\r\nFN:Aino\r\nEND:VCARD'],
  ])('%s', (reason, text) => expect(read(text)).toEqual({ kind: 'UNREADABLE', reason }));

  it('costs nothing of what stands beside it', () => {
    const ics = reply(
      'UID:a',
      'X-BROKEN;"=',
      'ATTENDEE;CN="x:mailto',
      'END:VEVENT',
      'BEGIN:VEVENT',
      `UID:${'u'.repeat(2_000)}`,
    );
    expect(read(ics)).toMatchObject({ kind: 'READ', message: { events: [{ uid: 'a', attendees: [] }] } });
  });

  it('ends on the zone rule that libraries expand for ever', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Hostile',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const ics = reply('UID:u', 'DTSTART;TZID=Hostile:20270712T090000', 'RRULE:FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5');
    const event = eventOf(ics.replace('METHOD:REPLY', [...zone, 'METHOD:REPLY'].join('\r\n')));
    expect(event.start?.instant).toBe(Date.UTC(2027, 6, 12, 7));
    expect(event.recurrenceRule).toBe('FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5');
  });
});

/** The text with a line break and a space between the two octets of a character. */
function foldedInside(text: string, character: string): Buffer {
  const octets = Buffer.from(text);
  const at = octets.indexOf(character) + 1;
  return Buffer.concat([octets.subarray(0, at), Buffer.from('\r\n '), octets.subarray(at)]);
}
