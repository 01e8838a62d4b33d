import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from '../meetings/meeting.js';
import { type MeetingChange, type MeetingListener, MeetingListeners } from '../meetings/meeting-listeners.js';
import { participantOf } from '../meetings/participation.js';
import { tellOfDeclines } from './answer-told.js';
import { withdrawProposals } from './time-proposal.store.js';

/**
 * What follows from a meeting's change for what its recipients have answered, in the same transaction: proposals of other
 * times fall with the time that they were made against, and an organiser is told when somebody who had to come declines.
 * Accepted invitations are seen, and not worth a mail.
 */
@Injectable()
export class FollowMeeting implements MeetingListener, OnModuleInit {
  constructor(private readonly listeners: MeetingListeners) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async meetingChanged(tx: Tx, { before, after, at, answeredSeries }: MeetingChange): Promise<void> {
    if (!before) return;
    const moved = before.start !== after.start || before.end !== after.end;
    const gone = before.participants.filter(({ personId }) => !participantOf(after, personId));
    if (moved || after.status === 'CANCELLED') await withdrawProposals(tx, after.id, 'EVERYBODY', at);
    else if (gone.length > 0) {
      const personIds = gone.map(({ personId }) => personId);
      await withdrawProposals(tx, after.id, personIds, at);
    }
    if (answeredSeries === 'OTHER') return;
    await tellOfDeclines(tx, after.id, whoDeclined(before, after), at, answeredSeries && 'SERIES_DECLINED');
  }
}

/** Those who had to come and now do not; whoever organises the meeting and declines it knows already. */
function whoDeclined(before: Meeting, after: Meeting): string[] {
  const declined = after.participants.filter(
    ({ personId, requirement, status }) =>
      status === 'DECLINED' &&
      (requirement === 'CHAIR' || requirement === 'REQUIRED') &&
      personId !== after.organiserId &&
      participantOf(before, personId)?.status !== 'DECLINED',
  );
  return declined.map(({ personId }) => personId);
}
