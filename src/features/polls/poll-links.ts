import { Injectable } from '@nestjs/common';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';
import { presentOnes, type TimePoll } from './poll.js';
import { loadPoll } from './poll.store.js';

/** Whose link it is, and in which area. */
export interface PollLink extends InArea {
  readonly participantId: string;
}

/** A poll as the holder of a link meets it. */
export interface LinkedPoll extends PollLink {
  readonly poll: TimePoll;
  /** Whether they are in the meeting that was decided on: a candidate may have been left out of it, or removed since. */
  readonly takesPart: boolean;
}

/** What a link to a poll opens. */
@Injectable()
export class PollLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
  ) {}

  /** Undefined for a token that is forged, over, or of somebody who has left the poll. */
  async resolve(token: string): Promise<PollLink | undefined> {
    const link = await this.links.open('TIME_POLL', token);
    return link.state === 'OPEN' ? { participantId: link.id, areaId: link.areaId } : undefined;
  }

  /** The poll behind a link, whole: whoever shows it leaves out what the reader may not see. */
  async read(link: PollLink): Promise<LinkedPoll | undefined> {
    return this.transactions.read(link, (tx) => loadLinkedPoll(tx, link));
  }
}

async function loadLinkedPoll(tx: Tx, link: PollLink): Promise<LinkedPoll | undefined> {
  const pollId = await pollIdOf(tx, link);
  const poll = pollId === undefined ? undefined : await loadPoll(tx, pollId);
  if (!poll || !isAsked(poll, link)) return undefined;
  const inMeeting = await tx.query(
    `SELECT 1 FROM time_poll_participant t JOIN participation m ON m.person_id = t.person_id
     WHERE t.id = $1 AND m.meeting_id = $2`,
    [link.participantId, poll.meetingId ?? null],
  );
  return { ...link, poll, takesPart: inMeeting.length > 0 };
}

export async function pollIdOf(tx: Tx, { participantId }: PollLink): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('SELECT time_poll_id AS id FROM time_poll_participant WHERE id = $1', [
    participantId,
  ]);
  return row?.id;
}

/** Still: a withdrawal may have come since the link was resolved. */
export const isAsked = (poll: TimePoll, { participantId }: PollLink): boolean =>
  presentOnes(poll).some(({ id, asked }) => asked && id === participantId);
