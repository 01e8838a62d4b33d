import { writeInstant } from '../../domain/time/instant-text.js';
import { hourMs, minuteMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import { workingAddress } from '../directory/letter-address.js';
import { attemptsMax, codeMinutesMax } from './page-code.js';

/** Whose page a link leads to, locked, so that two calls do not count the same codes. Undefined without an address that works. */
export async function lockReader(tx: Tx, invitationId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT p.id FROM person p JOIN invitation i ON i.person_id = p.id
     WHERE i.id = $1 AND ${workingAddress('p')} IS NOT NULL FOR NO KEY UPDATE OF p`,
    [invitationId],
  );
  return row?.id;
}

export async function codesInTheLastHour(tx: Tx, personId: string, now: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM page_code WHERE person_id = $1 AND made_at > $2',
    [personId, writeInstant(now - hourMs)],
  );
  return row?.count ?? 0;
}

export async function insertCode(tx: Tx, id: string, personId: string, now: number): Promise<void> {
  await tx.query('INSERT INTO page_code (id, area_id, person_id, made_at) VALUES ($1, $2, $3, $4)', [
    id,
    tx.areaId,
    personId,
    writeInstant(now),
  ]);
}

/** Counts an attempt at the person's newest code; undefined when no code can be tried (any more). */
export async function countAttempt(tx: Tx, invitationId: string, now: number): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `UPDATE page_code SET attempts = attempts + 1
     WHERE id = ${newestCodeOf('(SELECT i.person_id FROM invitation i WHERE i.id = $1)')} AND ${ALIVE}
     RETURNING id`,
    [invitationId, writeInstant(now - codeMinutesMax * minuteMs), attemptsMax],
  );
  return row?.id;
}

export async function markOpened(tx: Tx, id: string, now: number): Promise<void> {
  await tx.query('UPDATE page_code SET opened_at = $2 WHERE id = $1', [id, writeInstant(now)]);
}

/** SQL for the id of the one code of a person that counts (page-code.ts); `personId` is an expression. */
export const newestCodeOf = (personId: string): string =>
  `(SELECT c.id FROM page_code c WHERE c.person_id = ${personId} ORDER BY c.made_at DESC, c.id LIMIT 1)`;

/** A code that can be tried: $2 is the instant before which it is too old, $3 how many attempts there are. */
export const ALIVE = 'opened_at IS NULL AND made_at > $2 AND attempts < $3';
