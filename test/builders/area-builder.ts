import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Language } from '../../src/domain/result.js';
import type { WeeklyHours } from '../../src/domain/time/working-hours.js';
import type { AccessNeed, PersonKind, Profession } from '../../src/features/directory/person.js';
import { hashPassword } from '../../src/platform/identity/password.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';

/** Of every account that is built here. Hashed once: a hundred accounts would cost seconds otherwise. */
export const testPassword = 'test password of nobody';
let testPasswordHash: Promise<string> | undefined;

export interface PersonWish {
  displayName?: string;
  kind?: PersonKind;
  profession?: Profession;
  organisationId?: string;
  email?: string;
  phone?: string;
  language?: Language;
  timeZone?: string;
  accessNeeds?: AccessNeed[];
  interpreterLanguage?: string;
  interpretsLanguages?: string[];
  roles?: ViewerRole[];
  /** The same human in another area: one calendar. */
  holderId?: string;
}

export interface BuiltPerson {
  readonly id: string;
  readonly holderId: string;
  readonly displayName: string;
}

export interface BuiltAccount extends BuiltPerson {
  /** Signs in with it and `testPassword`. */
  readonly email: string;
}

export interface RoomWish {
  name?: string;
  publicName?: string;
  publicAddress?: string;
  capacity?: number;
  stepFree?: boolean;
  inductionLoop?: boolean;
  organisationId?: string;
}

/** An area and what lies in it, written in SQL as the owner: what a test takes for given, it does not ask the product for. */
export class AreaBuilder {
  private constructor(
    private readonly owner: pg.Pool,
    readonly id: string,
  ) {}

  static async create(owner: pg.Pool, name = 'Testialue'): Promise<AreaBuilder> {
    const id = randomUUID();
    await owner.query(`INSERT INTO area (id, name, time_zone, created_at) VALUES ($1, $2, 'Europe/Helsinki', now())`, [
      id,
      name,
    ]);
    return new AreaBuilder(owner, id);
  }

  async organisation(name = 'Testikunta', kind = 'MUNICIPALITY', municipality?: string): Promise<{ id: string }> {
    const id = randomUUID();
    await this.owner.query(
      'INSERT INTO organisation (id, area_id, name, kind, municipality) VALUES ($1, $2, $3, $4, $5)',
      [id, this.id, name, kind, municipality ?? null],
    );
    return { id };
  }

  async person(wish: PersonWish = {}): Promise<BuiltPerson> {
    const id = randomUUID();
    const holderId = wish.holderId ?? (await this.holder('PERSON'));
    const displayName = wish.displayName ?? `Testi Henkilö ${id.slice(0, 4)}`;
    await this.owner.query(
      `INSERT INTO person (id, area_id, holder_id, organisation_id, display_name, kind, profession, email, phone, language, time_zone,
         access_needs, interpreter_language, interprets_languages, roles, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now())`,
      [
        id,
        this.id,
        holderId,
        wish.organisationId ?? null,
        displayName,
        wish.kind ?? 'PROFESSIONAL',
        wish.profession ?? null,
        wish.email ?? null,
        wish.phone ?? null,
        wish.language ?? 'FI',
        wish.timeZone ?? 'Europe/Helsinki',
        wish.accessNeeds ?? [],
        wish.interpreterLanguage ?? null,
        wish.interpretsLanguages ?? [],
        wish.roles ?? [],
      ],
    );
    return { id, holderId, displayName };
  }

  /** Somebody who can sign in, with these roles. */
  async account(roles: ViewerRole[], wish: PersonWish = {}): Promise<BuiltAccount> {
    const person = await this.person({ ...wish, roles });
    const email = wish.email ?? `${person.id}@test.example`;
    testPasswordHash ??= hashPassword(testPassword);
    await this.owner.query(
      `WITH made AS (INSERT INTO identity (id, email, password_hash, created_at) VALUES ($1, $2, $3, now()) RETURNING id)
       UPDATE person SET identity_id = made.id FROM made WHERE person.id = $4`,
      [randomUUID(), email.toLowerCase(), await testPasswordHash, person.id],
    );
    return { ...person, email };
  }

  async room(wish: RoomWish = {}): Promise<{ id: string; holderId: string }> {
    const id = randomUUID();
    const holderId = await this.holder('ROOM');
    await this.owner.query(
      `INSERT INTO room (id, area_id, holder_id, organisation_id, name, public_name, public_address, capacity, step_free, induction_loop, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())`,
      [
        id,
        this.id,
        holderId,
        wish.organisationId ?? null,
        wish.name ?? 'Huone 1',
        wish.publicName ?? 'Tapaamistila',
        wish.publicAddress ?? null,
        wish.capacity ?? 8,
        wish.stepFree ?? false,
        wish.inductionLoop ?? false,
      ],
    );
    return { id, holderId };
  }

  /** Minutes since midnight on the person's wall clock; Monday to Friday unless days are named (1 to 7). */
  async workingHours(
    personId: string,
    [startMinute, endMinute]: readonly [number, number] = [480, 960],
    days: readonly number[] = [1, 2, 3, 4, 5],
    effectiveFrom = '2020-01-01',
  ): Promise<void> {
    const weekly = days.map((weekday) => ({ weekday, startMinute, endMinute }) as WeeklyHours);
    await this.owner.query(
      'INSERT INTO working_hours (area_id, person_id, effective_from, weekly) VALUES ($1, $2, $3, $4)',
      [this.id, personId, effectiveFrom, JSON.stringify(weekly)],
    );
  }

  /** RFC 3339 instants. */
  async timeOff(personId: string, start: string, end: string): Promise<void> {
    await this.owner.query(
      'INSERT INTO time_off (id, area_id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)',
      [randomUUID(), this.id, personId, start, end],
    );
  }

  private async holder(kind: 'PERSON' | 'ROOM'): Promise<string> {
    const id = randomUUID();
    await this.owner.query('INSERT INTO holder (id, kind) VALUES ($1, $2)', [id, kind]);
    return id;
  }
}
