import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../domain/result.js';
import type { ViewerRole } from '../../platform/identity/viewer.js';
import { instantColumn } from './instant-column.js';
import type { AccessNeed, Person, PersonKind, Profession } from './person.js';

@Entity('person')
export class PersonEntity implements Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'area_id', type: 'uuid' })
  areaId!: string;

  /** The calendar, which is one in all areas. */
  @Column({ name: 'holder_id', type: 'uuid' })
  holderId!: string;

  /** The account; null for somebody who does not sign in. */
  @Column({ name: 'identity_id', type: 'uuid', nullable: true })
  identityId!: string | null;

  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId!: string | null;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column('text')
  kind!: PersonKind;

  @Column({ type: 'text', nullable: true })
  profession!: Profession | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** When a mail server said that nothing arrives at the address; null again when another one is written down. */
  @Column({ name: 'email_failed_at', type: 'timestamptz', nullable: true, insert: false, update: false })
  emailFailedAt!: number | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column('text')
  language!: Language;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ name: 'access_needs', type: 'text', array: true })
  accessNeeds!: AccessNeed[];

  @Column({ name: 'interpreter_language', type: 'text', nullable: true })
  interpreterLanguage!: string | null;

  @Column({ name: 'interprets_languages', type: 'text', array: true })
  interpretsLanguages!: string[];

  @Column({ type: 'text', array: true })
  roles!: ViewerRole[];

  @Column({ ...instantColumn, name: 'created_at' })
  createdAt!: number;
}
