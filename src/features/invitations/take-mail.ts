import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InboxListeners } from '../../platform/mail/inbox-listeners.js';
import type { InboxListener, ReceivedMail } from '../../platform/mail/received-mail.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';
import { type AddressedInvitation, AddressedInvitations } from './addressed-invitation.js';
import { KeepReply } from './keep-reply.js';
import { type BounceOutcome, NoteBounce } from './note-bounce.js';
import { type ReplyOutcome, TakeReply } from './take-reply.js';

/** A series' answers come one an occurrence; more than these in one mail are no answer of a person. */
const eventsPerMailMax = 100;

type MailOutcome = ReplyOutcome | BounceOutcome;

const CHANGES: ReadonlySet<MailOutcome> = new Set(['RECORDED', 'SENT_AGAIN', 'NOT_ARRIVED']);

/**
 * Takes what comes back to the service's mailbox. The same mail may come again, and changes nothing then. Of a mail that
 * changed nothing one line reaches the log: codes and ids, no address, no text. Nothing here answers a mail but a repeated
 * invitation, which programs do not answer in their turn (Auto-Submitted, RFC 3834).
 */
@Injectable()
export class TakeMail implements InboxListener, OnModuleInit {
  constructor(
    private readonly listeners: InboxListeners,
    private readonly invitations: AddressedInvitations,
    private readonly replies: TakeReply,
    private readonly bounces: NoteBounce,
    private readonly keeping: KeepReply,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async mailReceived(mail: ReceivedMail): Promise<void> {
    const reached = await this.invitations.reachedBy(mail.to);
    const outcomes = await this.outcomesOf(mail, reached);
    if (outcomes.some((outcome) => CHANGES.has(outcome))) return;
    const invitationIds = reached.map(({ invitationId }) => invitationId);
    this.logger.info({ outcomes: [...new Set(outcomes)], invitationIds }, 'a received mail changed nothing');
  }

  private async outcomesOf(mail: ReceivedMail, reached: readonly AddressedInvitation[]): Promise<MailOutcome[]> {
    const { bounce, calendars } = mail;
    const [first] = reached;
    if (bounce) return [first ? await this.bounces.execute(first, bounce) : 'UNKNOWN'];
    if (calendars.length === 0) return [await this.withoutCalendar(mail, first)];
    const events = calendars.flatMap(({ method, events }) => events.map((event) => ({ mail, reached, method, event })));
    const outcomes: MailOutcome[] = [];
    for (const each of events.slice(0, eventsPerMailMax)) outcomes.push(await this.replies.execute(each));
    return outcomes;
  }

  /** Of a letter nothing is read; whoever organises the meeting learns that there was one, and from whom. */
  private async withoutCalendar(mail: ReceivedMail, reached: AddressedInvitation | undefined): Promise<ReplyOutcome> {
    if (!reached) return 'UNKNOWN';
    const isBroken = mail.unreadable.length > 0;
    if (mail.autoSubmitted && !isBroken) return 'AUTOMATIC';
    const reason = isBroken ? 'UNREADABLE' : 'NO_CALENDAR';
    const { areaId, meetingId, invitationId } = reached;
    return this.keeping.execute({ areaId }, { meetingId, invitationId, reason, content: [mail.messageId] });
  }
}
