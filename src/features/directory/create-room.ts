import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { mayKeepDirectory } from './directory.policy.js';
import { addHolder } from './holder.store.js';
import { type NewRoom, newRoom, type Room } from './room.js';
import { RoomEntity } from './room.entity.js';
import { unknownOrganisation } from './unknown-organisation.js';

export type CreateRoomCommand = Omit<NewRoom, 'id'>;

/** Adds a room with a calendar of its own to the viewer's area. */
@Injectable()
export class CreateRoom {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the room. */
  async execute(viewer: Viewer, command: CreateRoomCommand): Promise<Result<string, PlainProblem>> {
    if (!mayKeepDirectory(viewer)) return refused(say.notYoursToKeep);
    const room = newRoom({ ...command, id: randomUUID() });
    if (!room.ok) return room;
    return this.transactions.run(viewer, (tx) => this.add(tx, room.value));
  }

  private async add(tx: Tx, room: Room): Promise<Result<string, PlainProblem>> {
    const unknown = await unknownOrganisation(tx, room.organisationId);
    if (unknown) return refused(unknown);
    await tx.manager.insert(RoomEntity, {
      ...room,
      areaId: tx.areaId,
      holderId: await addHolder(tx, 'ROOM'),
      createdAt: this.clock.now(),
    });
    return ok(room.id);
  }
}
