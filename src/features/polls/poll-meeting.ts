import { type Meeting, newMeeting } from '../meetings/meeting.js';
import { type PollOption, presentOnes, type TimePoll } from './poll.js';

/** The meeting that an option would be, of all who are in the poll or of `personIds` alone. */
export function meetingAt(
  poll: TimePoll,
  option: PollOption,
  { id, personIds }: { readonly id: string; readonly personIds?: ReadonlySet<string> },
): Meeting {
  const { kind, title, publicTitle, timeZone, channel, roomId, videoUrl, caseId, organiserId, durationMs } = poll;
  const participants = presentOnes(poll).filter(({ personId }) => personIds?.has(personId) ?? true);
  const meeting = newMeeting({
    ...{
      id,
      icalUid: id,
      kind,
      title,
      publicTitle,
      timeZone,
      channel,
      roomId,
      videoUrl,
      caseId,
      organiserId,
      durationMs,
    },
    start: { instant: option.start, wallClock: option.start, offsetMinutes: 'Z' },
    participants: participants.map(({ personId, requirement, channel: own, part }) => ({
      ...{ personId, requirement, channel: own, part },
    })),
  });
  if (!meeting.ok) throw new Error(`a poll whose meeting cannot be: ${JSON.stringify(meeting.problems)}`);
  return meeting.value;
}
