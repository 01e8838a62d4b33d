import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { laterStartWeeksMax } from '../../domain/rhythm/programme-limits.js';
import { planProgramme } from '../../domain/rhythm/plan-programme.js';
import type { PlannedSession, ProgrammePlan } from '../../domain/rhythm/programme-plan.js';
import { programmeSpan } from '../../domain/rhythm/programme-span.js';
import type { ProgrammeWish as Wish } from '../../domain/rhythm/programme-wish.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { closedDaysOf } from '../availability/closed-days.js';
import type { CoachingProgramme, ProgrammeSession } from './programme.js';
import { type ReadProgramme, readProgrammeCalendars } from './programme-calendars.js';
import { wishProblems } from './programme-checks.js';
import { type Infeasible, infeasibleProblem } from './programme-infeasibility.js';
import { mayPlan } from './programme.policy.js';
import * as say from './programme.problems.js';
import { insertProgramme } from './programme.store.js';
import { attendeesOf, type ProgrammeWish, wishedDays } from './programme-wish.js';

/** The id of the programme that was planned, or why there is none. */
export interface Planning {
  readonly result: Result<string, Problem>;
  /** Set if everything was in order and there is no rhythm all the same. */
  readonly infeasible?: Infeasible;
}

/**
 * Plans a programme: reads everybody's calendars, has a rhythm found for all of its weeks, and keeps the plan. Nobody's
 * time is taken and nobody is told, so the calendars are read without a lock: what has changed when the plan is confirmed
 * is found out then.
 */
@Injectable()
export class PlanProgramme {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, wish: ProgrammeWish): Promise<Planning> {
    if (!mayPlan(viewer, wish.coachId)) return { result: refused(say.notYoursToPlan) };
    const now = this.clock.now();
    const wrong = wishProblems(wish, now);
    if (wrong.length > 0) return { result: refused(...wrong) };
    const span = programmeSpan(domainWish(wish));
    // Read at once as far as a later start is looked for: a programme is planned too rarely for a second look to be spared.
    const horizon = { start: span.start, end: span.end + laterStartWeeksMax * 7 * dayMs };
    const read = await this.transactions.read(viewer, (tx) => readProgrammeCalendars(tx, wish, { span, horizon, now }));
    if (!read.ok) return { result: read };
    const answer = planProgramme(
      { ...domainWish(read.value.wish), closed: closedDaysOf(horizon) },
      read.value.calendars,
    );
    if (answer.kind === 'INFEASIBLE') {
      const infeasible = { infeasibility: answer.infeasibility, names: read.value.names };
      return { result: refused(infeasibleProblem(infeasible)), infeasible };
    }
    const programme = programmeOf(viewer, read.value, answer.plan);
    const kept = await this.transactions.run<string, Problem>(viewer, async (tx) => {
      await insertProgramme(tx, programme, { wish, at: now });
      return ok(programme.id);
    });
    return { result: kept };
  }
}

const domainWish = (wish: ProgrammeWish): Wish => ({
  zone: wish.timeZone,
  from: wish.from,
  weeks: wish.weeks,
  coachId: wish.coachId,
  clientIds: wish.clientIds,
  hostContactId: wish.hostContactId,
  days: wishedDays(wish).map((day) => ({ ...day, attendeeIds: attendeesOf(wish, day.type) })),
  assessments: wish.assessments,
  closed: new Set(),
});

const programmeOf = (viewer: Viewer, { wish, unknownIds }: ReadProgramme, plan: ProgrammePlan): CoachingProgramme => ({
  id: randomUUID(),
  name: wish.name.trim(),
  status: 'PLANNED',
  coachId: wish.coachId,
  clientIds: wish.clientIds,
  hostOrganisationId: wish.hostOrganisationId,
  hostContactId: wish.hostContactId,
  plannedById: viewer.personId,
  from: wish.from,
  weeks: wish.weeks,
  timeZone: wish.timeZone,
  rhythm: plan.rhythm,
  adjustments: plan.adjustments,
  unknownIds,
  wallId: randomUUID(),
  version: 1,
  sessions: plan.sessions.map((session) => sessionOf(session, wish)),
});

const sessionOf = (planned: PlannedSession, { hostContactId }: ProgrammeWish): ProgrammeSession => ({
  id: randomUUID(),
  type: planned.type,
  week: planned.week,
  start: planned.start,
  end: planned.end,
  withHost: hostContactId !== undefined && planned.participantIds.includes(hostContactId),
  ...(planned.type === 'ASSESSMENT'
    ? { instrument: planned.instrument, point: planned.point, clientId: planned.clientId }
    : { roomId: planned.roomId }),
});
