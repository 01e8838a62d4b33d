import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { isProfessional } from '../directory/person.js';
import { PLACE_LETTER, type PlaceNews } from './peer-letters.js';
import { PeerLinks } from './peer-links.js';
import { PeerPost } from './peer-post.js';
import { placeLetter, placeSms } from './place-letter.js';
import { loadPlaceRecipient, type PlaceRecipient } from './place-letter.store.js';
import type { MembershipState } from './roll.js';

/** Sends one letter about a place. What it says is read at this moment, and what is no longer so is not told any more. */
@Injectable()
export class SendPlaceLetter implements OutboxHandler, OnModuleInit {
  readonly kind = PLACE_LETTER;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly links: PeerLinks,
    private readonly post: PeerPost,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const membershipId = String(event.subject.membershipId);
    const now = this.clock.now();
    const to = await this.transactions.read(event, (tx) => loadPlaceRecipient(tx, membershipId, now));
    const news = event.subject.news as PlaceNews;
    if (!to || to.state !== standings[news] || to.since !== Number(event.subject.since) || isOver(to, now)) return;
    const { language, leaderName, leaderPhone, zone, nextStart, offeredUntil } = to;
    const facts = {
      ...{ news, language, leaderName, leaderPhone, zone, nextStart, offeredUntil },
      recipientName: to.name,
      isProfessional: isProfessional(to.kind),
      easyLanguage: to.needs.includes('EASY_LANGUAGE'),
      link: this.linkFor(news, membershipId, to),
    };
    await this.post.send(event, {
      ...{ to, language },
      fromName: leaderName,
      aboutId: membershipId,
      at: Number(event.subject.at),
      letter: placeLetter(facts),
      sms: placeSms(facts),
    });
  }

  private linkFor(news: PlaceNews, membershipId: string, { groupId, enrolment }: PlaceRecipient): string | null {
    if (news === 'REMOVED') return null;
    if (news !== 'LAPSED') return this.links.address('PEER_PLACE', membershipId);
    return enrolment === 'OPEN' ? this.links.address('PEER_GROUP', groupId) : null;
  }
}

/** How somebody stands whom each letter still tells the truth. */
const standings: Readonly<Record<PlaceNews, MembershipState>> = {
  JOINED: 'MEMBER',
  QUEUED: 'WAITING',
  OFFERED: 'OFFERED',
  LAPSED: 'LEFT',
  REMOVED: 'LEFT',
};

/** An offer that nobody could answer any more. */
const isOver = ({ state, offeredUntil }: PlaceRecipient, now: number): boolean =>
  state === 'OFFERED' && (offeredUntil ?? 0) <= now;
