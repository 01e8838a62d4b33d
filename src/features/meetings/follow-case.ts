import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Case, contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import type { Consent } from '../cases/consent.js';
import { meetingsToCome } from './case-closing.problems.js';
import { restingOn } from './coming-meetings.js';
import { comingMeetingsOf, meetingsToHandOver, organisationsOf, recordDepartures } from './departure.store.js';
import { handTo, withdrawParticipants } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { keepTime } from './place-meeting.js';
import { type Parties, TimeHolders } from './time-holders.js';
import { isAmong, partiesOf, uncoveredOn } from './withdrawn-parties.js';

/**
 * What coming meetings do when their client's case changes, in the same transaction. Of a withdrawn consent: the party
 * leaves them, its time is free again, and a CANCEL goes to it alone; each is marked for its organiser, who hears of it
 * once for all of them. Of a handover: the new case manager organises them, or the coordinator while there is none.
 * Nobody is sent anything for that, since the organiser's address in calendars is the service's. While they are to come
 * the case is not closed.
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
    const consent = withdrawnConsent(change);
    const meetingIds = consent ? await this.withdraw(tx, change, consent) : [];
    await this.handOver(tx, change);
    if (!consent || meetingIds.length === 0) return;
    const { byPersonId, at } = change;
    await this.listeners.announceWithdrawal(tx, { consentId: consent.id, meetingIds, byPersonId, at });
  }

  /** A meeting in the client's matter would be held, and its invitations sent, with nobody asking for a basis any more. */
  async closingProblem(tx: Tx, closing: Case, at: number): Promise<PlainProblem | undefined> {
    const coming = await restingOn(tx, closing, at);
    return coming && meetingsToCome(coming);
  }

  /** The meetings that go on without the party. One call takes and gives back all time: its locks are safe from deadlock only together. */
  private async withdraw(tx: Tx, change: CaseChange, consent: Consent): Promise<string[]> {
    const { at } = change;
    const withdrawn = partiesNamedBy(consent);
    const meetings = await comingMeetingsOf(tx, change.after, at, withdrawn);
    const personIds = meetings.flatMap(({ participants }) => participants.map(({ personId }) => personId));
    const organisations = await organisationsOf(tx, [...new Set(personIds)]);
    const changes = meetings.flatMap((before) => {
      const parties = partiesOf(before.participants, organisations).filter(isAmong(withdrawn));
      const leaving = uncoveredOn([before], parties, change);
      return leaving.size === 0 ? [] : [{ before, after: withdrawParticipants(before, leaving), leaving }];
    });
    const others = await this.holders.withdraw(tx, change, withdrawn);
    if (changes.length + others.released.length === 0) return [];
    const standing = changes.map(({ after }) => after);
    await keepTime(tx, standing, others, at);
    for (const { before, after, leaving } of changes) {
      await updateMeeting(tx, after, at);
      // A meeting called off keeps its participants, so that each of them hears of it.
      if (after.status !== 'CANCELLED') await recordDepartures(tx, before, leaving, { consentId: consent.id, at });
      await this.listeners.announce(tx, { before, after, at });
    }
    return changes.flatMap(({ after }) => (after.status === 'CANCELLED' ? [] : [after.id]));
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

/** The consent that this change withdrew, if any; they are withdrawn one by one. */
function withdrawnConsent({ before, after }: CaseChange): Consent | undefined {
  const held = new Set(before.consents.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : [])));
  return after.consents.find(({ id, withdrawnAt }) => withdrawnAt !== null && held.has(id));
}

const partiesNamedBy = ({ organisationId, personId }: Consent): Parties => ({
  organisationIds: organisationId === null ? [] : [organisationId],
  personIds: personId === null ? [] : [personId],
});
