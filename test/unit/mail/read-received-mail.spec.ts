import fc from 'fast-check';
import type { ReceivedMail } from '../../../src/platform/mail/received-mail.js';
import { readReceivedMail } from '../../../src/platform/mail/read-received-mail.js';
import { calendarPart, rawMail, type RawMailWish, replyCalendar } from '../../builders/raw-mail.js';

const aids = { receivingHost: 'mx.yhteisaika.example', timeZone: 'Europe/Helsinki' };

async function read(mail: string | Buffer): Promise<ReceivedMail> {
  const reading = await readReceivedMail(Buffer.from(mail), aids);
  if (reading.kind === 'UNREADABLE') throw new Error(reading.reason);
  return reading.mail;
}
const readWish = (wish: RawMailWish) => read(rawMail(wish));

describe('a received mail', () => {
  it('is read into plain values', async () => {
    expect(await read(rawMail())).toMatchObject({
      messageId: 'reply-1@posti.example',
      date: Date.UTC(2027, 1, 1, 9, 15, 2),
      from: ['aino@posti.example'],
      to: ['kutsut+k7f3q9@yhteisaika.example'],
      autoSubmitted: false,
      authentication: 'OTHER',
      calendars: [{ method: 'REPLY', events: [{ uid: 'u1@yhteisaika.example' }] }],
      unreadable: [],
      bounce: undefined,
    });
  });

  it('keeps the tag that only the receiving server knows', async () => {
    const to = 'undisclosed-recipients:;';
    const mail = await readWish({ to, headers: ['Delivered-To: Kutsut+K7F3Q9@yhteisaika.example'] });
    expect(mail.to).toEqual(['kutsut+k7f3q9@yhteisaika.example']);
  });

  it('is known again without a Message-ID', async () => {
    const nameless = rawMail().replace(/Message-ID.*\r\n/, '');
    const [one, again, other] = [await read(nameless), await read(nameless), await read(`${nameless}\r\n`)];
    expect(one.messageId).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(again.messageId).toBe(one.messageId);
    expect(other.messageId).not.toBe(one.messageId);
  });

  it.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: no', false],
    ['Precedence: bulk', true],
    ['Precedence: normal', false],
    ['Return-Path: <>', true],
    ['Return-Path: <aino@posti.example>', false],
    ['X-Auto-Response-Suppress: OOF, AutoReply', true],
    ['X-Other: yes', false],
  ])('of a program is known as one: %s', async (header, autoSubmitted) => {
    expect((await readWish({ headers: [header] })).autoSubmitted).toBe(autoSubmitted);
  });
});

describe('the calendars of a mail', () => {
  const uids = async (...parts: string[]) =>
    (await readWish({ parts })).calendars.flatMap(({ events }) => events.map(({ uid }) => uid));
  const plain = (calendar: string, type: string) => [`Content-Type: ${type}`, '', calendar].join('\r\n');
  const quoted = replyCalendar().replaceAll('=', '=3D').replaceAll('ä', '=C3=A4').replace('DTSTAMP', 'DTST=\r\nAMP');

  it('count once, however often and however they are encoded', async () => {
    const part = `Content-Type: text/calendar; method=REPLY\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}`;
    const file = calendarPart(undefined, 'application/ics; name=invite.ics');
    expect(
      await uids(calendarPart(), part, file, plain(replyCalendar().replaceAll('\r\n', '\n'), 'text/calendar')),
    ).toEqual(['u1@yhteisaika.example']);
  });

  it('count each when they differ', async () => {
    expect(await uids(calendarPart(replyCalendar('a')), calendarPart(replyCalendar('b')))).toEqual(['a', 'b']);
  });

  it('are found under another type by their file name', async () => {
    expect(await uids(calendarPart(undefined, 'application/octet-stream; name="meeting.ICS"'))).toHaveLength(1);
  });

  it('are found in a text that a gateway made of them, and not in a quotation', async () => {
    expect(await uids(plain(`Hei!\r\n${replyCalendar()}`, 'text/plain; charset=utf-8'))).toEqual([
      'u1@yhteisaika.example',
    ]);
    const quotation = replyCalendar().replaceAll(/^/gm, '> ');
    expect(await uids(plain(quotation, 'text/plain; charset=utf-8'))).toEqual([]);
  });

  it('may be the whole mail', async () => {
    const mail = ['From: a@b.example', 'Content-Type: text/calendar; method=REPLY', '', replyCalendar()].join('\r\n');
    expect((await read(mail)).calendars).toHaveLength(1);
  });

  it('are not those of a mail inside the mail', async () => {
    const inner = rawMail().replaceAll('=_part', 'inner');
    const forwarded = ['Content-Type: message/rfc822', '', inner].join('\r\n');
    const inline = ['Content-Type: message/rfc822', 'Content-Disposition: inline', '', inner].join('\r\n');
    expect(await uids(forwarded, inline)).toEqual([]);
  });

  it('in Latin-1 keep their names', async () => {
    const bytes = Buffer.from(
      rawMail({ parts: [plain(replyCalendar(), 'text/calendar; charset=iso-8859-1')] }),
      'latin1',
    );
    const { calendars } = await read(bytes);
    expect(calendars[0]?.events[0]?.attendees[0]?.name).toBe('Aino Mäkelä');
  });

  it('that cannot be read leave a reason, and the others be', async () => {
    const mail = await readWish({ parts: [calendarPart('BEGIN:VCALENDAR'), calendarPart()] });
    expect(mail.unreadable).toEqual(['NO_EVENT']);
    expect(mail.calendars).toHaveLength(1);
  });
});

