import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { ProgrammeAdjustment, RhythmSession } from '../../domain/rhythm/programme-plan.js';
import type { AssessmentPoint, Instrument } from '../../domain/rhythm/programme-wish.js';
import type { Interval } from '../../domain/time/interval.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import type { TimeZone } from '../../domain/time/zone.js';
import { clientsMax } from './programme-limits.js';
import * as say from './programme.problems.js';

/**
 * A group coaching programme: its state and everything that may change it.
 *
 * Invariants
 * - it has one coach, `clientsMin` to `clientsMax` clients when it is planned, and 1 to `clientsMax` afterwards; nobody twice;
 * - a PLANNED one takes nobody's time and nobody has been told of it: its sessions have no meeting;
 * - of a CONFIRMED one each session has a meeting, all of them booked in one act. When and where the session is, who
 *   takes part, and whether it was called off is from then on the meeting's to say, and is kept nowhere else;
 * - a substitute chairs the sessions that they take over; `coachId` stays whose programme it is;
 * - `version` rises with every change of the programme as a whole, not with one of a single meeting, which has its own;
 * - what is cancelled or over is never changed again.
 *
 * States
 *   PLANNED ── confirm ──▶ CONFIRMED ── cancel ──▶ CANCELLED
 *     └ cancel ▶ CANCELLED   │ substituteCoach, changeClients ▶ CONFIRMED
 *                            └ its last session ends ▶ COMPLETED  (derived from the clock when read; nothing is stored)
 */
export const programmeStatuses = ['PLANNED', 'CONFIRMED', 'COMPLETED', 'CANCELLED'] as const;
export type ProgrammeStatus = (typeof programmeStatuses)[number];
export const sessionTypes = ['ON_THE_JOB_DAY', 'THEORY_DAY', 'ASSESSMENT'] as const;
export type SessionType = (typeof sessionTypes)[number];

/** As it was planned; once it has a meeting, that one's time and place hold. */
export interface ProgrammeSession extends Interval {
  readonly id: string;
  readonly type: SessionType;
  /** Counted from 1. */
  readonly week: number;
  readonly roomId?: string;
  /** Whose own it is; all clients' if left out. */
  readonly clientId?: string;
  /** The host workplace's contact takes part. */
  readonly withHost: boolean;
  readonly instrument?: Instrument;
  readonly point?: AssessmentPoint;
  readonly meetingId?: string;
}

export interface CoachingProgramme {
  readonly id: string;
  readonly name: string;
  readonly status: Exclude<ProgrammeStatus, 'COMPLETED'>;
  readonly coachId: string;
  /** Those who are in it now, in the order in which they came. */
  readonly clientIds: readonly string[];
  readonly hostOrganisationId: string;
  readonly hostContactId?: string;
  readonly plannedById: string;
  readonly from: LocalDate;
  readonly weeks: number;
  readonly timeZone: TimeZone;
  readonly rhythm: readonly RhythmSession[];
  readonly adjustments: readonly ProgrammeAdjustment[];
  /** Whose calendar nobody knew when it was planned. */
  readonly unknownIds: readonly string[];
  /** What the link of the page for the wall names. */
  readonly wallId: string;
  readonly version: number;
  /** In the order of their planned start. */
  readonly sessions: readonly ProgrammeSession[];
}

/** Everybody who is to take part in a session that is not booked yet: the coach first. */
export function plannedParticipants(
  programme: Pick<CoachingProgramme, 'coachId' | 'clientIds' | 'hostContactId'>,
  session: Pick<ProgrammeSession, 'clientId' | 'withHost'>,
): string[] {
  const clientIds = session.clientId === undefined ? programme.clientIds : [session.clientId];
  const host = session.withHost && programme.hostContactId !== undefined ? [programme.hostContactId] : [];
  return [programme.coachId, ...clientIds, ...host];
}

/** The end of a session, and whether it was called off. */
interface Held {
  readonly end: number;
  readonly cancelled: boolean;
}

/** COMPLETED is no stored state: a programme of which nothing is to come has been held. */
export const programmeStatusAt = (
  status: CoachingProgramme['status'],
  sessions: readonly Held[],
  now: number,
): ProgrammeStatus =>
  status === 'CONFIRMED' && sessions.every(({ end, cancelled }) => cancelled || end <= now) ? 'COMPLETED' : status;

