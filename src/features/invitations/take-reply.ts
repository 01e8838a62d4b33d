import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import type { InArea } from '../../platform/database/transactions.js';
import type { ItipEvent, ItipMethod } from '../../platform/icalendar/itip-message.js';
import type { ReceivedMail } from '../../platform/mail/received-mail.js';
import { type AddressedInvitation, AddressedInvitations } from './addressed-invitation.js';
import { AnswerInvitation, type AnswerOutcome } from './answer-invitation.js';
import { KeepReply, type KeptOutcome } from './keep-reply.js';
import type { KeptReason, KeptReplyPlace } from './kept-reply.js';
import { ProposeTime } from './propose-time.js';
import { answererOf, readAnswer } from './received-answer.js';
import { RepeatInvitation, type RepeatOutcome } from './repeat-invitation.js';
import { ReviveAddress } from './revive-address.js';

/** UNKNOWN: no meeting of ours is meant. AUTOMATIC: a program asks, and no program of ours talks to one. */
export type ReplyOutcome = AnswerOutcome | RepeatOutcome | KeptOutcome | 'UNKNOWN' | 'AUTOMATIC';

/** What is new and counts was written just now: a late copy says nothing of whether its sender's address still works. */
const SHOWS_LIFE: ReadonlySet<ReplyOutcome> = new Set(['RECORDED', 'SENT_AGAIN']);

/** Where something is kept aside, and under which address its sender was invited. */
type Place = KeptReplyPlace & InArea & { readonly email?: string | null };

type Match =
  | { readonly kind: 'COUNTS'; readonly invitation: AddressedInvitation }
  | { readonly kind: 'ASIDE'; readonly place: Place; readonly reason: KeptReason };

const aside = (place: Place, reason: KeptReason): Match => ({ kind: 'ASIDE', place, reason });

/** One event of a calendar that came by mail. */
export interface ReceivedEvent {
  readonly mail: Pick<ReceivedMail, 'from' | 'date' | 'authentication' | 'autoSubmitted'>;
  /** At whose own reply addresses the mail arrived. */
  readonly reached: readonly AddressedInvitation[];
  readonly method: ItipMethod;
  readonly event: ItipEvent;
}

/**
 * Takes what one event of somebody's calendar says, as far as its sender may say it. It counts if it came to the recipient's
 * own unguessable address, under whatever name, since people answer from other addresses than they are invited to; or if
 * our mail server vouches for the address that was invited. All else is kept aside, and nothing is ever answered to the
 * sender: a repeated invitation goes to the address that is known.
 */
@Injectable()
export class TakeReply {
  constructor(
    private readonly invitations: AddressedInvitations,
    private readonly answering: AnswerInvitation,
    private readonly proposing: ProposeTime,
    private readonly repeating: RepeatInvitation,
    private readonly keeping: KeepReply,
    private readonly reviving: ReviveAddress,
  ) {}

  async execute(received: ReceivedEvent): Promise<ReplyOutcome> {
    const match = received.reached.length > 0 ? await this.matchOwn(received) : await this.matchNamed(received);
    if (match === undefined) return 'UNKNOWN';
    if (match.kind === 'ASIDE') return this.keep(match.place, received, match.reason);
    const meant = await this.meantBy(match.invitation, received);
    if (!meant) return this.keep(match.invitation, received, 'UNSUPPORTED');
    const outcome = await this.act(meant, received);
    if (SHOWS_LIFE.has(outcome)) await this.reviving.execute(match.invitation, received.mail.from);
    return outcome;
  }

  /**
   * Of a series, the one time that an answer names; without a name all of them, but no other time can be proposed for all of
   * them. Undefined for what the series does not have.
   */
  private async meantBy(
    invitation: AddressedInvitation,
    { method, event }: ReceivedEvent,
  ): Promise<AddressedInvitation | undefined> {
    if (!invitation.isSeries) return invitation;
    if (event.recurrence) return this.invitations.timeOf(invitation, event.recurrence);
    return method === 'COUNTER' ? undefined : invitation;
  }

