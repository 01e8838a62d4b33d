import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import {
  type MeetingChange,
  type MeetingListener,
  MeetingListeners,
  type SeriesChange,
} from '../meetings/meeting-listeners.js';
import { addSeries, groupIdOfSeries } from './group-series.store.js';
import { groupOfMeeting } from './peer-group.store.js';
import { watchMinimum, watchSessions } from './watch-minimum.js';

/**
 * What follows from changes of a group's sessions, in the same transaction: a group goes on as the series that takes the place of its
 * own, and each session that comes to be, or is moved, is looked at before it begins. It locks no group: whoever changes a
 * series holds that one already, and groups are locked before their series.
 */
@Injectable()
export class FollowSessions implements MeetingListener, OnModuleInit {
  constructor(
    private readonly listeners: MeetingListeners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async seriesChanged(tx: Tx, { after, made, continues }: SeriesChange): Promise<void> {
    if (after.kind !== 'PEER_GROUP_SESSION') return;
    const groupId = await groupIdOfSeries(tx, continues ?? after.id);
    if (groupId === undefined) return;
    if (continues !== undefined) await addSeries(tx, groupId, after.id);
    if (made.length > 0) await watchMinimum(tx, after.id, made, this.clock.now());
  }

  /** Those that come with their series are watched with it. */
  async meetingChanged(tx: Tx, { before, after, withSeries = false }: MeetingChange): Promise<void> {
    if (after.kind !== 'PEER_GROUP_SESSION' || withSeries || after.status !== 'CONFIRMED') return;
    if (before?.start === after.start || after.occurrence === undefined) return;
    const group = await groupOfMeeting(tx, after.id);
    if (group?.minimum !== undefined) await watchSessions(tx, [after], this.clock.now());
  }
}
