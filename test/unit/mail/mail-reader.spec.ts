import { MailReader, type MailReadingLimits, mailReadingLimits } from '../../../src/platform/mail/mail-reader.js';
import { mailBytesMax } from '../../../src/platform/mail/read-received-mail.js';
import { rawMail } from '../../builders/raw-mail.js';

const head = 'From: a@posti.example\r\nTo: k@yhteisaika.example\r\nMessage-ID: <m@posti.example>\r\n';
const filled = (before: string, unit: string, bytes = mailBytesMax) =>
  Buffer.from(before + unit.repeat(Math.floor((bytes - before.length) / unit.length)), 'latin1');
const field = (name: string, unit: string) => Buffer.from(`${name}: ${unit.repeat(60_000 / unit.length)}\r\n\r\nx`);
const parts = (count: number, part: string) =>
  Buffer.from(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\n${part}\r\n`.repeat(count)}--b--\r\n`);
const nested = Array.from(
  { length: 190 },
  (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
);

describe('the reader of mails', () => {
  const readers: MailReader[] = [];
  const open = (limits?: Partial<MailReadingLimits>) => {
    const aids = { receivingHost: undefined, timeZone: 'Europe/Helsinki' };
    const reader = new MailReader(aids, { ...mailReadingLimits, ...limits });
    readers.push(reader);
    return reader;
  };
  afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.close())));

  /** What became of a mail, and that the next one is read all the same. */
  async function outcomeOf(mail: Buffer, limits?: Partial<MailReadingLimits>): Promise<string> {
    const reader = open(limits);
    const reading = await reader.read(mail);
    expect(await reader.read(Buffer.from(rawMail()))).toMatchObject({ mail: { from: ['aino@posti.example'] } });
    return reading.kind === 'READ' ? 'READ' : reading.reason;
  }

  it('reads what is in a mail, one after the other', async () => {
    const reader = open();
    const ids = ['one@posti.example', 'two@posti.example', 'three@posti.example'];
    const readings = await Promise.all(ids.map((messageId) => reader.read(Buffer.from(rawMail({ messageId })))));
    expect(readings).toMatchObject(
      ids.map((messageId) => ({ kind: 'READ', mail: { messageId, calendars: [{ method: 'REPLY' }] } })),
    );
  });

  it('outlives a mail that its library does not', async () =>
    // A group in a group in a group: it depends on the machine which limit it meets first.
    expect(await outcomeOf(field('From', 'a:'))).toMatch(/^(?:BROKEN|TOO_MUCH_MEMORY|TOO_SLOW)$/));

  it('gives up a mail that would take all memory', async () =>
    expect(await outcomeOf(field('From', 'a:'), { heapMebibytesMax: 48 })).toBe('TOO_MUCH_MEMORY'));

  it('gives up a mail that would take minutes', async () => {
    const flowed = filled(`${head}Content-Type: text/plain; format*=utf-8''%66lowed\r\n\r\n`, 'a \r\n');
    expect(await outcomeOf(flowed, { readingMsMax: 8_000 })).toBe('TOO_SLOW');
  });

  it('leaves the process free while it reads', async () => {
    const reading = open({ readingMsMax: 2_000 }).read(
      filled(`${head}Content-Type: text/plain; format=flowed\r\n\r\n`, 'a \r\n'),
    );
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await reading;
    clearInterval(counting);
    expect(turns).toBeGreaterThan(100);
  });

  it.each([
    ['one line', filled(`${head}\r\n`, 'x'), 'READ'],
    ['line breaks', filled(`${head}\r\n`, '\n'), 'READ'],
    ['carriage returns', filled(`${head}\r\n`, '\r'), 'READ'],
    ['what may be boundaries', filled(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n`, '--\r\n'), 'READ'],
    ['soft line breaks', filled(`${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n`, '=\r\n'), 'READ'],
    ['no base64', filled(`${head}Content-Transfer-Encoding: base64\r\n\r\n`, '-='), 'READ'],
    ['UTF-7', filled(`${head}Content-Type: text/plain; charset=utf-7\r\n\r\n`, '+AAAA-'), 'READ'],
    ['calendars that never end', filled(`${head}\r\nBEGIN:VCALENDAR`, '\n'), 'READ'],
    ['parts in parts', Buffer.from(`${head}${nested.join('')}\r\nx`), 'READ'],
    ['thousands of parts', parts(5_000, '\r\nx'), 'TOO_MANY_PARTS'],
    ['thousands of fields', Buffer.from(`${'A:b\r\n'.repeat(12_000)}\r\nx`), 'READ'],
    ['more fields than a mail has', Buffer.from(`${'A:b\r\n'.repeat(20_000)}\r\nx`), 'HEADERS_TOO_LARGE'],
    ['thousands of senders', field('From', 'a,'), 'READ'],
    ['thousands of recipients', field('To', 'a@b.example,'), 'READ'],
    ['opening brackets', field('From', '<'), 'READ'],
    ['encoded words', field('Subject', '=?utf-8?Q?a?= '), 'READ'],
    ['parameters', field('Content-Type', 'a=b;'), 'READ'],
  ])('reads or refuses in good time: %s', async (_, mail, outcome) =>
    expect(await outcomeOf(mail, { readingMsMax: 60_000 })).toBe(outcome));
});
