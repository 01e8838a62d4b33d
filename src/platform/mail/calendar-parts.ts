import type { Attachment } from 'mailparser';
import type { CalendarReading, ItipMessage, UnreadableReason } from '../icalendar/itip-message.js';
import { readMessage } from '../icalendar/read-message.js';

/** One invitation's answer comes twice in a mail; a mail with more calendars than this is no answer. */
const calendarPartsMax = 10;

export interface CalendarParts {
  readonly calendars: readonly ItipMessage[];
  readonly unreadable: readonly UnreadableReason[];
}

/**
 * The calendars of a mail, each once: programs send the same one as an alternative and as a file, in two transfer encodings,
 * so it is what they say that is compared. Parts of a mail inside the mail are not its own and do not reach this far.
 *
 * @param text the mail's plain text: gateways that know no text/calendar make of it what they know
 */
export function calendarsIn(parts: readonly Attachment[], text: string | undefined, timeZone: string): CalendarParts {
  const typed = parts
    .filter(isCalendar)
    .slice(0, calendarPartsMax)
    .map((part) => readPart(part, timeZone));
  const readings = typed.length > 0 ? typed : readText(text ?? '', timeZone);
  const calendars = new Map<string, ItipMessage>();
  const unreadable = new Set<UnreadableReason>();
  for (const reading of readings) {
    if (reading.kind === 'READ') calendars.set(JSON.stringify(reading.message), reading.message);
    else unreadable.add(reading.reason);
  }
  // Outlook's own wrapping (TNEF) holds the answer where only Outlook finds it; whoever sent it can send iCalendar instead.
  if (typed.length === 0 && parts.some(isWinmail)) unreadable.add('WINMAIL_DAT');
  return { calendars: [...calendars.values()], unreadable: [...unreadable] };
}

function readPart(part: Attachment, timeZone: string): CalendarReading {
  const [method, charset] = [parameter(part, 'method'), parameter(part, 'charset')];
  return readMessage(part.content, { timeZone, method, charset });
}

/** A quoted calendar has signs before its lines and is not taken for one. */
function readText(text: string, timeZone: string): CalendarReading[] {
  const begins = /^BEGIN:VCALENDAR\s*$/im.exec(text);
  return begins === null ? [] : [readMessage(Buffer.from(text.slice(begins.index)), { timeZone })];
}

function isCalendar({ contentType, filename }: Attachment): boolean {
  return (
    /^(?:text\/(?:x-v)?calendar|application\/(?:ics|x-ics|calendar))$/i.test(contentType) ||
    /\.(?:ics|vcs)$/i.test(filename ?? '')
  );
}

function isWinmail({ contentType, filename }: Attachment): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/i.test(contentType) || /^winmail\.dat$/i.test(filename ?? '');
}

function parameter(part: Attachment, name: string): string | undefined {
  const type = part.headers.get('content-type') as { params?: Record<string, unknown> } | undefined;
  const value = type?.params?.[name];
  return typeof value === 'string' ? value : undefined;
}
