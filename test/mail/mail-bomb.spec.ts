import { inboxLimits } from '../../src/platform/mail/inbox-limits.js';
import { rawMail } from '../builders/raw-mail.js';
import { RunningInbox } from '../builders/running-inbox.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';

const bombMails = 10_000;
/** What receiving may add to the process: one mail, the list of UIDs, and what V8 leaves for its next collection. */
const residentMebibytesMax = 250;

const mebibytes = () => process.memoryUsage.rss() / 2 ** 20;

it('a bomb of ten thousand delays nobody else, loses nothing and fills no memory', async () => {
  const dovecot = await Dovecot.start();
  const bomb = Array.from({ length: bombMails }, (_, number) =>
    rawMail({ messageId: `bomb-${number}@flood.example`, from: 'robot@flood.example' }),
  );
  await dovecot.down();
  await dovecot.deliver(...bomb, rawMail({ messageId: 'person@posti.example' }));
  await dovecot.up();
  const before = mebibytes();
  let most = before;
  const inboxes: RunningInbox[] = [];
  const read = (mailsPerSenderPerPassMax: number) => {
    const inbox = new RunningInbox(dovecot.imapUrl, { mailsPerSenderPerPassMax, mailsPerPassMax: 500 });
    inbox.act = () => void (most = Math.max(most, mebibytes()));
    inboxes.push(inbox);
    return inbox;
  };
  const ids = () => inboxes.flatMap((inbox) => inbox.ids);
  try {
    const fair = read(50);
    await eventually(() => fair.ids.includes('person@posti.example'), { withinSeconds: 600 });
    await fair.stop();
    // So many stretches of mailbox are looked at before the last one, and of the flood no more than so many from each.
    const stretches = Math.ceil((bombMails + 1) / inboxLimits.mailsSeenPerPassMax);
    expect(fair.mails.length).toBeLessThanOrEqual((stretches + 1) * 50 + 1);
    // The rest without the rule, which would only make the test long.
    read(500);
    await eventually(() => ids().length > bombMails, { withinSeconds: 900 });
    await eventually(async () => (await dovecot.count('INBOX')) === 0);
    expect(new Set(ids()).size).toBe(bombMails + 1);
    expect(most - before).toBeLessThan(residentMebibytesMax);
  } finally {
    process.stdout.write(`a bomb of ${bombMails}: ${Math.round(before)} MiB resident, at most ${Math.round(most)}\n`);
    await Promise.all(inboxes.map((inbox) => inbox.stop()));
    await dovecot.stop();
  }
}, 1_800_000);
