import type { Attachment } from 'mailparser';
import type { ItipMessage, UnreadableReason } from '../icalendar/itip-message.js';
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
 */
export function calendarsIn(parts: readonly Attachment[], timeZone: string): CalendarParts {
  const calendars = new Map<string, ItipMessage>();
  const unreadable = new Set<UnreadableReason>();
  for (const part of parts.filter(isCalendar).slice(0, calendarPartsMax)) {
    const reading = readMessage(part.content, {
      timeZone,
      method: parameter(part, 'method'),
      charset: parameter(part, 'charset'),
    });
    if (reading.kind === 'READ') calendars.set(JSON.stringify(reading.message), reading.message);
    else unreadable.add(reading.reason);
  }
  return { calendars: [...calendars.values()], unreadable: [...unreadable] };
}

function isCalendar({ contentType, filename }: Attachment): boolean {
  return (
    /^(?:text\/(?:x-v)?calendar|application\/(?:ics|x-ics|calendar))$/i.test(contentType) ||
    /\.ics$/i.test(filename ?? '')
  );
}

function parameter(part: Attachment, name: string): string | undefined {
  const type = part.headers.get('content-type') as { params?: Record<string, unknown> } | undefined;
  const value = type?.params?.[name];
  return typeof value === 'string' ? value : undefined;
}
