import { inboxLimits as limits, pauseAfter } from '../../../src/platform/mail/inbox-limits.js';
import { MailAttempts } from '../../../src/platform/mail/mail-attempts.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What a flood of one sender costs, handling left out, by the numbers in force. */
function flood(mails: number) {
  const passesToTheEnd = Math.ceil(mails / limits.mailsSeenPerPassMax);
  const passes = Math.ceil(mails / limits.mailsPerSenderPerPassMax);
  return { delayMs: passesToTheEnd * limits.pauseBetweenPassesMs, workedOffMs: passes * limits.pauseBetweenPassesMs };
}

const pausesMs = (count: number, first: number, longest: number) =>
  Array.from({ length: count }, (_, failures) => pauseAfter(failures + 1, first, longest)).reduce(
    (sum, each) => sum + each,
    0,
  );

describe('the limits of the mailbox', () => {
  it.each([
    ['ten thousand mails of one sender delay another by less than a minute', flood(10_000).delayMs, 0, minuteMs],
    ['and are worked off within half an hour', flood(10_000).workedOffMs, 10 * minuteMs, 30 * minuteMs],
    ['five senders fill a pass, and no fewer', limits.mailsPerPassMax / limits.mailsPerSenderPerPassMax, 5, 5],
    [
      'a mail that fails is tried for most of a day',
      pausesMs(limits.attemptsMax - 1, limits.retryMs, limits.retryMsMax),
      12 * hourMs,
      24 * hourMs,
    ],
    ['and first again after a minute', pauseAfter(1, limits.retryMs, limits.retryMsMax), minuteMs, minuteMs],
    ['a server that is back is found within a minute', limits.reconnectMsMax, 0, minuteMs],
    ['new mail waits a minute at most without IDLE', limits.pollMs, 0, minuteMs],
    ['and five with it, if the connection has died', limits.pollDespiteIdleMs, 0, 5 * minuteMs],
    ['a stop takes ten seconds at most', limits.stopMsMax, 0, 10_000],
  ])('%s', (_, value, least, most) => {
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  });

  it('never pause longer than the longest, however often something fails', () =>
    expect([18, 31, 1_000].map((failures) => pauseAfter(failures, limits.retryMs, limits.retryMsMax))).toEqual([
      limits.retryMsMax,
      limits.retryMsMax,
      limits.retryMsMax,
    ]));
});

describe('the attempts at a mail', () => {
  let now = 0;
  const attempts = () => new MailAttempts({ now: () => now }, limits);
  beforeEach(() => (now = 0));

  it('end with the last that is allowed', () => {
    const mails = attempts();
    const outcomes = Array.from({ length: limits.attemptsMax }, () => mails.failedFinally('1:7'));
    expect(outcomes.indexOf(true)).toBe(limits.attemptsMax - 1);
  });

  it('come when their pause is over', () => {
    const mails = attempts();
    mails.failedFinally('1:7');
    now = limits.retryMs - 1;
    expect([mails.mayTry('1:7'), mails.mayTry('1:8')]).toEqual([false, true]);
    now = limits.retryMs;
    expect(mails.mayTry('1:7')).toBe(true);
  });

  it('wait longest, and are not counted, where the mail itself does not fail', () => {
    const mails = attempts();
    for (let times = 0; times < 2 * limits.attemptsMax; times += 1) mails.postponed('1:7');
    expect([mails.nextTurnInMs(), mails.failedFinally('1:7')]).toEqual([limits.retryMsMax, false]);
  });
});
