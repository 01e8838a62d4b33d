import ical, {
  type ICalAttendeeData,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { AttendeeRequirement, AttendeeStatus, CalendarMessage } from './calendar-message.js';
import type { EventTimes } from './event-times.js';
import { mailtoPath } from './mailto.js';
import { lineText, paragraphText, parameterText } from './property-text.js';
import { webLink } from './web-link.js';

/** ical-generator refuses an organiser without a name; a name of one space is taken out again by `repairedLine`. */
export const nameLeftOut = ' ';

const roles: Record<AttendeeRequirement, ICalAttendeeRole> = {
  CHAIR: ICalAttendeeRole.CHAIR,
  REQUIRED: ICalAttendeeRole.REQ,
  OPTIONAL: ICalAttendeeRole.OPT,
  INFORMED: ICalAttendeeRole.NON,
};

const statuses: Record<AttendeeStatus, ICalAttendeeStatus> = {
  NEEDS_ACTION: ICalAttendeeStatus.NEEDSACTION,
  ACCEPTED: ICalAttendeeStatus.ACCEPTED,
  TENTATIVE: ICalAttendeeStatus.TENTATIVE,
  DECLINED: ICalAttendeeStatus.DECLINED,
};

/** How the time stands in the recipient's calendar: it mirrors what the meeting takes of the person's time with us. */
const busyStatuses: Record<AttendeeRequirement, ICalEventBusyStatus> = {
  CHAIR: ICalEventBusyStatus.BUSY,
  REQUIRED: ICalEventBusyStatus.BUSY,
  OPTIONAL: ICalEventBusyStatus.TENTATIVE,
  INFORMED: ICalEventBusyStatus.FREE,
};

/**
 * The event's content lines as ical-generator writes them, unfolded. Only its event is asked for, not its calendar: the
 * calendar knows a zone by a property that no standard has, writes DTSTAMP without its `Z` as soon as it has a zone, ends
 * without a line break, and folds by encoding character after character, which is nearly all of its time.
 */
export function libraryEventLines(message: CalendarMessage, times: EventTimes): string[] {
  const cancelled = message.method === 'CANCEL';
  const takesNoTime = cancelled || message.attendee.requirement === 'INFORMED';
  const zone = times.start.timeZoneId;
  const link = message.url === undefined ? undefined : webLink(message.url);
  const event = ical({ method: ICalCalendarMethod[message.method] }).createEvent({
    id: lineText(message.uid),
    sequence: message.sequence,
    stamp: times.dtstamp,
    start: times.start,
    end: times.end,
    timezone: zone === 'UTC' ? null : zone,
    summary: lineText(message.summary),
    location: lineText(message.location ?? '') || null,
    description: paragraphText(message.description ?? '') || null,
    url: link ?? null,
    organizer: {
      name: parameterText(message.organiserName) || nameLeftOut,
      email: mailtoPath(message.organiserAddress),
    },
    attendees: [attendeeOf(message)],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: takesNoTime ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: takesNoTime ? ICalEventBusyStatus.FREE : busyStatuses[message.attendee.requirement],
  });
  return event.toString().trimEnd().split('\r\n');
}

function attendeeOf({ attendee, method, answerWanted = true }: CalendarMessage): ICalAttendeeData {
  const isAsked = answerWanted && attendee.requirement !== 'INFORMED';
  return {
    name: parameterText(attendee.name) || null,
    email: mailtoPath(attendee.address),
    role: roles[attendee.requirement],
    status: statuses[attendee.status],
    type: ICalAttendeeType.INDIVIDUAL,
    rsvp: method === 'REQUEST' ? isAsked : null,
  };
}
