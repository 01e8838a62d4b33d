import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { readAttendance } from '../availability/attendance.js';
import { type Case, contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { gatedKinds } from '../cases/gated-kinds.js';
import { organisationsOf } from '../meetings/departure.store.js';
import { optionCommitments } from '../meetings/hold-options.js';
import type { KeptTime } from '../meetings/place-meeting.js';
import { type Parties, type TimeHolder, TimeHolders } from '../meetings/time-holders.js';
import { isAmong, partiesOf, uncoveredOn } from '../meetings/withdrawn-parties.js';
import { decideSoon } from './decide-by-itself.job.js';
import { optionsToHold } from './hold-them.js';
import { handTo, presentOnes, type TimePoll, timeOfOption, withdraw } from './poll.js';
import { pollsAreOpen } from './poll.problems.js';
import { isOpenAt, loadAllForChange, updatePoll } from './poll.store.js';
import { choicesNow, everybodyFree, isDecidable } from './poll-tally.js';

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

  /** A handover in the same act is done here too: behind this the calendars are locked, and no poll may be any more. */
  async partyWithdrawn(tx: Tx, change: CaseChange, withdrawn: Parties): Promise<KeptTime> {
    const polls = await lockResting(tx, change);
    const left = await leave(tx, change, withdrawn, polls);
    const standing = new Map([...polls, ...left].map((each) => [each.id, each]));
    await handOver(tx, change, [...standing.values()]);
    return keptTime(tx, left, change.at);
  }

  /** After a withdrawal there is nothing left to hand over, and what is locked once more is locked already. */
  async caseChanged(tx: Tx, change: CaseChange): Promise<void> {
    if (contactOf(change.before) !== contactOf(change.after)) await handOver(tx, change, await lockResting(tx, change));
  }

  /** A poll would ask people about a meeting that can never be. */
  async closingProblem(tx: Tx, closing: Case, at: number): Promise<PlainProblem | undefined> {
    const [open] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM time_poll p WHERE ${RESTING}`,
      restingParameters(closing, at),
    );
    return open && open.count > 0 ? pollsAreOpen(open.count) : undefined;
  }
}

/** Takes those out of the polls whom no basis covers any more. The polls that they have left, as they now stand. */
async function leave(tx: Tx, change: CaseChange, withdrawn: Parties, polls: readonly TimePoll[]): Promise<TimePoll[]> {
  const { at } = change;
  const gated = polls.filter(({ kind }) => gatedKinds.includes(kind));
  const personIds = gated.flatMap((poll) => presentOnes(poll).map(({ personId }) => personId));
  const organisations = await organisationsOf(tx, [...new Set(personIds)]);
  const changes = gated.flatMap((before) => {
    const parties = partiesOf(presentOnes(before), organisations).filter(isAmong(withdrawn));
    const leaving = uncoveredOn(comingTimes(before, at), parties, change);
    if (leaving.size === 0) return [];
    const after = withdraw(before, leaving, at);
    return [{ before, after: { ...after, decidable: isDecidable(after) } }];
  });
  for (const { before, after } of changes) await updatePoll(tx, before, after, at);
  const left = changes.map(({ after }) => after);
  // Whether those who are not asked are free is seen when it is tried.
  const ready = left.filter((poll) => poll.state === 'OPEN' && choicesNow(poll, everybodyFree, at).length > 0);
  await decideSoon(
    tx,
    ready.map(({ id }) => id),
    at,
  );
  return left;
}

/** The polls of the case, whoever organises them, and those in the client's matter without its name that the one who hands over organises. */
async function handOver(tx: Tx, { before, after, at }: CaseChange, polls: readonly TimePoll[]): Promise<void> {
  const [fromId, toId] = [contactOf(before), contactOf(after)];
  for (const poll of polls) {
    const goes = poll.caseId === after.id || (poll.caseId === undefined && poll.organiserId === fromId);
    if (goes && poll.organiserId !== toId && poll.state === 'OPEN') await updatePoll(tx, poll, handTo(poll, toId), at);
  }
}

/** What polls that somebody has left go on holding for the others. */
async function keptTime(tx: Tx, polls: readonly TimePoll[], at: number): Promise<KeptTime> {
  const holding = polls.filter(({ hold }) => hold);
  if (holding.length === 0) return { commitments: [], released: [] };
  const options = holding.flatMap((poll) => (poll.state === 'OPEN' ? (optionsToHold(poll, at) ?? []) : []));
  const personIds = holding.flatMap((poll) => presentOnes(poll).map(({ personId }) => personId));
  const roomIds = holding.flatMap(({ roomId }) => roomId ?? []);
  const attendance = await readAttendance(tx, [...new Set(personIds)], roomIds, { start: at, end: at }, at);
  return {
    commitments: options.flatMap((each) => optionCommitments(each, attendance)),
    released: holding.map(({ id }) => id),
  };
}

const comingTimes = (poll: TimePoll, now: number) =>
  poll.options.filter(({ start }) => start > now).map((option) => timeOfOption(poll, option));

/**
 * Polls that are not over and rest on the case: those of the case, whatever they ask for, and those in the client's matter
 * without its name. $1 is the instant, $2 the case, $3 the client, $4: the kinds that the gate guards.
 */
const RESTING = `${isOpenAt('$1')} AND (p.case_id = $2 OR (p.kind = ANY ($4) AND EXISTS (
  SELECT 1 FROM time_poll_participant c WHERE c.time_poll_id = p.id AND c.person_id = $3 AND c.left_at IS NULL)))`;

const restingParameters = ({ id, clientId }: Case, now: number) => [writeInstant(now), id, clientId, gatedKinds];

/** All of them, locked in the order of their ids until the transaction ends, and as they then stand. */
const lockResting = (tx: Tx, { after, at }: CaseChange): Promise<TimePoll[]> =>
  loadAllForChange(tx, RESTING, restingParameters(after, at));
