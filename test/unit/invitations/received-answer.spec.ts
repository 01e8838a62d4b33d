import { type AskedRecipient, readAnswer } from '../../../src/features/invitations/received-answer.js';
import type { ItipEvent } from '../../../src/platform/icalendar/itip-message.js';
import { readMessage } from '../../../src/platform/icalendar/read-message.js';
import { calendarOf, type CalendarWish, fixtureReply } from '../../builders/received-mails.js';
import { tagsIn } from '../../../src/platform/mail/reply-tag.js';

const start = Date.UTC(2027, 2, 1, 7);
const heardAt = Date.UTC(2027, 1, 1, 9);
const askedAt = Date.UTC(2027, 0, 4, 6);
const recipient: AskedRecipient = {
  email: 'aino@posti.example',
  start,
  attendsPart: false,
  askedAt,
  heardAt,
  organiserLanguage: 'EN',
};

const PROPOSED = 'DTSTART:20270304T070000Z';

function read(calendar: string, mailDate?: number, asked = recipient) {
  const reading = readMessage(Buffer.from(calendar), { timeZone: 'Europe/Helsinki' });
  if (reading.kind === 'UNREADABLE') throw new Error(reading.reason);
  const { method, events } = reading.message;
  return readAnswer(method, events[0] as ItipEvent, asked, mailDate);
}
const reply = (wish: Partial<CalendarWish>) => calendarOf({ uid: 'u', ...wish });

describe('an answer as it is read', () => {
  it.each<[string, Partial<CalendarWish>, object]>([
    ['any case', { status: 'aCCepted' }, { kind: 'ANSWER', status: 'ACCEPTED', comment: undefined }],
    ['a comment', { lines: ['COMMENT: Tulen '] }, { comment: 'Tulen' }],
    ['what was typed', { parameters: ';X-RESPONSE-COMMENT="Ehkä"', lines: ['COMMENT:Muuta'] }, { comment: 'Ehkä' }],
    ['a secretary', { parameters: ';SENT-BY="mailto:s@x.example"' }, { comment: 'Answered by: s@x.example' }],
    ['an unheard-of answer', { status: 'X-MAYBE' }, { kind: 'ASIDE', reason: 'UNSUPPORTED' }],
    ['another method', { method: 'REQUEST' }, { kind: 'ASIDE', reason: 'UNSUPPORTED' }],
    [
      'a delegate',
      { status: 'DELEGATED', parameters: ';DELEGATED-TO="mailto:e@x.example"' },
      { delegate: 'e@x.example' },
    ],
    ['nobody to delegate to', { status: 'DELEGATED' }, { kind: 'ASIDE', reason: 'DELEGATED', delegate: undefined }],
    ['the occurrence itself', { lines: ['RECURRENCE-ID:20270301T070000Z'] }, { kind: 'ANSWER' }],
    ['the day itself', { lines: ['RECURRENCE-ID;VALUE=DATE:20270301'] }, { kind: 'ANSWER' }],
    ['another day', { lines: ['RECURRENCE-ID;VALUE=DATE:20270302'] }, { kind: 'ASIDE', reason: 'UNSUPPORTED' }],
  ])('%s', (_, wish, expected) => {
    expect(read(reply(wish))).toMatchObject(expected);
  });

  it('is placed by DTSTAMP, without one by the mail, without both at the earliest it can be from', () => {
    const at = (calendar: string, date?: number) => {
      const answer = read(calendar, date);
      return answer.kind === 'ANSWER' ? answer.source : undefined;
    };
    const dtstamp = Date.UTC(2027, 0, 5, 8);
    expect(at(reply({ sequence: 3 }), dtstamp + 1)).toEqual({ kind: 'CALENDAR', sequence: 3, dtstamp });
    expect(at(reply({ dtstamp: null }), 5)?.dtstamp).toBe(5);
    expect(at(reply({ dtstamp: null }))?.dtstamp).toBe(askedAt);
  });

  it('of a clock that is ahead is as old as its mail, or as its arrival when the mail says nothing', () => {
    const ahead = { dtstamp: '20991231T235959Z' };
    const placed = [
      read(reply(ahead), heardAt - 5),
      read(reply(ahead)),
      read(reply({ ...ahead, method: 'COUNTER', lines: [PROPOSED] }), 7),
    ];
    expect(placed.map((answer) => 'source' in answer && answer.source.dtstamp)).toEqual([heardAt - 5, heardAt, 7]);
  });

  it('has at most four thousand characters of comment, and none that cannot be kept', () => {
    const answer = read(reply({ lines: [`COMMENT:a\u0007${'x'.repeat(5_000)}`] }));
    expect(answer.kind === 'ANSWER' && [answer.comment?.length, answer.comment?.slice(0, 2)]).toEqual([3_999, 'ax']);
  });

  it('of several attendees is that of whoever was invited, and of several strangers nobody’s', () => {
    const two = (one: string, other: string) =>
      reply({ attendee: one, lines: [`ATTENDEE;PARTSTAT=DECLINED:mailto:${other}`] });
    expect(read(two('x@x.example', 'aino@posti.example'))).toMatchObject({ status: 'DECLINED' });
    expect(read(two('x@x.example', 'y@x.example'))).toMatchObject({ kind: 'ASIDE', reason: 'UNSUPPORTED' });
    expect(read(reply({ attendee: 'x@x.example' }), 0, { ...recipient, email: null })).toMatchObject({
      kind: 'ANSWER',
    });
  });

  it('of a proposal has its times, unless its sender comes for a part', () => {
    const counter = fixtureReply('outlook-counter', 'u');
    expect(read(counter)).toMatchObject({
      kind: 'PROPOSAL',
      start: Date.UTC(2027, 2, 30, 11),
      end: Date.UTC(2027, 2, 30, 12),
    });
    expect(read(counter, 0, { ...recipient, attendsPart: true })).toMatchObject({ reason: 'OWN_PART' });
  });

  it.each<[string, Partial<CalendarWish>, object]>([
    [
      'to whom it was passed on is kept aside with their name',
      { attendee: 'e@x.example', parameters: ';CN=Eeva;DELEGATED-FROM="mailto:aino@posti.example"' },
      { kind: 'ASIDE', reason: 'DELEGATED', delegate: 'Eeva' },
    ],
    [
      'who sends somebody else is kept aside',
      { status: 'DELEGATED', parameters: ';DELEGATED-TO="mailto:e@x.example"' },
      { kind: 'ASIDE', reason: 'DELEGATED', delegate: 'e@x.example' },
    ],
    [
      'among several strangers is nobody’s',
      { attendee: 'x@x.example', lines: [PROPOSED, 'ATTENDEE:mailto:y@x.example'] },
      { kind: 'ASIDE', reason: 'UNSUPPORTED' },
    ],
  ])('of a proposal by somebody %s', (_, wish, expected) => {
    expect(read(reply({ method: 'COUNTER', lines: [PROPOSED], ...wish }))).toEqual(expected);
  });
});

it('tags are found in addresses, each once', () => {
  const tag = '0123456789abcdef'.repeat(2);
  const addresses = [
    `kutsut+${tag}@x.example`,
    `kutsut+${tag}@y.example`,
    'kutsut+short@x.example',
    `a${tag}@x.example`,
  ];
  expect(tagsIn(addresses)).toEqual([tag]);
});
