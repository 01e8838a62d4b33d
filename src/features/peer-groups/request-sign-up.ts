import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { type Language, ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import type { SmsSender } from '../../platform/sms/sms-sender.js';
import { loadGroupForChange } from './peer-group.store.js';
import type { PeerLink } from './peer-links.js';
import {
  contactDigest,
  expiryOf,
  newSignUp,
  signUpsPerContactAnHourMax,
  signUpsPerGroupAnHourMax,
  type WrittenSignUp,
} from './sign-up.js';
import * as say from './sign-up.problems.js';
import { countSignUps, insertSignUp } from './sign-up.store.js';

/** The kind of outbox event that sends somebody the link by which they confirm; its subject: `signUpId`, and `at`. */
export const SIGN_UP_LETTER = 'peer-group.sign-up-letter';
/** The kind of outbox event that falls due when a sign-up is forgotten; its subject is its `signUpId`. */
export const SIGN_UP_LAPSES = 'peer-group.sign-up-lapses';

/**
 * Takes what somebody has written on a group's public page, and has the link sent by which they confirm it. Forms are counted in the
 * database, under the group's lock, so the limits hold for any number of processes and through a restart. Past the limit
 * of an address nothing is sent, and the answer is the same: else one could ask of an address how often it was used.
 */
@Injectable()
export class RequestSignUp {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SENDER) private readonly sender: Sender,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
  ) {}

  /** `link` opens the group. */
  async execute(link: PeerLink, written: WrittenSignUp, language: Language): Promise<Result<void, PlainProblem>> {
    const signUp = newSignUp(written, { sms: this.sms !== null });
    if (!signUp.ok) return signUp;
    const digest = contactDigest(this.sender.secret, signUp.value.contact);
    return this.transactions.run<void, PlainProblem>(link, async (tx) => {
      const now = this.clock.now();
      await loadGroupForChange(tx, link.id);
      const { ofContact, ofGroup } = await countSignUps(tx, link.id, digest, now);
      if (ofGroup >= signUpsPerGroupAnHourMax) return refused(say.tooManySignUps);
      if (ofContact >= signUpsPerContactAnHourMax) return ok(undefined);
      const id = randomUUID();
      await insertSignUp(tx, signUp.value, { id, groupId: link.id, language, digest, at: now });
      await appendToOutbox(tx, now, [
        { kind: SIGN_UP_LETTER, subject: { signUpId: id, at: now } },
        { kind: SIGN_UP_LAPSES, subject: { signUpId: id }, dueAt: expiryOf(now) },
      ]);
      return ok(undefined);
    });
  }
}
