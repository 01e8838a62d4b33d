import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from './instant-column.js';
import type { Room } from './room.js';

@Entity('room')
export class RoomEntity implements Room {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'area_id', type: 'uuid' })
  areaId!: string;

  /** The room's calendar. */
  @Column({ name: 'holder_id', type: 'uuid' })
  holderId!: string;

  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId!: string | null;

  @Column('text')
  name!: string;

  @Column({ name: 'public_name', type: 'text' })
  publicName!: string;

  @Column({ name: 'public_address', type: 'text', nullable: true })
  publicAddress!: string | null;

  @Column('integer')
  capacity!: number;

  @Column({ name: 'step_free', type: 'boolean' })
  stepFree!: boolean;

  @Column({ name: 'induction_loop', type: 'boolean' })
  inductionLoop!: boolean;

  @Column({ ...instantColumn, name: 'created_at' })
  createdAt!: number;
}
