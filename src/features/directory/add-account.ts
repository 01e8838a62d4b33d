import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { hashPassword, passwordCharactersMax } from '../../platform/identity/password.js';
import * as say from './account.problems.js';
import { isEmailAddress } from './email-address.js';

/** Length is what makes a password hard to guess (NIST SP 800-63B, 3.1.1.2); nothing is asked of its letters. */
const passwordCharactersMin = 12;

export interface AccountWish {
  readonly personId: string;
  /** Under which the person signs in; letter case does not matter. */
  readonly email: string;
  readonly password: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Lets a person sign in. An operator's act: `owner` is connected as the owner of the tables, since accounts stand above
 * areas and the application's role has no rights on them.
 *
 * An address is one account. If it is the person's already, or that of the same human in another area (they share one
 * calendar), the password is set anew and every open session of the account ends; anybody else's is refused.
 * Answers with the id of the identity.
 */
export async function addAccount(owner: DataSource, wish: AccountWish): Promise<Result<string, PlainProblem>> {
  const problems = accountProblems(wish);
  if (problems.length > 0) return refused(...problems);
  const account = { ...wish, email: wish.email.toLowerCase(), passwordHash: await hashPassword(wish.password) };
  return owner.transaction((manager) => write(manager, account));
}

type Account = AccountWish & { readonly passwordHash: string };

/** Refuses before it writes: what this transaction returns is committed. */
async function write(manager: EntityManager, account: Account): Promise<Result<string, PlainProblem>> {
  const [person] = await manager.query<{ email: string | null }[]>(
    `SELECT i.email FROM person p LEFT JOIN identity i ON i.id = p.identity_id WHERE p.id = $1 FOR UPDATE OF p`,
    [account.personId],
  );
  if (!person) return refused(say.unknownPerson);
  if (person.email !== null && person.email !== account.email) return refused(invalid('email', say.otherAddress));
  const identityId = await ownIdentity(manager, account);
  if (identityId === undefined) return refused(invalid('email', say.addressInUse));
  await manager.query('UPDATE person SET identity_id = $2 WHERE id = $1', [account.personId, identityId]);
  return ok(identityId);
}

/** The identity of the address, made or given the new password; undefined if it is somebody else's. */
async function ownIdentity(manager: EntityManager, account: Account): Promise<string | undefined> {
  const made = await manager.query<{ id: string }[]>(
    'INSERT INTO identity (id, email, password_hash, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING RETURNING id',
    [randomUUID(), account.email, account.passwordHash, writeInstant(account.at)],
  );
  if (made[0]) return made[0].id;
  const [known] = await manager.query<{ id: string; own: boolean }[]>(
    `SELECT i.id, NOT EXISTS (
       SELECT 1 FROM person other WHERE other.identity_id = i.id
         AND other.holder_id <> (SELECT holder_id FROM person WHERE id = $2)) AS own
     FROM identity i WHERE i.email = $1 FOR UPDATE OF i`,
    [account.email, account.personId],
  );
  if (!known?.own) return undefined;
  await manager.query('UPDATE identity SET password_hash = $2 WHERE id = $1', [known.id, account.passwordHash]);
  await manager.query('UPDATE session SET revoked_at = $2 WHERE identity_id = $1 AND revoked_at IS NULL', [
    known.id,
    writeInstant(account.at),
  ]);
  return known.id;
}

function accountProblems({ email, password }: AccountWish): PlainProblem[] {
  const problems: PlainProblem[] = [];
  if (!isEmailAddress(email)) problems.push(invalid('email', say.noEmailAddress));
  if (password.length < passwordCharactersMin || password.length > passwordCharactersMax) {
    problems.push(invalid('password', say.passwordLength(passwordCharactersMin, passwordCharactersMax)));
  }
  return problems;
}
