import type { ProgrammeAdjustment } from '../../domain/rhythm/programme-plan.js';
import { statusAt } from '../meetings/meeting.js';
import { plannedParticipants, programmeStatusAt } from './programme.js';
import type { ProgrammeRow, SessionRow } from './programme.read-model.js';
import type { CoachingProgrammeType, ProgrammeAdjustmentType, ProgrammeSessionType } from './programme.type.js';

interface Showing {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly wallPageUrl: string;
}

/** A programme as the schema shows it at this instant. */
export function presentProgramme(row: ProgrammeRow, { now, wallPageUrl }: Showing): CoachingProgrammeType {
  const held = row.sessions.map(({ end, meeting }) => ({ end, cancelled: meeting?.status === 'CANCELLED' }));
  const status = programmeStatusAt(row.status, held, now);
  return {
    ...row,
    status,
    wallPageUrl: row.status === 'CONFIRMED' ? wallPageUrl : null,
    sessions: row.sessions.map((session) => presentSession(row, session, now)),
    adjustments: row.adjustments.map((adjustment) => presentAdjustment(adjustment, row.timeZone)),
  };
}

function presentSession(programme: ProgrammeRow, session: SessionRow, now: number): ProgrammeSessionType {
  const { meeting } = session;
  return {
    ...session,
    instrument: session.instrument ?? null,
    point: session.point ?? null,
    status: meeting && statusAt(meeting, now),
    meetingRow: meeting,
    participantIds: meeting ? session.participants.map(({ personId }) => personId) : plannedOnes(programme, session),
  };
}

const plannedOnes = (programme: ProgrammeRow, { clientId, withHost }: SessionRow): string[] =>
  plannedParticipants(
    { ...programme, hostContactId: programme.hostContactId ?? undefined },
    { clientId: clientId ?? undefined, withHost },
  );

/** In another room it begins when it would have; left out, never. */
function presentAdjustment(adjustment: ProgrammeAdjustment, timeZone: string): ProgrammeAdjustmentType {
  const told = { week: adjustment.week, type: adjustment.type, adjustment, timeZone };
  switch (adjustment.kind) {
    case 'MOVED':
      return { ...told, movedFrom: adjustment.movedFrom, movedTo: adjustment.movedTo };
    case 'OTHER_ROOM':
      return { ...told, movedFrom: adjustment.movedFrom, movedTo: adjustment.movedFrom };
    case 'DROPPED':
      return { ...told, movedFrom: adjustment.movedFrom, movedTo: null };
    case 'NOT_PLACED':
      return { ...told, movedFrom: null, movedTo: null };
  }
}