describe('calendars that only some programs know', () => {
  const winmail = (type: string) =>
    [`Content-Type: ${type}; name="winmail.dat"`, 'Content-Transfer-Encoding: base64', '', 'eJ8+IgAA'].join('\r\n');
  const vCalendar = replyCalendar().replace('VERSION:2.0', 'VERSION:1.0');

  it.each([
    ['Outlook’s wrapping', winmail('application/ms-tnef'), 'WINMAIL_DAT'],
    ['Outlook’s wrapping under its other name', winmail('application/vnd.ms-tnef'), 'WINMAIL_DAT'],
    ['Outlook’s wrapping under no name', winmail('application/octet-stream'), 'WINMAIL_DAT'],
    ['vCalendar 1.0', calendarPart(vCalendar, 'text/x-vcalendar'), 'VCALENDAR_1_0'],
    ['vCalendar 1.0 as iCalendar', calendarPart(vCalendar), 'VCALENDAR_1_0'],
    ['vCalendar 1.0 as a file', calendarPart(vCalendar, 'application/octet-stream; name="a.vcs"'), 'VCALENDAR_1_0'],
  ])('leave their reason: %s', async (_, part, reason) => {
    const text = 'Content-Type: text/plain\r\n\r\nTulen paikalle.';
    expect(await readWish({ parts: [text, part] })).toMatchObject({ calendars: [], unreadable: [reason] });
  });

  it('leave none beside one that can be read', async () => {
    const mail = await readWish({ parts: [calendarPart(), winmail('application/ms-tnef')] });
    expect([mail.calendars.length, mail.unreadable]).toEqual([1, []]);
  });
});

describe('Authentication-Results', () => {
  const mx = 'Authentication-Results: mx.yhteisaika.example;';
  const authentication = async (headers: string[], from?: string) => (await readWish({ headers, from })).authentication;

  it.each([
    ['DMARC', [`${mx} dmarc=pass (p=none) header.from=posti.example`]],
    ['DKIM of the domain', [`${mx} dkim=pass header.d=posti.example header.s=x; spf=fail smtp.mailfrom=b.example`]],
    ['SPF of the domain', [`${mx} spf=pass (ok; by us) smtp.mailfrom=aino@posti.example`]],
    [
      'one field folded',
      [`Authentication-Results: MX.yhteisaika.example 1;\r\n\tdmarc=pass\r\n header.from=Posti.example`],
    ],
  ])('pass in alignment: %s', async (_, headers) => expect(await authentication(headers)).toBe('ALIGNED_PASS'));

  it('of a domain above the sender’s pass with its signature', async () => {
    const from = 'aino@mail.posti.example';
    expect(await authentication([`${mx} dkim=pass header.d=posti.example`], from)).toBe('ALIGNED_PASS');
    expect(await authentication([`${mx} dkim=pass header.d=example`], from)).toBe('OTHER');
  });

  it.each([
    ['none', []],
    ['of another server', ['Authentication-Results: mx.other.example; dmarc=pass header.from=posti.example']],
    [
      'of ours, but not on top',
      ['Authentication-Results: mx.other.example; none', `${mx} dmarc=pass header.from=posti.example`],
    ],
    ['DMARC of no domain', [`${mx} dmarc=pass`]],
    ['another domain', [`${mx} dmarc=pass header.from=forger.example`]],
    ['another signature', [`${mx} dkim=pass header.d=forger.example`]],
    ['the ending of a name', [`${mx} dkim=pass header.d=sti.example`]],
    ['a failure', [`${mx} dmarc=fail header.from=posti.example; spf=pass smtp.mailfrom=posti.example`]],
    ['a pass in a comment', [`${mx} dmarc=fail (was ; dmarc=pass header.from=posti.example)`]],
    ['a pass in quotation marks', [`${mx} spf=none smtp.mailfrom="; dmarc=pass header.from=posti.example"`]],
    ['a pass behind an escaped mark', [`${mx} spf=none smtp.mailfrom="a\\"; dmarc=pass header.from=posti.example"`]],
  ])('do not pass: %s', async (_, headers) => expect(await authentication(headers)).toBe('OTHER'));

  it('vouch for nobody where two are named', async () => {
    const two = 'aino@posti.example, eino@posti.example';
    expect(await authentication([`${mx} dmarc=pass header.from=posti.example`], two)).toBe('OTHER');
  });

  it('are believed from nobody when no server is named', async () => {
    const mail = Buffer.from(rawMail({ headers: [`${mx} dmarc=pass header.from=posti.example`] }));
    const reading = await readReceivedMail(mail, { ...aids, receivingHost: undefined });
    expect(reading).toMatchObject({ mail: { authentication: 'OTHER' } });
  });
});

