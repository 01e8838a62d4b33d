import type { DueDelivery } from '../../../src/features/invitations/delivery.store.js';
import { decideSending } from '../../../src/features/invitations/send-decision.js';

const now = Date.UTC(2027, 0, 4);
const number = '+358401234567';
const usual = {
  method: 'REQUEST',
  news: 'MOVED',
  overtaken: false,
  heardBefore: true,
  inCalendar: true,
  toldByHand: false,
  isSeries: false,
  end: now + 3_600_000,
  recipientEmail: 'aino@posti.example',
  addressFailed: false,
  recipientWish: 'EMAIL',
} as DueDelivery;

type Wish = DueDelivery['recipientWish'];
const decided = (changes: Partial<DueDelivery>, at: string | undefined = undefined, covered = true): string => {
  const decision = decideSending({ ...usual, ...changes }, { covered, number: at }, now);
  if (decision.kind === 'SUPPRESS') return decision.cause;
  const { way } = decision;
  return way.channel === 'SMS' ? `SMS ${way.number}` : `MAIL ${way.email}${way.thenSms ? ' then SMS' : ''}`;
};

const mail = 'MAIL aino@posti.example';
const sms = `SMS ${number}`;
const none = { recipientEmail: null };
const failed = { addressFailed: true };

describe.each<[Wish, Partial<DueDelivery>, string, string]>([
  ['EMAIL', {}, mail, mail],
  ['EMAIL', none, sms, 'NO_ADDRESS'],
  ['EMAIL', failed, sms, 'ADDRESS_FAILED'],
  ['SMS', {}, sms, 'WANTS_SMS'],
  ['SMS', none, sms, 'WANTS_SMS'],
  ['SMS', failed, sms, 'WANTS_SMS'],
  ['CALL', {}, 'WANTS_CALL', 'WANTS_CALL'],
  ['CALL', none, 'WANTS_CALL', 'WANTS_CALL'],
  ['CALL', failed, 'WANTS_CALL', 'WANTS_CALL'],
  ['NONE', {}, 'WANTS_NO_MESSAGES', 'WANTS_NO_MESSAGES'],
  ['NONE', none, 'WANTS_NO_MESSAGES', 'WANTS_NO_MESSAGES'],
  ['NONE', failed, 'WANTS_NO_MESSAGES', 'WANTS_NO_MESSAGES'],
])('who wishes %s, %j', (recipientWish, address, withNumber, withoutNumber) => {
  it('hears of a move', () => {
    expect(decided({ recipientWish, ...address }, number)).toBe(withNumber);
    expect(decided({ recipientWish, ...address })).toBe(withoutNumber);
  });
});

describe.each<[Wish, Partial<DueDelivery>, string, string]>([
  ['EMAIL', {}, mail, mail],
  ['EMAIL', failed, sms, 'ADDRESS_FAILED'],
  ['SMS', {}, `${mail} then SMS`, mail],
  ['SMS', failed, sms, 'WANTS_SMS'],
  ['SMS', { inCalendar: false }, sms, 'WANTS_SMS'],
  ['CALL', {}, mail, mail],
  ['CALL', { inCalendar: false }, 'WANTS_CALL', 'WANTS_CALL'],
  ['CALL', failed, 'WANTS_CALL', 'WANTS_CALL'],
  ['NONE', {}, 'WANTS_NO_MESSAGES', 'WANTS_NO_MESSAGES'],
])('who wishes %s, %j', (recipientWish, address, withNumber, withoutNumber) => {
  it('hears of the end of what a mail put into their calendar', () => {
    const end = { method: 'CANCEL', news: 'CANCELLED', recipientWish, ...address } as const;
    expect(decided(end, number)).toBe(withNumber);
    expect(decided(end)).toBe(withoutNumber);
  });
});

it.each<[string, Partial<DueDelivery>, boolean]>([
  ['OVERTAKEN', { overtaken: true }, true],
  ['MEETING_OVER', { end: now }, true],
  ['NEVER_INVITED', { method: 'CANCEL', heardBefore: false }, true],
  ['CONSENT_MISSING', {}, false],
])('by no way goes what is no longer so: %s', (cause, changes, covered) => {
  for (const recipientWish of ['EMAIL', 'SMS'] as const)
    expect(decided({ ...changes, recipientWish }, number, covered)).toBe(cause);
});

it('whom nothing has reached is invited, by whichever way', () => {
  const decision = decideSending({ ...usual, ...none, heardBefore: false }, { covered: true, number }, now);
  expect(decision).toEqual({ kind: 'SEND', news: 'INVITED', way: { channel: 'SMS', number } });
});
