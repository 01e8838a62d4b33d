import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { comingMeetingsOf, meetingsToHandOver, organisationsOf, recordDepartures } from './departure.store.js';
import { handTo, withdrawParticipants } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { keepTime } from './place-meeting.js';
import { type Parties, TimeHolders } from './time-holders.js';
import { isAmong, partiesOf, uncoveredOn } from './withdrawn-parties.js';

/**
 * What coming meetings do when their client's case changes, in the same transaction. Of a withdrawn consent: the party
 * leaves them, its time is free again, and a CANCEL goes to it alone; the meeting is marked for its organiser. Of a
 * handover: the new case manager organises them, or the coordinator while there is none. Nobody is sent anything for
 * that, since the organiser's address in calendars is the service's.
 */
@Injectable()
export class FollowCase implements CaseListener, OnModuleInit {
  constructor(
    private readonly cases: CaseListeners,
    private readonly listeners: MeetingListeners,
    private readonly holders: TimeHolders,
  ) {}

  onModuleInit(): void {
    this.cases.register(this);
  }

  async caseChanged(tx: Tx, change: CaseChange): Promise<void> {
    const withdrawn = withdrawnParties(change);
    if (withdrawn.organisationIds.length + withdrawn.personIds.length > 0) await this.withdraw(tx, change, withdrawn);
    await this.handOver(tx, change);
  }

  /** One call takes and gives back all time: its locks are safe from deadlock only together. */
  private async withdraw(tx: Tx, change: CaseChange, withdrawn: Parties): Promise<void> {
    const { at } = change;
    const meetings = await comingMeetingsOf(tx, change.after, at, withdrawn);
    const personIds = meetings.flatMap(({ participants }) => participants.map(({ personId }) => personId));
    const organisations = await organisationsOf(tx, [...new Set(personIds)]);
    const changes = meetings.flatMap((before) => {
      const parties = partiesOf(before.participants, organisations).filter(isAmong(withdrawn));
      const leaving = uncoveredOn([before], parties, change);
      return leaving.size === 0 ? [] : [{ before, after: withdrawParticipants(before, leaving), leaving }];
    });
    const others = await this.holders.withdraw(tx, change, withdrawn);
    if (changes.length + others.released.length === 0) return;
    const after = changes.map((each) => each.after);
    await keepTime(tx, after, others, at);
    for (const { before, after, leaving } of changes) {
      await updateMeeting(tx, after, at);
      // A meeting called off keeps its participants, so that each of them hears of it.
      if (after.status !== 'CANCELLED') await recordDepartures(tx, before, leaving, at);
      await this.listeners.announce(tx, { before, after, at });
    }
  }

  private async handOver(tx: Tx, { before: from, after: to, at }: CaseChange): Promise<void> {
    const [fromId, toId] = [contactOf(from), contactOf(to)];
    if (fromId === toId) return;
    for (const before of await meetingsToHandOver(tx, to, at, { fromId, toId })) {
      const after = handTo(before, toId);
      await updateMeeting(tx, after, at);
      await this.listeners.announce(tx, { before, after, at });
    }
  }
}

/** Whose consents were withdrawn by this change. */
function withdrawnParties({ before, after }: CaseChange): Parties {
  const held = new Set(before.consents.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : [])));
  const gone = after.consents.filter(({ id, withdrawnAt }) => withdrawnAt !== null && held.has(id));
  return {
    organisationIds: gone.flatMap(({ organisationId }) => organisationId ?? []),
    personIds: gone.flatMap(({ personId }) => personId ?? []),
  };
}
