import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { letterAddress } from '../directory/letter-address.js';
import { ANSWER_TOLD } from './answer-told.js';
import { type AnswerNews, answerNews, answerToldText } from './answer-told-text.js';

interface Told {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly start: number;
  readonly timeZone: string;
}

/**
 * Tells whoever organises a meeting that somebody who had to come does not, that another time is proposed, or that no mail
 * reaches somebody. What is still so is read at the moment of sending: whoever changed their mind by then, or was seen to, is no news.
 */
@Injectable()
export class TellOfAnswer implements OutboxHandler, OnModuleInit {
  readonly kind = ANSWER_TOLD;

  constructor(
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const news = answerNews.find((each) => each === event.subject.news);
    if (news === undefined) throw new Error(`an organiser is told nothing of ${event.subject.news}`);
    const told = await this.find(event, news);
    // Without an address it is Meeting.attention and timeProposals alone that tell.
    if (!told?.email) return;
    const { name, email, language, start, timeZone } = told;
    const at = Number(event.subject.at);
    await sendLetter(
      this,
      event,
      { fromName: 'Yhteisaika', aboutId: event.id, to: { name, address: email }, at, language },
      answerToldText({ news, language, start, timeZone, serviceUrl: this.sender.publicUrl }),
    );
    if (isDecline(news)) await this.markTold(event);
  }

  /** After the letter, so that a process that dies between them tells twice, and not never. */
  private async markTold(event: OutboxEvent): Promise<void> {
    const { meetingId, personId } = event.subject;
    await this.transactions.always(event, (tx) => tx.query(DECLINE_TOLD, [meetingId, personId]));
  }

  private async find(event: OutboxEvent, news: AnswerNews): Promise<Told | undefined> {
    const { proposalId, meetingId, personId } = event.subject;
    const now = writeInstant(this.clock.now());
    const [row] = await this.transactions.read(event, (tx) =>
      news === 'PROPOSED'
        ? tx.query<Told>(STILL_PROPOSED, [now, proposalId])
        : tx.query<Told>(isDecline(news) ? STILL_DECLINED : STILL_UNREACHED, [now, meetingId, personId]),
    );
    return row;
  }
}

const isDecline = (news: AnswerNews): boolean => news === 'DECLINED' || news === 'SERIES_DECLINED';

const ORGANISER = `o.display_name AS name, ${letterAddress('o')} AS email, o.language, m.starts_at AS start, m.time_zone AS "timeZone"`;

const STILL_PROPOSED = `
  SELECT ${ORGANISER} FROM time_proposal w JOIN meeting m ON m.id = w.meeting_id JOIN person o ON o.id = m.organiser_id
  WHERE w.id = $2 AND w.state = 'OPEN' AND m.status = 'CONFIRMED' AND m.ends_at > $1 AND o.id <> w.person_id`;

/** Of one time once, however often somebody changes their mind about it. */
const STILL_DECLINED = `
  SELECT ${ORGANISER} FROM participation t JOIN meeting m ON m.id = t.meeting_id JOIN person o ON o.id = m.organiser_id
  JOIN invitation i ON i.meeting_id = t.meeting_id AND i.person_id = t.person_id AND i.decline_told_sequence IS DISTINCT FROM i.asked_sequence
  WHERE t.meeting_id = $2 AND t.person_id = $3 AND t.status = 'DECLINED' AND m.status = 'CONFIRMED' AND m.ends_at > $1 AND o.id <> t.person_id`;

const DECLINE_TOLD =
  'UPDATE invitation SET decline_told_sequence = asked_sequence WHERE meeting_id = $1 AND person_id = $2';

const STILL_UNREACHED = `
  SELECT ${ORGANISER} FROM invitation i JOIN meeting m ON m.id = i.meeting_id JOIN person o ON o.id = m.organiser_id JOIN person p ON p.id = i.person_id
  WHERE i.meeting_id = $2 AND i.person_id = $3 AND p.email_failed_at IS NOT NULL AND m.status = 'CONFIRMED' AND m.ends_at > $1 AND o.id <> p.id`;