/** The plan become a programme: the same with a meeting for each session, `meetingIds` by session. */
export function confirm(
  programme: CoachingProgramme,
  version: number,
  meetingIds: ReadonlyMap<string, string>,
): Result<CoachingProgramme, Problem> {
  if (programme.status === 'CANCELLED') return refused(say.alreadyCancelled);
  if (programme.status === 'CONFIRMED') return refused(invalid('programmeId', say.alreadyConfirmed));
  if (programme.version !== version) return refused(say.staleVersion('version'));
  return ok({
    ...programme,
    status: 'CONFIRMED',
    version: version + 1,
    sessions: programme.sessions.map((session) => ({ ...session, meetingId: meetingIds.get(session.id) })),
  });
}

/** The programme called off; its coming meetings are cancelled by whoever stores it. */
export function cancelProgramme(programme: CoachingProgramme, version: number): Result<CoachingProgramme, Problem> {
  if (programme.status === 'CANCELLED') return refused(say.alreadyCancelled);
  if (programme.version !== version) return refused(say.staleVersion('version'));
  return ok({ ...programme, status: 'CANCELLED', version: version + 1 });
}

/** The programme with its page for the wall at another address. */
export function renewWall(
  programme: CoachingProgramme,
  version: number,
  wallId: string,
): Result<CoachingProgramme, Problem> {
  const closed = closedToChange(programme, version, '');
  return closed ? refused(closed) : ok({ ...programme, wallId, version: version + 1 });
}

/** A substitution changes who chairs some sessions, and nothing of the programme itself. */
export function substituteCoach(
  programme: CoachingProgramme,
  { version, personId }: { readonly version: number; readonly personId: string },
): Result<CoachingProgramme, Problem> {
  const closed = closedToChange(programme, version, 'input.');
  if (closed) return refused(closed);
  if (programme.clientIds.includes(personId)) return refused(invalid('input.personId', say.clientAsCoach));
  return ok({ ...programme, version: version + 1 });
}

export interface ClientChange {
  readonly version: number;
  readonly addPersonIds: readonly string[];
  /** Once or more often each. */
  readonly removePersonIds: readonly string[];
}

/** The programme with other clients, those who stay first. A change of nobody changes nothing: the same object comes back. */
export function changeClients(
  programme: CoachingProgramme,
  { version, addPersonIds, removePersonIds }: ClientChange,
): Result<CoachingProgramme, Problem> {
  const closed = closedToChange(programme, version, 'input.');
  if (closed) return refused(closed);
  const { clientIds, coachId, hostContactId } = programme;
  const isThere = (id: string) => clientIds.includes(id) || id === coachId || id === hostContactId;
  const problems: Problem[] = [
    ...addPersonIds.flatMap((id, index) =>
      isThere(id) || addPersonIds.indexOf(id) < index
        ? [invalid(`input.addPersonIds.${index}`, say.takesPartAlready)]
        : [],
    ),
    ...removePersonIds.flatMap((id, index) =>
      clientIds.includes(id) ? [] : [invalid(`input.removePersonIds.${index}`, say.noClientOfIt)],
    ),
  ];
  const left = [...clientIds.filter((id) => !removePersonIds.includes(id)), ...addPersonIds];
  if (left.length === 0) problems.push(invalid('input.removePersonIds', say.nobodyLeft));
  if (left.length > clientsMax) problems.push(say.tooManyClients(clientsMax, 'input.addPersonIds'));
  if (problems.length > 0) return refused(...problems);
  if (addPersonIds.length + removePersonIds.length === 0) return ok(programme);
  return ok({ ...programme, clientIds: left, version: version + 1 });
}

/** Cancelled first: to somebody who did not see the cancellation, "stale" would only mean trying again. `path`: of its arguments. */
function closedToChange({ status, version }: CoachingProgramme, seen: number, path: string): Problem | undefined {
  if (status === 'CANCELLED') return { ...say.alreadyCancelled, field: `${path}programmeId` };
  if (status === 'PLANNED') return invalid(`${path}programmeId`, say.notConfirmed);
  return version === seen ? undefined : say.staleVersion(`${path}version`);
}
