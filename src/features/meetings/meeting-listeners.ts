import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from './meeting.js';
import type { Series } from './series.js';

/** A meeting that has come to be (`before` is missing), or stands differently than before. */
export interface MeetingChange {
  readonly before?: Meeting;
  readonly after: Meeting;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The meeting changed with its series, of which those who attend all of it are told once. */
  readonly withSeries?: boolean;
  /** Somebody has answered all of a series at once; this is the first of its meetings, or another. */
  readonly answeredSeries?: 'FIRST' | 'OTHER' | undefined;
}

/** A series that has come to be, has been cut, or whose left-out times are others than recipients know. */
export interface SeriesChange {
  readonly before?: Series;
  readonly after: Series;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The occurrences that have been made with it: nobody is told of them by themselves. */
  readonly made: readonly Meeting[];
  /** Of a new one that goes on where another was cut: the id of that one. */
  readonly continues?: string | undefined;
  /** A withdrawn consent has taken people out of it. */
  readonly withdrawn?: boolean;
}

/** A withdrawn consent that has taken people out of coming meetings. */
export interface Withdrawal {
  readonly consentId: string;
  /** Those that go on without them. */
  readonly meetingIds: readonly string[];
  readonly byPersonId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a higher room does in the same transaction when a meeting changes; a thrown error takes the change back. */
export interface MeetingListener {
  meetingChanged?(tx: Tx, change: MeetingChange): Promise<void>;
  /** Comes after the series' meetings have been announced, those that went with it. */
  seriesChanged?(tx: Tx, change: SeriesChange): Promise<void>;
  /** Comes once for all meetings, after each has been announced by itself, and when it stands who organises them now. */
  participantsWithdrawn?(tx: Tx, withdrawal: Withdrawal): Promise<void>;
}

/**
 * The port through which a meeting's change reaches the rooms above this one, which register as they start: the import
 * arrow points down, the call goes up.
 */
@Injectable()
export class MeetingListeners {
  private readonly listeners: MeetingListener[] = [];

  register(listener: MeetingListener): void {
    this.listeners.push(listener);
  }

  /** One after the other, in the order of registration: they share one connection. */
  async announce(tx: Tx, change: MeetingChange): Promise<void> {
    for (const listener of this.listeners) await listener.meetingChanged?.(tx, change);
  }

  async announceSeries(tx: Tx, change: SeriesChange): Promise<void> {
    for (const listener of this.listeners) await listener.seriesChanged?.(tx, change);
  }

  async announceWithdrawal(tx: Tx, withdrawal: Withdrawal): Promise<void> {
    for (const listener of this.listeners) await listener.participantsWithdrawn?.(tx, withdrawal);
  }
}
