import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Organisation, OrganisationKind } from './organisation.js';

@Entity('organisation')
export class OrganisationEntity implements Organisation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'area_id', type: 'uuid' })
  areaId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: OrganisationKind;

  @Column({ type: 'text', nullable: true })
  municipality!: string | null;
}
