import { templateProblems } from '../../../src/domain/follow-up/template-checks.js';
import { builtInChain } from '../../../src/features/follow-ups/built-in-chain.js';
import type { DueFollowUp } from '../../../src/features/follow-ups/due-follow-up.store.js';
import { type Circumstances, decideFollowUp } from '../../../src/features/follow-ups/follow-up-decision.js';
import { dayBefore, dueFollowUp } from './due-follow-up.js';

const number = '+358401234567';

function decided(wish: Partial<DueFollowUp>, circumstances: Partial<Circumstances> = {}, now = dayBefore): string {
  const known = { covered: true, number: undefined, begunToday: 0, ...circumstances };
  const decision = decideFollowUp(dueFollowUp(wish), known, now);
  switch (decision.kind) {
    case 'SEND':
      return `SEND ${decision.way.channel}`;
    case 'POSTPONE':
      return `POSTPONE ${new Date(decision.dueAt).toISOString()}`;
    case 'END':
      return [decision.end.state, decision.end.cause, decision.end.channel].filter(Boolean).join(' ');
  }
}

describe('a due follow-up', () => {
  it.each<[string, Partial<DueFollowUp>, Partial<Circumstances>, string]>([
    ['goes by mail', {}, {}, 'SEND EMAIL'],
    ['goes by SMS to who has no address', { email: null }, { number }, 'SEND SMS'],
    ['goes by SMS to who wishes for it', { wish: 'SMS' }, { number }, 'SEND SMS'],
    ['is for the telephone without any', { email: null }, {}, 'FAILED NO_ADDRESS PHONE'],
    ['is for the telephone where no SMS can leave', { wish: 'SMS' }, {}, 'FAILED WANTS_SMS PHONE'],
    ['is for the telephone if they wish so', { wish: 'CALL' }, { number }, 'FAILED WANTS_CALL PHONE'],
    ['is not sent to who wants nothing', { wish: 'NONE' }, { number }, 'CANCELLED WANTS_NO_MESSAGES NONE'],
    ['ends with its meeting', { meetingStatus: 'CANCELLED' }, {}, 'CANCELLED MEETING_CANCELLED'],
    ['ends with the participation', { status: null, requirement: null }, {}, 'CANCELLED TAKES_NO_PART'],
    ['ends with a decline', { status: 'DECLINED' }, {}, 'CANCELLED TAKES_NO_PART'],
    ['is not for those who are informed', { requirement: 'INFORMED' }, {}, 'CANCELLED TAKES_NO_PART'],
    ['needs a basis', {}, { covered: false }, 'CANCELLED CONSENT_MISSING'],
    ['needs an invitation', { invitationId: null }, {}, 'CANCELLED NOT_INVITED'],
    ['asks for no answer that has come', { kind: 'REPLY_MISSING', status: 'ACCEPTED' }, {}, 'DONE'],
    ['asks for one that has not', { kind: 'REPLY_MISSING' }, {}, 'SEND EMAIL'],
    ['tells the organiser', { audience: 'ORGANISER', status: null, invitationId: null }, {}, 'SEND EMAIL'],
    ['tells the organiser nothing once all have answered', { audience: 'ORGANISER', answersMissing: 0 }, {}, 'DONE'],
    ['leaves it to a later one', { overtaken: true }, {}, 'CANCELLED OVERTAKEN'],
    ['is no SMS to who wants mail', { step: 'hours-before' }, { number }, 'CANCELLED OTHER_CHANNEL'],
    ['is the fourth of the day', {}, { begunToday: 3 }, 'SEND EMAIL'],
    ['is not the fifth', {}, { begunToday: 4 }, 'POSTPONE 2027-03-05T06:00:00.000Z'],
    [
      'is not the fifth either when the morning is too late',
      { until: Date.parse('2027-03-05T06:00:00Z') },
      { begunToday: 4 },
      'FAILED TOO_MANY',
    ],
  ])('%s', (_, wish, circumstances, expected) => {
    expect(decided(wish, circumstances)).toBe(expected);
  });

  it('waits for its time, for the morning, and not for ever', () => {
    const at = (instant: string): string => decided({}, {}, Date.parse(instant));
    expect(at('2027-03-04T06:59:59Z')).toBe('POSTPONE 2027-03-04T07:00:00.000Z');
    expect(at('2027-03-04T18:59:59Z')).toBe('SEND EMAIL');
    expect(at('2027-03-04T19:00:00Z')).toBe('POSTPONE 2027-03-05T06:00:00.000Z');
    expect(at('2027-03-05T06:59:59Z')).toBe('SEND EMAIL');
    expect(at('2027-03-05T07:00:00Z')).toBe('FAILED TOO_LATE');
  });
});

test('the chain of the house is one that could be saved', () => {
  expect(templateProblems(builtInChain)).toEqual([]);
});
