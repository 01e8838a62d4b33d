import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { CasePayload } from '../cases/case.type.js';
import { MeetingLoader } from './meeting.loader.js';
import { MeetingType } from './meeting.type.js';
import { presentMeeting } from './present-meeting.js';

/** What a handover leaves to be settled. Nothing is hidden, and nothing is moved by itself. */
@Resolver(() => CasePayload)
export class CaseClashesResolver {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => [MeetingType], {
    description: "Coming meetings of the case that clash with something else in its case manager's calendar.",
  })
  async clashes(@Parent() payload: CasePayload, @Context() context: GraphqlContext): Promise<MeetingType[]> {
    const { viewer, language } = context;
    const managerId = payload.case?.caseManagerId;
    if (!viewer || !payload.case || !managerId) return [];
    const now = this.clock.now();
    const wanted = [payload.case.id, managerId, writeInstant(now)];
    const ids = await this.transactions.read(viewer, (tx) => tx.query<{ id: string }>(CLASHES, wanted));
    const rows = await this.meetings.loadAll(
      context,
      ids.map(({ id }) => id),
    );
    return rows.map((row) => presentMeeting(row, language, now));
  }
}

/** Other meetings in any area, and time off. Tentative ones do not stand in the way. */
const CLASHES = `
  SELECT m.id FROM meeting m JOIN person p ON p.id = $2
  WHERE m.case_id = $1 AND m.organiser_id = $2 AND m.status <> 'CANCELLED' AND m.ends_at > $3 AND (m.hold_until IS NULL OR m.hold_until > $3)
    AND (EXISTS (SELECT 1 FROM busy(ARRAY[p.holder_id], m.starts_at, m.ends_at, m.id, $3) b WHERE b.alone IS NOT NULL)
      OR EXISTS (SELECT 1 FROM time_off t
        WHERE t.area_id = p.area_id AND t.person_id = p.id AND t.ends_at > m.starts_at AND t.starts_at < m.ends_at))
  ORDER BY m.starts_at, m.id`;
