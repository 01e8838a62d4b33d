import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { replyTag } from '../../platform/mail/reply-tag.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { evenParts, eventsPerMailMax, grouped, type SendingPlan } from './bundle-plan.js';

/** The kind of outbox event that sends one delivery; its subject is the delivery's id. */
export const SEND_INVITATION = 'invitation.send';

/**
 * The kind of outbox event that sends all deliveries of one mail. Its subject is the mail's id, and which it is of how many:
 * `part` of `parts`, counted from 1.
 */
export const SEND_BUNDLE = 'invitation.send-bundle';

/** Deliveries that leave in one mail, and the bundle whose page lists what they are about. */
interface MailToSend {
  readonly mailId: string;
  readonly bundleId: string;
  readonly deliveryIds: readonly string[];
  readonly part: number;
  readonly parts: number;
}

/** Has each delivery sent by itself. */
export async function sendAlone(tx: Tx, at: number, deliveryIds: readonly string[]): Promise<void> {
  const events = deliveryIds.map((deliveryId) => ({ kind: SEND_INVITATION, subject: { deliveryId } }));
  await appendToOutbox(tx, at, events);
}

/**
 * Has what one act has made sent as planned, and keeps a bundle for each who gets several.
 *
 * @param secret the setting SECRET, with which the tags of reply addresses are made
 */
export async function sendAsPlanned(tx: Tx, at: number, plan: SendingPlan, secret: string): Promise<void> {
  await sendAlone(tx, at, plan.alone);
  const bundles = plan.bundles.map((bundle) => ({ ...bundle, bundleId: randomUUID() }));
  if (bundles.length === 0) return;
  await tx.query(
    `INSERT INTO invitation_bundle (id, area_id, person_id, reply_tag, created_at)
     SELECT b.id, $1, b.person_id, b.tag, $2 FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS b (id, person_id, tag)`,
    [
      tx.areaId,
      writeInstant(at),
      bundles.map(({ bundleId }) => bundleId),
      bundles.map(({ personId }) => personId),
      bundles.map(({ bundleId }) => replyTag(secret, bundleId)),
    ],
  );
  await sendMails(
    tx,
    at,
    bundles.flatMap(({ bundleId, mails }) => numbered(bundleId, mails)),
  );
}

/** A delivery that repeats another, and the bundle that the other one left with, if any. */
export interface RepeatedDelivery {
  readonly deliveryId: string;
  readonly bundleId: string | null;
}

/** Has repeated what left together leave together again. What is left of a bundle alone leaves by itself. */
export async function sendRepeated(tx: Tx, at: number, repeated: readonly RepeatedDelivery[]): Promise<void> {
  const alone: string[] = [];
  const mails: MailToSend[] = [];
  for (const [bundleId, deliveries] of grouped(repeated, (each) => each.bundleId)) {
    const ids = deliveries.map(({ deliveryId }) => deliveryId);
    if (bundleId === null || ids.length === 1) alone.push(...ids);
    else mails.push(...numbered(bundleId, evenParts(ids, eventsPerMailMax)));
  }
  await sendAlone(tx, at, alone);
  await sendMails(tx, at, mails);
}

const numbered = (bundleId: string, mails: readonly (readonly string[])[]): MailToSend[] =>
  mails.map((deliveryIds, index) => ({
    ...{ bundleId, deliveryIds },
    mailId: randomUUID(),
    part: index + 1,
    parts: mails.length,
  }));

async function sendMails(tx: Tx, at: number, mails: readonly MailToSend[]): Promise<void> {
  if (mails.length === 0) return;
  const leaving = mails.flatMap(({ deliveryIds, ...mail }) =>
    deliveryIds.map((deliveryId) => ({ ...mail, deliveryId })),
  );
  await tx.query(
    `UPDATE delivery d SET bundle_id = w.bundle_id, mail_id = w.mail_id
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS w (id, bundle_id, mail_id) WHERE d.id = w.id`,
    [
      leaving.map(({ deliveryId }) => deliveryId),
      leaving.map(({ bundleId }) => bundleId),
      leaving.map(({ mailId }) => mailId),
    ],
  );
  const events = mails.map(({ mailId, part, parts }) => ({ kind: SEND_BUNDLE, subject: { mailId, part, parts } }));
  await appendToOutbox(tx, at, events);
}
