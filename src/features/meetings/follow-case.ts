import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { coverage, type Party } from '../cases/coverage.js';
import { occurrenceDays } from '../cases/gate.js';
import {
  comingMeetingsOf,
  meetingsToHandOver,
  organisationsOf,
  type Parties,
  recordDepartures,
} from './departure.store.js';
import { handTo, type Meeting, withdrawParticipants } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { keepTime } from './place-meeting.js';

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
      const named = before.participants.map(({ personId }) => ({
        personId,
        organisationId: organisations.get(personId) ?? null,
      }));
      const leaving = leavingOnes(before, named.filter(isAmong(withdrawn)), change);
      return leaving.size === 0 ? [] : [{ before, after: withdrawParticipants(before, leaving), leaving }];
    });
    if (changes.length === 0) return;
    await keepTime(
      tx,
      changes.map(({ after }) => after),
      at,
    );
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

const isAmong =
  ({ organisationIds, personIds }: Parties) =>
  ({ personId, organisationId }: Party): boolean =>
    organisationId === null ? personIds.includes(personId) : organisationIds.includes(organisationId);

/** Those whom no other basis covers on the day. */
function leavingOnes(
  meeting: Meeting,
  parties: readonly Party[],
  { matter, areaZone }: CaseChange,
): ReadonlySet<string> {
  const days = occurrenceDays(areaZone, meeting);
  const leaving = parties.filter((party) => days.some((day) => coverage(matter, party, day) === 'MISSING'));
  return new Set(leaving.map(({ personId }) => personId));
}
