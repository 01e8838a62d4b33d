import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Case, contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import type { Consent } from '../cases/consent.js';
import { gatedKinds } from '../cases/gated-kinds.js';
import { meetingsToCome } from './case-closing.problems.js';
import { lockResting, lockSeriesResting, restingOn } from './coming-meetings.js';
import { organisationsOf, recordDepartures } from './departure.store.js';
import { handTo, type Meeting, withdrawParticipants } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { keepTime } from './place-meeting.js';
import type { Series } from './series.js';
import { handOverSeries, leaveSeries } from './series-of-case.js';
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

  /** Every series and meeting that may be concerned is locked first, then the polls, and calendars last: that order is everybody's. */
  async caseChanged(tx: Tx, change: CaseChange): Promise<void> {
    const consent = withdrawnConsent(change);
    if (!consent && !isHandedOver(change)) return;
    const series = await lockSeriesResting(tx, change.after, change.at);
    const meetings = await lockResting(tx, change.after, change.at);
    const left = consent ? await this.withdraw(tx, { change, consent, meetings, series }) : [];
    const standing = new Map([...meetings, ...left].map((each) => [each.id, each]));
    await this.handOver(tx, change, [...standing.values()]);
    await handOverSeries(tx, change, series);
    const meetingIds = left.flatMap(({ id, status }) => (status === 'CANCELLED' ? [] : [id]));
    if (!consent || meetingIds.length === 0) return;
    const { byPersonId, at } = change;
    await this.listeners.announceWithdrawal(tx, { consentId: consent.id, meetingIds, byPersonId, at });
  }

  /** A meeting in the client's matter would be held, and its invitations sent, with nobody asking for a basis any more. */
  async closingProblem(tx: Tx, closing: Case, at: number): Promise<PlainProblem | undefined> {
    const coming = await restingOn(tx, closing, at);
    return coming && meetingsToCome(coming);
  }

  /** The meetings as the party has left them. One call takes and gives back all time: its locks are safe from deadlock only together. */
  private async withdraw(tx: Tx, { change, consent, meetings, series }: Withdrawal): Promise<Meeting[]> {
    const { at } = change;
    const withdrawn = partiesNamedBy(consent);
    const gated = meetings.filter(({ kind }) => gatedKinds.includes(kind));
    const personIds = gated.flatMap(({ participants }) => participants.map(({ personId }) => personId));
    const organisations = await organisationsOf(tx, [...new Set(personIds)]);
    const changes = gated.flatMap((before) => {
      const parties = partiesOf(before.participants, organisations).filter(isAmong(withdrawn));
      const leaving = uncoveredOn([before], parties, change);
      return leaving.size === 0 ? [] : [{ before, after: withdrawParticipants(before, leaving), leaving }];
    });
    const others = await this.holders.withdraw(tx, change, withdrawn);
    if (changes.length + others.released.length === 0) return [];
    const standing = changes.map(({ after }) => after);
    await keepTime(tx, standing, others, at);
    for (const { after } of changes) await updateMeeting(tx, after, at);
    // A meeting called off keeps its participants, so that each of them hears of it.
    const departures = changes.filter(({ after }) => after.status !== 'CANCELLED');
    await recordDepartures(
      tx,
      departures.map(({ before, leaving }) => ({ meeting: before, personIds: leaving })),
      { consentId: consent.id, at },
    );
    for (const { before, after } of changes) await this.listeners.announce(tx, { before, after, at, withSeries: true });
    await leaveSeries(tx, this.listeners, { series, changes, at });
    return standing;
  }

  /** Those of the case, whoever organises them, and those in the client's matter without its name that the one who hands over organises. */
  private async handOver(tx: Tx, change: CaseChange, meetings: readonly Meeting[]): Promise<void> {
    const { after: given, at } = change;
    const [fromId, toId] = [contactOf(change.before), contactOf(given)];
    if (fromId === toId) return;
    for (const before of meetings) {
      const goes = before.caseId === given.id || (before.caseId === undefined && before.organiserId === fromId);
      if (!goes || before.organiserId === toId || before.status === 'CANCELLED') continue;
      const after = handTo(before, toId);
      await updateMeeting(tx, after, at);
      await this.listeners.announce(tx, { before, after, at });
    }
  }
}

/** A consent that is withdrawn, and every meeting that rests on the case, with its series, locked. */
interface Withdrawal {
  readonly change: CaseChange;
  readonly consent: Consent;
  readonly meetings: readonly Meeting[];
  readonly series: readonly Series[];
}

const isHandedOver = ({ before, after }: CaseChange): boolean => contactOf(before) !== contactOf(after);

/** The consent that this change withdrew, if any; they are withdrawn one by one. */
function withdrawnConsent({ before, after }: CaseChange): Consent | undefined {
  const held = new Set(before.consents.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : [])));
  return after.consents.find(({ id, withdrawnAt }) => withdrawnAt !== null && held.has(id));
}

const partiesNamedBy = ({ organisationId, personId }: Consent): Parties => ({
  organisationIds: organisationId === null ? [] : [organisationId],
  personIds: personId === null ? [] : [personId],
});
