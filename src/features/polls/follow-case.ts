import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { readAttendance } from '../availability/attendance.js';
import { type Case, contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { gatedKinds } from '../cases/gate.js';
import { organisationsOf } from '../meetings/departure.store.js';
import { optionCommitments } from '../meetings/hold-options.js';
import type { KeptTime } from '../meetings/place-meeting.js';
import { type Parties, type TimeHolder, TimeHolders } from '../meetings/time-holders.js';
import { isAmong, partiesOf, uncoveredOn } from '../meetings/withdrawn-parties.js';
import { decideSoon } from './decide-by-itself.job.js';
import { optionsToHold } from './hold-them.js';
import { handTo, presentOnes, type TimePoll, timeOfOption, withdraw } from './poll.js';
import { reckon } from './poll-calendars.js';
import { pollsAreOpen } from './poll.problems.js';
import { loadForChange, updatePoll } from './poll.store.js';

/**
 * What open polls do when their client's case changes, in the same transaction. Of a withdrawn consent: the party leaves
 * them, its links show nothing any more, and what was held of its time is free; the poll says so to its organiser. Of a
 * handover: the new case manager organises them. Whoever is asked is sent nothing for that. While they are open the case
 * is not closed.
 */
@Injectable()
export class FollowCaseWithPolls implements CaseListener, TimeHolder, OnModuleInit {
  constructor(
    private readonly cases: CaseListeners,
    private readonly holders: TimeHolders,
  ) {}

  onModuleInit(): void {
    this.cases.register(this);
    this.holders.register(this);
  }

  async partyWithdrawn(tx: Tx, change: CaseChange, withdrawn: Parties): Promise<KeptTime> {
    const kept: KeptTime[] = [];
    for (const before of await openPollsOf(tx, change, WITH_PARTY, [
      withdrawn.organisationIds,
      withdrawn.personIds,
      gatedKinds,
    ])) {
      const present = presentOnes(before);
      const organisations = await organisationsOf(
        tx,
        present.map(({ personId }) => personId),
      );
      const parties = partiesOf(present, organisations).filter(isAmong(withdrawn));
      const leaving = uncoveredOn(comingTimes(before, change.at), parties, change);
      if (leaving.size > 0) kept.push(await leave(tx, before, leaving, change.at));
    }
    return {
      commitments: kept.flatMap(({ commitments }) => commitments),
      released: kept.flatMap(({ released }) => released),
    };
  }

  async caseChanged(tx: Tx, change: CaseChange): Promise<void> {
    const { before: from, after: to, at } = change;
    const [fromId, toId] = [contactOf(from), contactOf(to)];
    if (fromId === toId) return;
    for (const poll of await openPollsOf(tx, change, TO_HAND_OVER, [toId, fromId, gatedKinds])) {
      await updatePoll(tx, handTo(poll, toId), at);
    }
  }

  /** A poll would ask people about a meeting that can never be. */
  async closingProblem(tx: Tx, { id, clientId }: Case, at: number): Promise<PlainProblem | undefined> {
    const [open] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM time_poll p WHERE ${IS_OPEN} AND (p.case_id = $2 OR (p.kind = ANY ($4) AND ${HAS_CLIENT}))`,
      [writeInstant(at), id, clientId, gatedKinds],
    );
    return open && open.count > 0 ? pollsAreOpen(open.count) : undefined;
  }
}

const comingTimes = (poll: TimePoll, now: number) =>
  poll.options.filter(({ start }) => start > now).map((option) => timeOfOption(poll, option));

/** The poll without these people, and the time that it holds for the others. */
async function leave(tx: Tx, before: TimePoll, leaving: ReadonlySet<string>, at: number): Promise<KeptTime> {
  const { poll, choices } = await reckon(tx, withdraw(before, leaving, at), at);
  await updatePoll(tx, poll, at);
  if (choices.length > 0 && poll.answers.length > 0) await decideSoon(tx, poll.id, at);
  if (!poll.hold) return { commitments: [], released: [] };
  const options = poll.state === 'OPEN' ? optionsToHold(poll, at) : undefined;
  const personIds = presentOnes(poll).map(({ personId }) => personId);
  const attendance = await readAttendance(tx, personIds, poll.roomId ? [poll.roomId] : [], { start: at, end: at }, at);
  return { commitments: options ? optionCommitments(options, attendance) : [], released: [poll.id] };
}

/** $1 is the instant, $3 the client. */
const IS_OPEN = `p.state = 'OPEN' AND (p.closes_at > $1 OR p.decidable)`;
const HAS_CLIENT = `EXISTS (SELECT 1 FROM time_poll_participant c WHERE c.time_poll_id = p.id AND c.person_id = $3 AND c.left_at IS NULL)`;

/** $4 and $5: the organisations and the people who are out; $6: the kinds of meeting that the gate guards. */
const WITH_PARTY = `p.kind = ANY ($6)
  AND (p.case_id = $2 OR ${HAS_CLIENT})
  AND EXISTS (SELECT 1 FROM time_poll_participant t JOIN person q ON q.id = t.person_id
    WHERE t.time_poll_id = p.id AND t.left_at IS NULL AND (q.organisation_id = ANY ($4) OR q.id = ANY ($5)))`;

/**
 * $4: the new contact, $5: who hands over. The polls of the case, whoever organises them, and those in the client's matter
 * without its name that the one who hands over organises.
 */
const TO_HAND_OVER = `p.organiser_id <> $4
  AND (p.case_id = $2 OR (p.case_id IS NULL AND p.kind = ANY ($6) AND p.organiser_id = $5 AND ${HAS_CLIENT}))`;

/** The client's polls that `condition` picks and that are not over, locked, in the order of their ids. */
async function openPollsOf(
  tx: Tx,
  { after: { id, clientId }, at }: CaseChange,
  condition: string,
  parameters: readonly unknown[],
): Promise<TimePoll[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM time_poll p WHERE ${IS_OPEN} AND ${condition}
     ORDER BY p.id FOR NO KEY UPDATE OF p`,
    [writeInstant(at), id, clientId, ...parameters],
  );
  const polls: TimePoll[] = [];
  for (const row of rows) {
    const poll = await loadForChange(tx, row.id);
    if (poll) polls.push(poll);
  }
  return polls;
}
