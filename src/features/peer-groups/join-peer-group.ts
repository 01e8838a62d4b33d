import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { unknownPerson } from '../meetings/meeting.problems.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { ChangeRoll } from './change-roll.js';
import { mayJoin } from './peer-group.policy.js';
import * as say from './peer-group.problems.js';
import { join } from './roll.js';

export interface JoinPeerGroupCommand {
  readonly groupId: string;
  readonly personId: string;
  readonly idempotencyKey?: string | undefined;
}

/** Puts somebody on a group's roll: into the group while there is a place, otherwise at the end of its line. */
@Injectable()
export class JoinPeerGroup {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changing: ChangeRoll,
  ) {}

  /** The id of the group. */
  async execute(viewer: Viewer, command: JoinPeerGroupCommand): Promise<Result<string, Problem>> {
    const { groupId, idempotencyKey: key } = command;
    const call = { viewer, operation: 'joinPeerGroup', key, input: command, resultId: groupId, at: this.clock.now() };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.join(tx, viewer, command)));
  }

  private async join(
    tx: Tx,
    viewer: Viewer,
    { groupId, personId }: JoinPeerGroupCommand,
  ): Promise<Result<string, Problem>> {
    const [person] = await tx.query('SELECT 1 FROM person WHERE id = $1', [personId]);
    const joined = await this.changing.execute(
      tx,
      groupId,
      (roll, moment, group) => {
        if (!mayJoin(viewer, group, personId)) return refused(say.notYoursToChange);
        if (!person) return refused({ code: 'NOT_FOUND', field: 'input.personId', sentence: unknownPerson });
        if (group.leaderIds.includes(personId)) return refused(say.leadsGroup);
        return join(roll, { id: randomUUID(), personId }, moment);
      },
      'STAFF',
    );
    return joined.ok ? ok(groupId) : joined;
  }
}
