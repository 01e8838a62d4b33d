import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { MailError } from '../../../src/platform/mail/mailer.js';
import { mimeMessage } from '../../../src/platform/mail/mime-message.js';
import type { OutgoingMail } from '../../../src/platform/mail/outgoing-mail.js';
import { writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from '../icalendar/calendar-message.js';
import { type MimePart, mimeTree } from './mime-tree.js';
import { outgoingMail } from './outgoing-mail.js';

const raw = async (mail: OutgoingMail) => (await mimeMessage(mail)).bytes.toString('latin1');
const shape = (part: MimePart): unknown =>
  part.parts.length === 0 ? part.type : { [part.type]: part.parts.map(shape) };
const decoded = ({ body, headers }: MimePart) => {
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const octets = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString();
};
const sameLines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

describe('the bytes of a mail', () => {
  it('have the shape that calendars understand', async () => {
    const mail = outgoingMail();
    const tree = mimeTree(await raw(mail));
    expect(shape(tree)).toEqual({
      'multipart/mixed': [{ 'multipart/alternative': ['text/plain', 'text/html', 'text/calendar'] }, 'application/ics'],
    });
    const [alternative, file] = tree.parts;
    const [text, html, calendar] = alternative?.parts ?? [];
    if (text === undefined || html === undefined || calendar === undefined || file === undefined)
      throw new Error('parts');
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(calendar.headers.has('content-disposition')).toBe(false);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=invite.ics');
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(decoded(calendar)).toBe(mail.calendar?.ics);
    expect(decoded(file)).toBe(mail.calendar?.ics);
    expect(sameLines(decoded(text))).toBe(sameLines(mail.text));
    expect(sameLines(decoded(html))).toBe(sameLines(mail.html));
  });

  it('carry the method of a cancellation, and no calendar where there is none', async () => {
    const cancel = await raw(
      outgoingMail({ calendar: { method: 'CANCEL', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } }),
    );
    expect(cancel).toContain('text/calendar; charset=utf-8; method=CANCEL');
    expect(shape(mimeTree(await raw(outgoingMail({ calendar: undefined }))))).toEqual({
      'multipart/alternative': ['text/plain', 'text/html'],
    });
  });

  it('have several calendars behind the letter, each a part and a file of its own', async () => {
    const [ics, off] = [writeInvitation(calendarMessage()), writeInvitation(calendarMessage({ method: 'CANCEL' }))];
    const calendars = [
      { method: 'REQUEST', ics, name: '01-2027-03-02' },
      { method: 'CANCEL', ics: off, name: '02-2027-03-09' },
    ] as const;
    const tree = mimeTree(await raw(outgoingMail({ calendar: undefined, calendars })));
    expect(shape(tree)).toEqual({
      'multipart/mixed': [{ 'multipart/alternative': ['text/plain', 'text/html'] }, 'text/calendar', 'text/calendar'],
    });
    const [, ...parts] = tree.parts;
    expect(parts.map(({ headers }) => headers.get('content-type'))).toEqual([
      expect.stringMatching(/^text\/calendar; charset=utf-8; method=REQUEST\b/),
      expect.stringMatching(/^text\/calendar; charset=utf-8; method=CANCEL\b/),
    ]);
    expect(parts.map(({ headers }) => headers.get('content-disposition'))).toEqual([
      'inline; filename=01-2027-03-02.ics',
      'inline; filename=02-2027-03-09.ics',
    ]);
    expect(parts.map(decoded)).toEqual([ics, off]);
  });

  it('say who, to whom, what, when, and that a machine wrote', async () => {
    const { headers } = mimeTree(await raw(outgoingMail()));
    expect(headers.get('from')).toBe('=?UTF-8?Q?Matti_=C3=96hman?= <kutsut+k7f3q9@yhteisaika.example>');
    expect(headers.get('reply-to')).toBe(headers.get('from'));
    expect(headers.get('date')).toBe('Mon, 1 Feb 2027 08:30:00 +0000');
    expect(headers.get('message-id')).toBe('<2f6b1c1e.1.aino@yhteisaika.example>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('fi');
    expect(headers.get('mime-version')).toBe('1.0');
    expect([...headers.keys()].some((name) => name.startsWith('x-'))).toBe(false);
  });

  it('are the same for the same mail, so that a retry is recognised', async () => {
    expect(await raw(outgoingMail())).toBe(await raw(outgoingMail()));
    expect(await raw(outgoingMail())).not.toBe(await raw(outgoingMail({ messageId: 'other@yhteisaika.example' })));
  });

  it('keep lines within what servers must take (RFC 5322, 2.1.1) and seven bits', async () => {
    const bytes = await raw(
      outgoingMail({ to: { name: 'Ä'.repeat(200), address: 'a@b.example' }, subject: 'ö'.repeat(400) }),
    );
    for (const line of bytes.split('\r\n')) expect(line.length).toBeLessThanOrEqual(200);
    expect(bytes).not.toMatch(/[^\t\r\n\x20-\x7e]/);
    const parsed = await simpleParser(Buffer.from(bytes, 'latin1'));
    expect(parsed.subject).toBe('ö'.repeat(400));
    expect([parsed.to].flat()[0]?.value).toEqual([{ name: 'Ä'.repeat(200), address: 'a@b.example' }]);
  });

  it('give back every name and subject, and no header more', async () => {
    const names = (await raw(outgoingMail())).split('\r\n\r\n')[0];
    const headerNames = [...mimeTree(`${names}\r\n\r\n`).headers.keys()];
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom(
        '',
        ' ',
        '"Aino" <x@y.example>',
        'a, b',
        'x\r\nBcc: victim@y.example',
        'x\nSubject: other',
        '\u0000',
        '=?UTF-8?Q?a?=',
        '\\"',
        'x\u2028y',
        '@',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, subject) => {
        const bytes = await raw(
          outgoingMail({ to: { name, address: 'a@b.example' }, from: { name, address: 'k+1@b.example' }, subject }),
        );
        const { headers } = mimeTree(bytes);
        expect([...headers.keys()].filter((header) => header !== 'subject')).toEqual(
          headerNames.filter((header) => header !== 'subject'),
        );
        const parsed = await simpleParser(Buffer.from(bytes, 'latin1'), { skipTextToHtml: true });
        const boxes = [parsed.to, parsed.from].flat().flatMap((box) => box?.value ?? []);
        expect(boxes.map(({ address }) => address)).toEqual(['a@b.example', 'k+1@b.example']);
      }),
      { numRuns: 150 },
    );
  });

  it('do without a name', async () => {
    const { headers } = mimeTree(await raw(outgoingMail({ to: { name: ' ', address: 'aino@posti.example' } })));
    expect(headers.get('to')).toBe('aino@posti.example');
  });

  it.each([
    '',
    'aino',
    'a@b.example, c@d.example',
    'a@b.example>\r\nBcc: c@d.example',
    'a b@c.example',
    '<a@b.example>',
  ])('are refused for good to the address "%s"', async (address) => {
    const refused = mimeMessage(outgoingMail({ to: { name: 'Aino', address } }));
    await expect(refused).rejects.toMatchObject({ kind: 'PERMANENT' });
    await expect(refused).rejects.toBeInstanceOf(MailError);
  });

  it('need a whole Message-ID', async () => {
    await expect(mimeMessage(outgoingMail({ messageId: 'a@b>\r\nBcc: x@y.example' }))).rejects.toBeInstanceOf(
      RangeError,
    );
  });
});
