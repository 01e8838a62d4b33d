import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { hourMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { SignUp } from './sign-up.js';

/** A sign-up as it is kept. Once it is confirmed its name and contact are forgotten, and the membership is there instead. */
export interface KeptSignUp {
  readonly id: string;
  readonly groupId: string;
  readonly nickname: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly membershipId: string | null;
}

export async function insertSignUp(
  tx: Tx,
  { nickname, contact }: SignUp,
  kept: { id: string; groupId: string; language: Language; digest: Buffer; at: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO peer_group_sign_up (id, area_id, group_id, nickname, email, phone, language, contact_digest, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      kept.id,
      tx.areaId,
      kept.groupId,
      nickname,
      'email' in contact ? contact.email : null,
      'phone' in contact ? contact.phone : null,
      kept.language,
      kept.digest,
      writeInstant(kept.at),
    ],
  );
}

/** How often the last hour's forms named this contact, in any group of the area, and this group. The group must be locked. */
export async function countSignUps(
  tx: Tx,
  groupId: string,
  digest: Buffer,
  now: number,
): Promise<{ readonly ofContact: number; readonly ofGroup: number }> {
  const [row] = await tx.query<{ ofContact: number; ofGroup: number }>(
    `SELECT (SELECT count(*)::int FROM peer_group_sign_up s WHERE s.area_id = $1 AND s.contact_digest = $3 AND s.asked_at > $4) AS "ofContact",
       (SELECT count(*)::int FROM peer_group_sign_up s WHERE s.group_id = $2 AND s.asked_at > $4) AS "ofGroup"`,
    [tx.areaId, groupId, digest, writeInstant(now - hourMs)],
  );
  return row ?? { ofContact: 0, ofGroup: 0 };
}

export async function loadSignUp(tx: Tx, id: string): Promise<KeptSignUp | undefined> {
  const [row] = await tx.query<KeptSignUp>(
    `SELECT s.id, s.group_id AS "groupId", s.nickname, s.email, s.phone, s.language, s.asked_at AS "askedAt", s.membership_id AS "membershipId"
     FROM peer_group_sign_up s WHERE s.id = $1`,
    [id],
  );
  return row;
}

/** Of several that one person sends, each leads to the same place once it is confirmed. */
export async function markConfirmed(tx: Tx, id: string, membershipId: string): Promise<void> {
  await tx.query(
    'UPDATE peer_group_sign_up SET membership_id = $2, nickname = NULL, email = NULL, phone = NULL WHERE id = $1',
    [id, membershipId],
  );
}

export async function forgetUnconfirmed(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM peer_group_sign_up WHERE id = $1 AND membership_id IS NULL', [id]);
}

/** Whoever is, or was, on the group's roll by this name and with this address or number: who comes back is the same person. */
export async function personOnRoll(
  tx: Tx,
  { groupId, nickname, email, phone }: KeptSignUp,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT p.id FROM peer_group_member r JOIN person p ON p.id = r.person_id
     WHERE r.group_id = $1 AND lower(p.display_name) = lower($2) AND (lower(p.email) = lower($3) OR p.phone = $4) ORDER BY r.since, p.id LIMIT 1`,
    [groupId, nickname, email, phone],
  );
  return row?.id;
}
