import { planChain } from '../../domain/follow-up/plan-chain.js';
import type { Anchors, Step } from '../../domain/follow-up/template.js';
import type { TimeZone } from '../../domain/time/zone.js';
import { type Meeting, type MeetingKind, type Participant, timeOf } from '../meetings/meeting.js';
import { builtInChain } from './built-in-chain.js';
import type { FollowUpKind, NotificationChannel } from './follow-up.js';
import { type Reachable, reachOf } from './reach.js';

/** Somebody whom something may be sent to. */
export interface PlannedPerson extends Reachable {
  readonly id: string;
  readonly zone: TimeZone;
}

/** A row as it is to stand. */
export interface PlannedFollowUp {
  readonly meetingId: string;
  readonly meetingSequence: number;
  readonly caseId: string | undefined;
  readonly personId: string;
  readonly step: string;
  readonly kind: FollowUpKind;
  readonly audience: Step['to'];
  readonly channel: NotificationChannel;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Infinity without an end. */
  readonly until: number;
}

/** A meeting, and who of it is planned for anew. */
export interface MeetingToPlan {
  readonly meeting: Meeting;
  readonly personIds: ReadonlySet<string>;
  /** Those who attend its series are asked about all of that at once, about its first meeting; or about this one by itself. */
  readonly asksForSeries: boolean;
  /** For whom it is the first of those that one act asked them to: what is said of all of them is said about it. */
  readonly firstFor: ReadonlySet<string>;
  /** Whether they have just been asked, at `at`. Unknown: they are asked for no missing answer. */
  readonly asksNow: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What is still to be said about a meeting to those who are planned for, by the house's chain. Nothing to those who are told of it
 * for information, and to whoever has declined. Pure.
 */
export function plannedFollowUps(
  wish: MeetingToPlan,
  people: ReadonlyMap<string, PlannedPerson>,
): readonly PlannedFollowUp[] {
  const { meeting, personIds } = wish;
  const forParticipants = meeting.participants.flatMap((participant) => {
    const person = people.get(participant.personId);
    if (!person || !personIds.has(person.id) || !isExpected(participant)) return [];
    const { start, end } = timeOf(meeting, participant);
    return chainOf(wish, person, { START: start, END: end }, (step) => isFor(step, wish, participant, person));
  });
  return [...forParticipants, ...forOrganiser(wish, people)];
}

/** One message about all whose answers are missing, or two hundred people would be two hundred letters. */
function forOrganiser(wish: MeetingToPlan, people: ReadonlyMap<string, PlannedPerson>): PlannedFollowUp[] {
  const { meeting } = wish;
  const organiser = people.get(meeting.organiserId);
  if (!organiser || !meeting.participants.some((each) => isAsked(wish, each) && isMissed(meeting, each))) return [];
  const anchors = { START: meeting.start, END: meeting.end };
  return chainOf(wish, organiser, anchors, ({ to }) => to === 'ORGANISER');
}

function chainOf(
  { meeting, asksNow, at }: MeetingToPlan,
  person: PlannedPerson,
  times: Anchors,
  isWanted: (step: Step) => boolean,
): PlannedFollowUp[] {
  const anchors = asksNow ? { ...times, ASKED: at, BOOKED: at } : times;
  return planChain(builtInChain, anchors, { zone: person.zone, isFor: isWanted }, at).flatMap(({ step, due }) => {
    if (due.kind !== 'AT') return [];
    return {
      meetingId: meeting.id,
      meetingSequence: meeting.sequence,
      caseId: meeting.caseId,
      personId: person.id,
      step: step.key,
      kind: step.kind,
      audience: step.to,
      channel: reachOf(person).channel,
      dueAt: due.at,
      until: due.until,
    };
  });
}

function isFor(step: Step, wish: MeetingToPlan, participant: Participant, person: PlannedPerson): boolean {
  if (step.to !== 'PARTICIPANT') return false;
  if (step.channel === 'SMS' && reachOf(person).channel !== 'SMS') return false;
  if (step.firstOnly === true && !isFirst(wish, participant)) return false;
  return step.endedBy !== 'ANSWER' || isAsked(wish, participant);
}

/** Who publishes a time or books one has said that they come, and a peer group is open to whoever comes: nobody is asked twice. */
const awaitsNoAnswer: readonly MeetingKind[] = ['CONSULTATION', 'PEER_GROUP_SESSION'];

/** INFORMED ones hear of it once, and come or not. */
const isExpected = ({ requirement, status }: Participant): boolean =>
  requirement !== 'INFORMED' && status !== 'DECLINED';

const isAsked = (wish: MeetingToPlan, participant: Participant): boolean =>
  participant.status === 'NEEDS_ACTION' &&
  participant.requirement !== 'INFORMED' &&
  !awaitsNoAnswer.includes(wish.meeting.kind) &&
  isFirst(wish, participant);

const isFirst = ({ asksForSeries, firstFor }: MeetingToPlan, participant: Participant): boolean =>
  firstFor.has(participant.personId) && (participant.attendsSeries !== true || asksForSeries);

/** Whose silence the organiser has to do something about. Of oneself one knows. */
export const isMissed = ({ organiserId }: Meeting, { personId, requirement, status }: Participant): boolean =>
  (requirement === 'CHAIR' || requirement === 'REQUIRED') && status === 'NEEDS_ACTION' && personId !== organiserId;
