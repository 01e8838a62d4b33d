import { type Meeting, type Participant, timeOf } from '../meetings/meeting.js';
import type { MeetingChange } from '../meetings/meeting-listeners.js';
import type { InvitationKind } from './invitation-facts.js';

/** What one recipient is to be told of a change, and what their invitation says from then on. */
export interface PlannedInvitation {
  readonly personId: string;
  /** Attends the whole: the invitation shares the meeting's UID and SEQUENCE; a part has its own (ICALENDAR.md 4). */
  readonly whole: boolean;
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
 * cancelled one everybody, of a meeting that goes on without somebody that person alone. Whoever is not concerned hears nothing. Pure.
 */
export function planInvitations({ before, after }: MeetingChange): PlannedInvitation[] {
  const removed = (before?.participants ?? []).filter(
    ({ personId }) => !after.participants.some((participant) => participant.personId === personId),
  );
  const told = removed.map((participant) => ({
    personId: participant.personId,
    whole: participant.part === undefined,
    method: 'CANCEL' as const,
    news: 'CANCELLED' as const,
    channel: participant.channel ?? after.channel,
    ...timeOf(after, participant),
  }));
  const others = after.participants.flatMap((participant): PlannedInvitation[] => {
    const news = newsFor(participant, before, after);
    if (news === undefined) return [];
    const previous = before && timeOf(before, participant);
    return [
      {
        personId: participant.personId,
        whole: participant.part === undefined,
        method: news === 'CANCELLED' ? ('CANCEL' as const) : ('REQUEST' as const),
        news,
        channel: participant.channel ?? after.channel,
        ...timeOf(after, participant),
        previousStart: news === 'MOVED' ? previous?.start : undefined,
      },
    ];
  });
  return [...told, ...others];
}

function newsFor(participant: Participant, before: Meeting | undefined, after: Meeting): InvitationKind | undefined {
  if (after.status === 'CANCELLED') return 'CANCELLED';
  if (before === undefined) return 'INVITED';
  const was = timeOf(before, participant);
  const is = timeOf(after, participant);
  if (was.start !== is.start || was.end !== is.end) return 'MOVED';
  const comesThere = ['ON_SITE', 'HYBRID'].includes(participant.channel ?? after.channel);
  return comesThere && before.roomId !== after.roomId ? 'CHANGED' : undefined;
}
