import type { Localised } from '../../domain/result.js';
import type { PublishedCalendar } from '../../platform/icalendar/published-calendar.js';
import type { PublishedEvent, Publisher } from '../../platform/icalendar/published-event.js';
import { neutralTitle } from '../meetings/neutral-title.js';
import type { FeedMeeting, FeedOwner } from './feed.read-model.js';
import { refreshMinutes } from './feed-window.js';

/** Shown beside the owner's other calendars, to whoever looks at their screen. */
const calendarName: Localised = {
  FI: 'Tapaamiset (Yhteisaika)',
  SV: 'Möten (Yhteisaika)',
  EN: 'Meetings (Yhteisaika)',
};

/** The calendar behind a feed's address. Pure: the same rows give the same calendar. */
export function feedCalendar(
  owner: FeedOwner,
  meetings: readonly FeedMeeting[],
  publisher: Publisher,
): PublishedCalendar {
  const events = meetings.map((meeting) => feedEvent(owner, meeting));
  return { name: calendarName[owner.language], refreshMinutes, publisher, events };
}

/**
 * UID is the meeting's and not the invitation's: the invitation is an event of its own in the owner's calendar, which they
 * can answer, and a copy of the feed must never take its place.
 */
function feedEvent({ titles, language }: FeedOwner, meeting: FeedMeeting): PublishedEvent {
  return {
    uid: `feed-${meeting.id}`,
    sequence: meeting.sequence,
    dtstamp: meeting.changedAt,
    start: meeting.start,
    end: meeting.end,
    timeZone: meeting.timeZone,
    summary: titles === 'FULL' ? meeting.title : (meeting.publicTitle ?? neutralTitle[language]),
    location: meeting.place ?? undefined,
    url: meeting.videoUrl ?? undefined,
    ...standing(meeting),
  };
}

/**
 * What stands for sure is CONFIRMED, also before an answer: the meeting takes the time of those who must come from the
 * beginning. TENTATIVE is a hold, and for whom it is not sure that they come: they said so, or need not and have not said.
 */
function standing({ status, requirement, answer }: FeedMeeting): Pick<PublishedEvent, 'status' | 'takes'> {
  if (status === 'CANCELLED') return { status: 'CANCELLED', takes: 'FREE' };
  const unsure = answer === 'TENTATIVE' || (requirement === 'OPTIONAL' && answer !== 'ACCEPTED');
  if (requirement === 'INFORMED') return { status: 'CONFIRMED', takes: 'FREE' };
  return status === 'TENTATIVE' || unsure
    ? { status: 'TENTATIVE', takes: 'TENTATIVE' }
    : { status: 'CONFIRMED', takes: 'BUSY' };
}