  private async matchOwn({ reached, event }: ReceivedEvent): Promise<Match | undefined> {
    const sameEvent = reached.filter(({ uid }) => uid === event.uid);
    const [first] = reached;
    const invitation =
      sameEvent.find(({ email }) => event.attendees.some(({ address }) => address === email)) ??
      (sameEvent.length === 1 ? sameEvent[0] : undefined);
    if (!invitation) return first && aside(first, 'OTHER_RECIPIENT');
    const attendee = answererOf(event, invitation.email);
    const isAlias = attendee && attendee.address !== invitation.email && attendee.delegatedFrom.length === 0;
    // Somebody who was forwarded the invitation of another participant answers for themselves, not for that one.
    if (isAlias && (await this.invitations.isAnothers(invitation, attendee.address)))
      return aside(invitation, 'OTHER_RECIPIENT');
    return { kind: 'COUNTS', invitation };
  }

  /** From's domain is all that a mail server can vouch for, so it must be the address that was invited, and no other. */
  private async matchNamed({ mail, event }: ReceivedEvent): Promise<Match | undefined> {
    const [from] = mail.from.length === 1 ? mail.from : [];
    const attendee = event.attendees.find(({ address }) => address === from) ?? event.attendees[0];
    const named = await this.invitations.namedBy(event.uid, attendee?.address ?? '');
    if (!named) return undefined;
    const { invitation } = named;
    if (!invitation) return aside(named, 'UNKNOWN_SENDER');
    const isVouchedFor = mail.authentication === 'ALIGNED_PASS' && from === attendee?.address;
    return isVouchedFor ? { kind: 'COUNTS', invitation } : aside(invitation, 'NOT_AUTHENTICATED');
  }

  private async act(invitation: AddressedInvitation, received: ReceivedEvent): Promise<ReplyOutcome> {
    const { mail, method, event } = received;
    const { areaId, invitationId } = invitation;
    const read = readAnswer(method, event, invitation, mail.date);
    switch (read.kind) {
      case 'ASIDE':
        return this.keep(invitation, received, read.reason, read.delegate);
      case 'REFRESH':
        return mail.autoSubmitted ? 'AUTOMATIC' : this.repeating.execute({ areaId }, invitationId);
      case 'ANSWER': {
        const { kind: _, ...answer } = read;
        return this.afterwards(
          invitation,
          received,
          await this.answering.execute({ areaId }, { ...answer, invitationId }),
        );
      }
      case 'PROPOSAL': {
        const { kind: _, start, ...proposal } = read;
        const written = { instant: start, wallClock: start, offsetMinutes: 'Z' as const };
        const command = { ...proposal, start: written, invitationId };
        return this.afterwards(invitation, received, await this.proposing.execute({ areaId }, command));
      }
    }
  }

  private async afterwards(
    invitation: AddressedInvitation,
    received: ReceivedEvent,
    result: Result<AnswerOutcome, Problem>,
  ): Promise<ReplyOutcome> {
    if (!result.ok) return this.keep(invitation, received, reasonOf(result.problems));
    return result.value === 'OUTDATED' ? this.keep(invitation, received, 'OUTDATED') : result.value;
  }

  private async keep(
    { areaId, meetingId, invitationId, email = null }: Place,
    { method, event }: ReceivedEvent,
    reason: KeptReason,
    delegate?: string,
  ): Promise<KeptOutcome> {
    return this.keeping.execute(
      { areaId },
      {
        meetingId,
        invitationId,
        reason,
        method,
        status: method === 'REFRESH' ? undefined : answererOf(event, email)?.status,
        start: method === 'COUNTER' ? event.start?.instant : undefined,
        delegate,
        content: [event.uid, event.sequence, event.dtstamp, event.recurrence?.instant],
      },
    );
  }
}

/** Why the one who answers was refused, as the one who organises the meeting sees it. */
function reasonOf([problem]: readonly Problem[]): KeptReason {
  switch (problem?.code) {
    case 'NOT_FOUND':
      return 'NOT_INVITED';
    case 'ALREADY_CANCELLED':
      return 'TOO_LATE';
    case 'TIME_TAKEN':
      return 'TIME_TAKEN';
    case 'CONSENT_MISSING':
      return 'CONSENT_MISSING';
    case 'LIMIT_REACHED':
      return 'TOO_MANY_PROPOSALS';
    case 'VALIDATION':
      return problem.field === 'input.start' ? 'UNFIT_TIME' : 'TOO_LATE';
    default:
      throw new Error(`an answer by mail was refused with ${problem?.code ?? 'nothing'}`);
  }
}
