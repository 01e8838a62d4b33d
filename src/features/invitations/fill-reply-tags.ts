import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { Transactions } from '../../platform/database/transactions.js';
import { replyTag } from '../../platform/mail/reply-tag.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';

const invitationsPerBatch = 1_000;

interface Untagged {
  readonly area_id: string;
  readonly invitation_id: string;
}

/**
 * Writes down the tags of invitations from before tags were kept. After the first start there are none, and each later one
 * costs a look into an empty index. Two processes that start at once write the same.
 */
@Injectable()
export class FillReplyTags implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (let found = invitationsPerBatch; found === invitationsPerBatch; ) found = await this.fillSome();
  }

  private async fillSome(): Promise<number> {
    const rows = await this.transactions.door<Untagged>('SELECT * FROM untagged_invitations($1)', [
      invitationsPerBatch,
    ]);
    for (const areaId of new Set(rows.map(({ area_id }) => area_id))) {
      const ids = rows.filter(({ area_id }) => area_id === areaId).map(({ invitation_id }) => invitation_id);
      const tags = ids.map((id) => replyTag(this.sender.secret, id));
      await this.transactions.run({ areaId }, async (tx) => ok(await tx.query(FILL, [ids, tags])));
    }
    return rows.length;
  }
}

const FILL = `
  UPDATE invitation i SET reply_tag = t.tag FROM unnest($1::uuid[], $2::text[]) AS t (id, tag)
  WHERE i.id = t.id AND i.reply_tag IS NULL`;