describe('a bounce', () => {
  const report = (...fields: string[]) =>
    rawMail({
      parts: [
        'Content-Type: text/plain\r\n\r\nYour mail did not arrive.',
        ['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.posti.example', '', ...fields].join(
          '\r\n',
        ),
        [
          'Content-Type: text/rfc822-headers',
          '',
          'To: aino@posti.example',
          'Message-ID:\r\n <sent-1@yhteisaika.example>',
        ].join('\r\n'),
      ],
    }).replace('multipart/alternative', 'multipart/report; report-type=delivery-status');

  it.each([
    [
      'failed for good',
      ['Final-Recipient: rfc822; Aino@posti.example', 'Action: failed', 'Status: 5.1.1'],
      'FAILED',
      '5.1.1',
      true,
    ],
    [
      'failed in the end',
      ['Final-Recipient: rfc822;aino@posti.example', 'Action: Failed', 'Status: 4.4.7 (expired)'],
      'FAILED',
      '4.4.7',
      false,
    ],
    ['delayed', ['Final-Recipient: rfc822; <aino@posti.example>', 'Action: delayed'], 'DELAYED', '4.0.0', false],
    [
      'of an alias',
      ['Original-Recipient: rfc822; aino@posti.example', 'Final-Recipient: rfc822; a.m@x.example', 'Action: failed'],
      'FAILED',
      '5.0.0',
      true,
    ],
  ])('%s', async (_, fields, action, status, permanent) => {
    const { bounce } = await read(report(...fields));
    expect(bounce).toEqual({
      recipient: 'aino@posti.example',
      action,
      status,
      permanent,
      messageId: 'sent-1@yhteisaika.example',
    });
  });

  it('knows the mail that comes back whole, and takes nothing else from it', async () => {
    const original = rawMail({ messageId: 'sent-2@yhteisaika.example' }).replaceAll('=_part', 'inner');
    const whole = report('Final-Recipient: rfc822; aino@posti.example', 'Action: failed').replace(
      /Content-Type: text\/rfc822-headers[\s\S]*?(?=\r\n--=_part--)/,
      () => `Content-Type: message/rfc822\r\n\r\n${original}`,
    );
    const mail = await read(whole);
    expect(mail.bounce?.messageId).toBe('sent-2@yhteisaika.example');
    expect(mail.calendars).toEqual([]);
  });

  it.each([['delivered'], ['relayed']])('is none when the mail was %s', async (action) => {
    const { bounce } = await read(
      report('Final-Recipient: rfc822; aino@posti.example', `Action: ${action}`, 'Status: 2.0.0'),
    );
    expect(bounce).toBeUndefined();
  });
});

describe('broken and hostile mail', () => {
  const reasonOf = async (mail: string | Buffer) => {
    const reading = await readReceivedMail(Buffer.from(mail), aids);
    return reading.kind === 'UNREADABLE' ? reading.reason : 'read';
  };

  it.each([
    ['BROKEN', ''],
    ['TOO_LARGE', `${rawMail()}${'x'.repeat(4 * 2 ** 20)}`],
    ['HEADERS_TOO_LARGE', `X-Long: ${'x'.repeat(70_000)}\r\n${rawMail()}`],
    ['TOO_MANY_PARTS', rawMail({ parts: Array.from({ length: 2_000 }, () => '\r\nx') })],
  ])('%s', async (reason, mail) => expect(await reasonOf(mail)).toBe(reason));

  it.each([
    ['no head', '\r\n\r\nx'],
    ['a boundary that never comes', rawMail().replaceAll('--=_part', '--other')],
    ['a boundary of nothing', rawMail().replace('boundary="=_part"', 'boundary=""')],
    ['an unknown encoding', rawMail().replace('base64', 'x-none')],
    ['half a base64', rawMail().slice(0, -300)],
    ['zero bytes', rawMail().replace('Subject', 'Sub\0ject')],
    ['a hundred thousand recipients', rawMail({ to: Array.from({ length: 5_000 }, () => 'a@b.c').join(',') })],
  ])('%s is read as far as it goes', async (_, mail) => expect(await reasonOf(mail)).toBe('read'));

  it('never throws, whatever bytes come', async () => {
    const whole = Buffer.from(rawMail());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
        async (changes) => {
          const changed = Buffer.from(whole);
          for (const [at, octet] of changes) changed[at % changed.length] = octet;
          expect(['READ', 'UNREADABLE']).toContain((await readReceivedMail(changed, aids)).kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});
