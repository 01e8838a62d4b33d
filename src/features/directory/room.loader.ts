import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { Room } from './room.js';
import { RoomReadModel } from './room.read-model.js';

@Injectable()
export class RoomLoader extends RequestLoader<Room> {
  constructor(rooms: RoomReadModel) {
    super((viewer, ids) => rooms.byIds(viewer, ids));
  }
}
