import { createHash, randomBytes } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import { hourMs } from '../../domain/time/local-date.js';
import type { Clock } from '../clock/clock.js';
import type { Transactions } from '../database/transactions.js';
import { verifyPassword } from './password.js';
import type { Viewer, ViewerRole } from './viewer.js';

/** A working day and its evening; whoever still works then signs in again. */
const sessionHoursMax = 12;
/** RFC 5321, 4.5.3.1.3: a path of 256 octets, its angle brackets taken off. */
const emailCharactersMax = 254;

export interface OpenedSession {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly viewer: Viewer;
}

interface SignInRow {
  identity_id: string;
  password_hash: string;
  area_id: string;
  person_id: string;
}

interface SessionRow {
  identity_id: string;
  area_id: string;
  person_id: string;
  roles: ViewerRole[];
  language: Viewer['language'];
}

/**
 * Opaque tokens: 256 random bits that mean nothing by themselves. Only their hash is stored, so the table gives nobody
 * a way in, and revoking a row ends a session at once.
 */
export class Sessions {
  /**
   * Which session each viewer of a running request came from. Kept here and not in Viewer, so that no feature has a
   * token's hash in its hands; the entry goes with the request's viewer.
   */
  private readonly hashes = new WeakMap<Viewer, Buffer>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the address or the password is wrong: which of them is not told. */
  async open(email: string, password: string): Promise<OpenedSession | undefined> {
    const account = await this.accountOf(email);
    if (!(await verifyPassword(account?.password_hash, password)) || !account) return undefined;
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now + sessionHoursMax * hourMs;
    await this.transactions.run({ areaId: account.area_id }, async (tx) => {
      await tx.query(
        'INSERT INTO session (token_hash, area_id, identity_id, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [
          hashOf(token),
          account.area_id,
          account.identity_id,
          account.person_id,
          writeInstant(now),
          writeInstant(expiresAt),
        ],
      );
      return { ok: true, value: undefined };
    });
    const viewer = await this.resolve(token);
    return viewer && { token, expiresAt, viewer };
  }

  /** Whose session the token is; undefined when it is unknown, over or revoked. One statement. */
  async resolve(token: string): Promise<Viewer | undefined> {
    const hash = hashOf(token);
    const [row] = await this.transactions.door<SessionRow>('SELECT * FROM resolve_session($1, $2)', [
      hash,
      writeInstant(this.clock.now()),
    ]);
    if (!row) return undefined;
    const viewer: Viewer = {
      personId: row.person_id,
      areaId: row.area_id,
      identityId: row.identity_id,
      roles: new Set(row.roles),
      language: row.language,
    };
    this.hashes.set(viewer, hash);
    return viewer;
  }

  /** Ends the session that this viewer was resolved from; other sessions of the same account go on. */
  async close(viewer: Viewer): Promise<void> {
    const hash = this.hashes.get(viewer);
    if (!hash) throw new Error('only a viewer that came from a session can close it');
    await this.transactions.run(viewer, async (tx) => {
      await tx.query('UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL', [
        hash,
        writeInstant(this.clock.now()),
      ]);
      return { ok: true, value: undefined };
    });
  }

  private async accountOf(email: string): Promise<SignInRow | undefined> {
    // PostgreSQL takes no NUL in a text; nobody's address has one, and none is that long.
    if (email.includes('\0') || email.length > emailCharactersMax) return undefined;
    const [account] = await this.transactions.door<SignInRow>('SELECT * FROM resolve_sign_in($1)', [email.trim()]);
    return account;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
