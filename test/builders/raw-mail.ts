/** A mail as bytes that a test writes by hand: what a program sends, right or wrong. */
export interface RawMailWish {
  readonly from?: string;
  readonly to?: string;
  readonly messageId?: string;
  /** Whole header lines, on top of the others, as the last server on the way would have put them. */
  readonly headers?: readonly string[];
  /** Whole parts, each beginning with its own header lines. */
  readonly parts?: readonly string[];
}

export const rawMail = ({
  from = 'Aino Mäkelä <aino@posti.example>',
  to = 'kutsut+k7f3q9@yhteisaika.example',
  messageId = 'reply-1@posti.example',
  headers = [],
  parts = [calendarPart()],
}: RawMailWish = {}): string =>
  [
    ...headers,
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${messageId}>`,
    'Date: Mon, 01 Feb 2027 11:15:02 +0200',
    'Subject: Accepted',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="=_part"',
    '',
    ...parts.flatMap((part) => ['--=_part', part]),
    '--=_part--',
    '',
  ].join('\r\n');

export const replyCalendar = (uid = 'u1@yhteisaika.example', status = 'ACCEPTED'): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20270201T091502Z',
    `ATTENDEE;PARTSTAT=${status};CN=Aino Mäkelä:mailto:aino@posti.example`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

export function calendarPart(calendar = replyCalendar(), type = 'text/calendar; charset=utf-8; method=REPLY'): string {
  const encoded = Buffer.from(calendar).toString('base64');
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', '', encoded].join('\r\n');
}
