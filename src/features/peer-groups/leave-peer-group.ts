import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ChangeRoll } from './change-roll.js';
import { mayTakeOff } from './peer-group.policy.js';
import * as say from './peer-group.problems.js';
import { leave } from './roll.js';

export interface LeavePeerGroupCommand {
  readonly groupId: string;
  readonly personId: string;
}

/** Takes somebody off a group's roll: out of all that is to come, and the place is offered to the next in line. */
@Injectable()
export class LeavePeerGroup {
  constructor(
    private readonly transactions: Transactions,
    private readonly changing: ChangeRoll,
  ) {}

  /** The id of the group. */
  async execute(viewer: Viewer, { groupId, personId }: LeavePeerGroupCommand): Promise<Result<string, Problem>> {
    const by = viewer.personId === personId ? 'SELF' : 'STAFF';
    return this.transactions.run(viewer, async (tx) => {
      const left = await this.changing.execute(
        tx,
        groupId,
        (roll, moment, group) =>
          mayTakeOff(viewer, group, personId) ? leave(roll, personId, moment) : refused(say.notYoursToChange),
        by,
      );
      return left.ok ? ok(groupId) : left;
    });
  }
}
