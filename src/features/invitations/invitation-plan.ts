import { type Meeting, type Participant, timeOf } from '../meetings/meeting.js';
import type { MeetingChange } from '../meetings/meeting-listeners.js';
import { type InvitationKind, isEnd } from './invitation-facts.js';

/** What one recipient is to be told of a change, and what their invitation says from then on. */
export interface PlannedInvitation {
  readonly personId: string;
  /** Attends the whole: the invitation shares the meeting's UID and SEQUENCE; a part, or a single time of a series, has its own (ICALENDAR.md 4). */
  readonly whole: boolean;
  /** False: the invitation says so from now on, and the message about its series tells it. */
  readonly told: boolean;
  readonly requirement: Participant['requirement'];
  readonly method: 'REQUEST' | 'CANCEL';
  readonly news: InvitationKind;
  readonly channel: Meeting['channel'];
  readonly start: number;
  readonly end: number;
  /** Where the recipient's time began before a move. */
  readonly previousStart?: number;
}

/**
 * Who hears what of a change: everybody of a new meeting, of a moved one those whose time or place changed, of a
 * cancelled one everybody, of other participants those who come or go. Whoever is not concerned hears nothing. Of a hold
 * nobody hears, whatever becomes of it; once it is confirmed it is a new meeting. What happens to a meeting with its whole
 * series, those who attend the series are told once, of the series; who joins it is invited to that (series-plan.ts). Pure.
 */
export function planInvitations(change: MeetingChange): PlannedInvitation[] {
  const { after } = change;
  const before = change.before?.status === 'TENTATIVE' ? undefined : change.before;
  if (after.status === 'TENTATIVE' || (before === undefined && after.status === 'CANCELLED')) return [];
  const told = after.participants.flatMap((participant) => {
    const news = newsFor(participant, before, after);
    if (news === undefined || (news === 'INVITED' && attendsWith(change, participant))) return [];
    const planned = plannedFor(participant, after, news, !attendsWith(change, participant));
    return [news === 'MOVED' && before ? { ...planned, previousStart: timeOf(before, participant).start } : planned];
  });
  if (before === undefined) return told;
  const removed = before.participants.filter(({ personId }) => !takesPart(after, personId));
  return [...told, ...removed.map((each) => plannedFor(each, before, 'REMOVED', !attendsWith(change, each)))];
}

const attendsWith = ({ withSeries = false }: MeetingChange, { attendsSeries = false }: Participant): boolean =>
  withSeries && attendsSeries;

const plannedFor = (
  participant: Participant,
  meeting: Meeting,
  news: InvitationKind,
  told: boolean,
): PlannedInvitation => ({
  personId: participant.personId,
  whole: participant.part === undefined && meeting.occurrence?.recurrenceId === undefined,
  told,
  requirement: participant.requirement,
  method: isEnd(news) ? 'CANCEL' : 'REQUEST',
  news,
  channel: participant.channel ?? meeting.channel,
  ...timeOf(meeting, participant),
});

const takesPart = (meeting: Meeting, personId: string): boolean =>
  meeting.participants.some((participant) => participant.personId === personId);

function newsFor(participant: Participant, before: Meeting | undefined, after: Meeting): InvitationKind | undefined {
  if (after.status === 'CANCELLED') return 'CANCELLED';
  if (before === undefined || !takesPart(before, participant.personId)) return 'INVITED';
  const was = timeOf(before, participant);
  const is = timeOf(after, participant);
  if (was.start !== is.start || was.end !== is.end) return 'MOVED';
  const comesThere = ['ON_SITE', 'HYBRID'].includes(participant.channel ?? after.channel);
  return comesThere && before.roomId !== after.roomId ? 'CHANGED' : undefined;
}
