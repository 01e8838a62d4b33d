import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { codesAnHourMax, isCode } from './page-code.js';
import { codesInTheLastHour, countAttempt, insertCode, lockReader, markOpened } from './page-code.store.js';

/** The kind of outbox event that mails a code; its subject is the code's id. */
export const SEND_PAGE_CODE = 'invitation.page-code';

export type CodeSent = 'SENT' | 'NO_ADDRESS' | 'TOO_MANY';
/** `codeId`: what the address of the opened page is made from. */
export type CodeEntered =
  | { readonly kind: 'OPEN'; readonly codeId: string }
  | { readonly kind: 'WRONG' }
  | { readonly kind: 'ENDED' };

/** The two steps from an invitation's link to the page with all that is its reader's own. */
@Injectable()
export class OpenMyPage {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  /** A new code for the address that is known already: what is typed into a page names no address. */
  async send(actor: InArea, invitationId: string): Promise<CodeSent> {
    const now = this.clock.now();
    return this.transactions.always<CodeSent>(actor, async (tx) => {
      const personId = await lockReader(tx, invitationId);
      if (personId === undefined) return 'NO_ADDRESS';
      if ((await codesInTheLastHour(tx, personId, now)) >= codesAnHourMax) return 'TOO_MANY';
      const codeId = randomUUID();
      await insertCode(tx, codeId, personId, now);
      await appendToOutbox(tx, now, [{ kind: SEND_PAGE_CODE, subject: { codeId, at: now } }]);
      return 'SENT';
    });
  }

  /** A wrong attempt is no problem that would roll back: it has to stay counted. */
  async enter(actor: InArea, invitationId: string, entered: string): Promise<CodeEntered> {
    const now = this.clock.now();
    return this.transactions.always<CodeEntered>(actor, async (tx) => {
      const codeId = await countAttempt(tx, invitationId, now);
      if (codeId === undefined) return { kind: 'ENDED' };
      if (!isCode(this.sender.secret, codeId, entered)) return { kind: 'WRONG' };
      await markOpened(tx, codeId, now);
      return { kind: 'OPEN', codeId };
    });
  }
}
