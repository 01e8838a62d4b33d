import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { letterAddress } from '../directory/letter-address.js';
import { contactOf } from '../cases/case.js';
import { type CaseChange, type CaseListener, CaseListeners } from '../cases/case-listeners.js';
import { newContactText } from './new-contact-text.js';

const TELL_CLIENT = 'case.new-contact';

interface Told {
  readonly clientName: string;
  readonly clientEmail: string | null;
  readonly language: Language;
  readonly easyLanguage: boolean;
  readonly contactName: string;
  readonly contactPhone: string | null;
}

/**
 * Tells the client who answers for the case now, after a handover, or after the case manager lost the last basis. What
 * it says is read at the moment of sending: of two handovers in a row the client hears of the second alone. The same
 * event gives the same bytes and Message-ID, so a mail that is sent again is the same mail.
 */
@Injectable()
export class TellClient implements OutboxHandler, CaseListener, OnModuleInit {
  readonly kind = TELL_CLIENT;

  constructor(
    private readonly cases: CaseListeners,
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
    this.cases.register(this);
  }

  async caseChanged(tx: Tx, { before, after, at }: CaseChange): Promise<void> {
    if (contactOf(before) === contactOf(after)) return;
    const subject = { caseId: after.id, contactId: contactOf(after), at };
    await appendToOutbox(tx, at, [{ kind: TELL_CLIENT, subject }]);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const { caseId, contactId, at } = event.subject;
    const [told] = await this.transactions.read(event, (tx) => tx.query<Told>(READ, [caseId, contactId]));
    // A later handover tells the client itself; without an address, or a wish for mail, it is the contact who calls.
    if (!told?.clientEmail) return;
    const { clientName, clientEmail, language, easyLanguage, contactName: name, contactPhone: phone } = told;
    await sendLetter(
      this,
      event,
      {
        fromName: name,
        aboutId: String(caseId),
        to: { name: clientName, address: clientEmail },
        at: Number(at),
        language,
      },
      newContactText({ language, easyLanguage, name, phone }),
    );
  }
}

const READ = `
  SELECT p.display_name AS "clientName", ${letterAddress('p')} AS "clientEmail", p.language, 'EASY_LANGUAGE' = ANY (p.access_needs) AS "easyLanguage",
    k.display_name AS "contactName", k.phone AS "contactPhone"
  FROM client_case c JOIN person p ON p.id = c.client_id JOIN person k ON k.id = coalesce(c.case_manager_id, c.coordinator_id)
  WHERE c.id = $1 AND k.id = $2 AND c.closed_at IS NULL`;
