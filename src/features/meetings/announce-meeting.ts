import { Injectable, type OnModuleInit } from '@nestjs/common';
import { announceChange } from '../../platform/database/changes.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type MeetingChange, type MeetingListener, MeetingListeners } from './meeting-listeners.js';

/** What is announced of a meeting: that it changed, and nothing of how. Whoever watches reads it for themselves. */
export const meetingTopic = (meetingId: string): string => `meeting ${meetingId}`;

/** Has every process told of a meeting's change as it commits. Of a new one nobody is told: nobody can watch it yet. */
@Injectable()
export class AnnounceMeeting implements MeetingListener, OnModuleInit {
  constructor(private readonly listeners: MeetingListeners) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async meetingChanged(tx: Tx, { before, after }: MeetingChange): Promise<void> {
    if (before) await announceChange(tx, meetingTopic(after.id));
  }
}
