import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { gateProblem } from '../cases/gate.js';
import * as say from './answer.problems.js';
import type { Meeting, Participant } from './meeting.js';
import { gatedActOf, holdMattersOf } from './meeting-case.js';
import { loadForChange, writeAnswer } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { answer, type GivenAnswer, participantOf, timeChange } from './participation.js';
import { keepTime, takeTimeAnew } from './place-meeting.js';

/**
 * Takes a participant's answer in a transaction that somebody else began: whoever knows from what link or mail it came.
 * A decline gives the person's time back at once. Another answer after it takes the time again, unless it is taken by
 * something else by then, or no basis lets the person take part any more: then the earlier answer stands.
 */
@Injectable()
export class AnswerMeeting {
  constructor(private readonly listeners: MeetingListeners) {}

  /** @param before as `meetingToAnswer` gave it in this transaction. @param now epoch milliseconds */
  async answer(tx: Tx, before: Meeting, given: GivenAnswer, now: number): Promise<Result<Meeting, Problem>> {
    const answered = answer(before, given, now);
    if (!answered.ok) return answered;
    const [was, is] = [participantOf(before, given.personId), participantOf(answered.value, given.personId)];
    if (was && is) {
      const problem = await changeTime(tx, answered.value, was, is, now);
      if (problem) return refused(problem);
    }
    await writeAnswer(tx, before.id, given);
    await this.listeners.announce(tx, { before, after: answered.value, at: now, answeredSeries: given.ofSeries });
    return answered;
  }
}

/**
 * The meeting, locked, after the cases that it touches: an answer may bring its giver together with a client again, and
 * cases are locked before meetings by everybody.
 */
export async function meetingToAnswer(tx: Tx, meetingId: string): Promise<Meeting | undefined> {
  await holdMattersOf(tx, meetingId, []);
  return loadForChange(tx, meetingId);
}

async function changeTime(
  tx: Tx,
  meeting: Meeting,
  was: Participant,
  is: Participant,
  now: number,
): Promise<Problem | undefined> {
  switch (timeChange(was, is)) {
    case 'SAME':
      return undefined;
    case 'GIVEN_BACK':
      await keepTime(tx, [meeting], { commitments: [], released: [] }, now);
      return undefined;
    case 'TAKEN':
      return comeBack(tx, meeting, is.personId, now);
  }
}

/** The time of the others was the meeting's all along, so whoever stands in the way stands in the way of this person. */
async function comeBack(tx: Tx, meeting: Meeting, personId: string, now: number): Promise<Problem | undefined> {
  const act = { ...gatedActOf(meeting), newcomerIds: [personId] };
  if (await gateProblem(tx, act, 'input.token')) return say.comingNotCovered;
  const taken = await takeTimeAnew(tx, [meeting], { commitments: [], released: [] }, now);
  return taken.length > 0 ? say.yourTimeTaken : undefined;
}
