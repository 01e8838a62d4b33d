import { type Meeting, type Participant, timeOf } from '../meetings/meeting.js';
import type { MeetingChange } from '../meetings/meeting-listeners.js';
import { participantOf } from '../meetings/participation.js';
import { isMissed } from './follow-up-plan.js';

/** What a meeting's change means for its follow-ups. */
export interface MeetingTurn {
  readonly kind: 'NOTHING' | 'ENDED' | 'CHANGED';
  /** Whose follow-ups end: they have left, or declined. */
  readonly goneIds: readonly string[];
  /** Whose answer has come. */
  readonly answeredIds: readonly string[];
  /** Nobody is left whose answer the organiser waits for. */
  readonly allAnswered: boolean;
  /** Who is planned for anew: newcomers, those whose time is another, and those who come after all. */
  readonly planIds: readonly string[];
  /** Those of them who have just been asked for their answer. */
  readonly isAskedAnew: boolean;
  readonly organiserChanged: boolean;
}

const nothing: MeetingTurn = {
  kind: 'NOTHING',
  goneIds: [],
  answeredIds: [],
  allAnswered: false,
  planIds: [],
  isAskedAnew: false,
  organiserChanged: false,
};

/** Of a hold nobody has heard, so it has no follow-ups; confirmed, it is a new meeting. Pure. */
export function turnOf({ before: was, after }: Pick<MeetingChange, 'before' | 'after'>): MeetingTurn {
  if (after.status === 'TENTATIVE') return nothing;
  const before = was?.status === 'TENTATIVE' ? undefined : was;
  if (after.status === 'CANCELLED') return before ? { ...nothing, kind: 'ENDED' } : nothing;
  if (!before) return { ...nothing, kind: 'CHANGED', planIds: after.participants.map(idOf), isAskedAnew: true };
  const asked = after.participants.filter((each) => isAskedIn(before, after, each));
  const back = after.participants.filter((each) => comesAfterAll(before, each));
  const turn = {
    goneIds: [
      ...before.participants.filter(({ personId }) => !participantOf(after, personId)),
      ...after.participants.filter((each) => each.status === 'DECLINED' && statusIn(before, each) !== 'DECLINED'),
    ].map(idOf),
    answeredIds: after.participants
      .filter((each) => each.status !== 'NEEDS_ACTION' && statusIn(before, each) === 'NEEDS_ACTION')
      .map(idOf),
    planIds: [...new Set([...asked, ...back].map(idOf))],
    isAskedAnew: asked.length > 0,
    organiserChanged: before.organiserId !== after.organiserId,
  };
  const isQuiet = turn.goneIds.length + turn.answeredIds.length + turn.planIds.length === 0 && !turn.organiserChanged;
  if (isQuiet) return nothing;
  const allAnswered = !after.participants.some((each) => isMissed(after, each));
  return { ...turn, kind: 'CHANGED', allAnswered };
}

const idOf = ({ personId }: Participant): string => personId;

const statusIn = (meeting: Meeting, { personId }: Participant): Participant['status'] | undefined =>
  participantOf(meeting, personId)?.status;

/** New to the meeting, or at another time than they were asked for. */
function isAskedIn(before: Meeting, after: Meeting, participant: Participant): boolean {
  const earlier = participantOf(before, participant.personId);
  if (!earlier) return true;
  const [was, is] = [timeOf(before, earlier), timeOf(after, participant)];
  return was.start !== is.start || was.end !== is.end;
}

const comesAfterAll = (before: Meeting, participant: Participant): boolean =>
  participant.status !== 'DECLINED' && statusIn(before, participant) === 'DECLINED';
