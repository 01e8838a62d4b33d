import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readPeople } from '../directory/person.read-model.js';
import { type ChangeInAct, changeTogether } from '../meetings/change-together.js';
import { changeParticipants } from '../meetings/meeting.js';
import { unknownPerson } from '../meetings/meeting.problems.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { type CoachingProgramme, substituteCoach } from './programme.js';
import * as say from './programme.problems.js';
import { updateProgramme } from './programme.store.js';
import { type ComingSession, comingSessions, programmeToChange } from './programme-to-change.js';

export interface SubstituteCoachCommand {
  readonly programmeId: string;
  readonly version: number;
  /** Both days belong to it. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Naming the programme's own coach gives the sessions back. */
  readonly personId: string;
  readonly acceptWarnings: readonly ProblemCode[];
}

/**
 * Gives a coach's sessions of some days to somebody else, all of them or none. Only the two coaches are told: for the
 * clients the time and the place are as they were.
 */
@Injectable()
export class SubstituteCoach {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the programme. */
  async execute(viewer: Viewer, command: SubstituteCoachCommand): Promise<Result<string, Problem>> {
    if (command.until < command.from) return refused(invalid('input.until', say.untilBeforeFrom));
    return this.transactions.run(viewer, (tx) => this.substitute(tx, viewer, command));
  }

  private async substitute(tx: Tx, viewer: Viewer, command: SubstituteCoachCommand): Promise<Result<string, Problem>> {
    const { programmeId, personId, acceptWarnings } = command;
    const found = await programmeToChange(tx, viewer, { programmeId, field: 'input.programmeId' });
    if (!found.ok) return found;
    const substituted = substituteCoach(found.value, command);
    if (!substituted.ok) return substituted;
    if (!(await readPeople(tx, [personId])).has(personId))
      return refused({ code: 'NOT_FOUND', field: 'input.personId', sentence: unknownPerson });
    const now = this.clock.now();
    const coming = await comingSessions(tx, found.value, now);
    const changes = coming.flatMap((each) => withChair(each, found.value, command, now));
    if (changes.length === 0) return refused(invalid('input.from', say.nothingToSubstitute));
    const act = {
      acceptWarnings,
      field: 'input.personId',
      newcomerIds: [personId],
      advice: say.anotherSubstitute,
      now,
    };
    const done = await changeTogether(tx, this.listeners, changes, act);
    if (!done.ok) return done;
    await updateProgramme(tx, substituted.value, now);
    return ok(programmeId);
  }
}

/** The session with the other coach in the chair, if it is of these days and they are not in it already. Days are the programme's own. */
function withChair(
  { meeting: before }: ComingSession,
  { timeZone }: CoachingProgramme,
  { from, until, personId }: SubstituteCoachCommand,
  now: number,
): ChangeInAct[] {
  const day = localDateTimeOf(timeZone, before.start).date;
  const chairs = before.participants.filter(({ requirement }) => requirement === 'CHAIR');
  if (day < from || day > until || before.participants.some((each) => each.personId === personId)) return [];
  const after = changeParticipants(
    before,
    {
      version: before.version,
      add: [{ personId, requirement: 'CHAIR' }],
      removePersonIds: chairs.map((chair) => chair.personId),
    },
    now,
  );
  return after.ok ? [{ before, after: after.value }] : [];
}
