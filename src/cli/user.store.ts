import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { writeInstant } from '../domain/time/instant-text.js';
import type { ViewerRole } from '../platform/identity/viewer.js';
import { CommandFailure } from './command.js';

export interface NewUser {
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly ViewerRole[];
  readonly area: { readonly name: string; readonly isNew: boolean };
}

const ZONE = 'Europe/Helsinki';

/**
 * The person who is to sign in, with their roles; made with a calendar of their own, unless the area has somebody of that
 * name and address who has no account yet. A new area that nobody can sign in to yet counts as new. So a command whose
 * password was refused, or that was broken off in the middle, can be given again. Answers with the id of the person.
 */
export async function keepUser(owner: EntityManager, user: NewUser, now: number): Promise<string> {
  const [taken] = await owner.query<unknown[]>('SELECT 1 FROM identity WHERE email = $1', [user.email]);
  if (taken) throw new CommandFailure(`${user.email} has an account already.`);
  const areaId = await areaOf(owner, user.area, now);
  const [known] = await owner
    .query<{ id: string }[]>(
      `UPDATE person SET roles = $4 WHERE id = (
       SELECT id FROM person WHERE area_id = $1 AND lower(email) = $2 AND display_name = $3 AND identity_id IS NULL
       ORDER BY created_at, id LIMIT 1) RETURNING id`,
      [areaId, user.email, user.displayName, user.roles],
    )
    .then(([rows]) => rows as unknown as { id: string }[]);
  return known?.id ?? addPerson(owner, areaId, user, now);
}

async function areaOf(owner: EntityManager, { name, isNew }: NewUser['area'], now: number): Promise<string> {
  const [known] = await owner.query<{ id: string; in_use: boolean }[]>(
    `SELECT id, EXISTS (SELECT FROM person WHERE area_id = area.id AND identity_id IS NOT NULL) AS in_use
     FROM area WHERE name = $1 ORDER BY created_at, id LIMIT 1`,
    [name],
  );
  if (isNew && known?.in_use) throw new CommandFailure(`The area "${name}" is in use: name it with --area.`);
  if (known) return known.id;
  if (!isNew) throw new CommandFailure(`There is no area "${name}". Make it with --new-area.`);
  const id = randomUUID();
  await owner.query('INSERT INTO area (id, name, time_zone, created_at) VALUES ($1, $2, $3, $4)', [
    id,
    name,
    ZONE,
    writeInstant(now),
  ]);
  return id;
}

async function addPerson(owner: EntityManager, areaId: string, user: NewUser, now: number): Promise<string> {
  const [id, holderId] = [randomUUID(), randomUUID()];
  await owner.query(`INSERT INTO holder (id, kind) VALUES ($1, 'PERSON')`, [holderId]);
  await owner.query(
    `INSERT INTO person (id, area_id, holder_id, display_name, kind, email, language, time_zone, roles, created_at)
     VALUES ($1, $2, $3, $4, 'PROFESSIONAL', $5, 'FI', $6, $7, $8)`,
    [id, areaId, holderId, user.displayName, user.email, ZONE, user.roles, writeInstant(now)],
  );
  return id;
}
