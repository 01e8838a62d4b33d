import { Injectable } from '@nestjs/common';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { PeerGroupReadModel, type PeerGroupRow } from './peer-group.read-model.js';
import type { Membership } from './roll.js';

@Injectable()
export class PeerGroupLoader extends RequestLoader<PeerGroupRow> {
  constructor(groups: PeerGroupReadModel) {
    super((viewer, ids) => groups.byIds(viewer, ids));
  }
}

/** Who leads a group and who is on its roll, by name. Whoever shows it asks first whether the viewer may see it (`seesRoll`). */
export interface LedRoll {
  readonly leaderIds: readonly string[];
  readonly memberships: readonly Membership[];
}

/** Leaders and roll together, so that a group's roll, with everybody's name, is read in three statements. */
@Injectable()
export class RollLoader extends RequestLoader<LedRoll> {
  constructor(transactions: Transactions) {
    super((viewer, groupIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<LedRoll & { id: string }>(OF_GROUPS, [groupIds]);
        return new Map(rows.map(({ id, ...roll }) => [id, roll]));
      }),
    );
  }
}

const OF_GROUPS = `
  SELECT g.id, ARRAY(SELECT l.person_id FROM peer_group_leader l WHERE l.group_id = g.id ORDER BY l.ordinal) AS "leaderIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'personId', r.person_id, 'state', r.state, 'turn', r.turn,
        'offeredUntil', ${epochMilliseconds('r.offered_until')}, 'since', ${epochMilliseconds('r.since')}) ORDER BY p.display_name COLLATE "fi-x-icu", r.id), '[]')
      FROM peer_group_member r JOIN person p ON p.id = r.person_id WHERE r.group_id = g.id AND r.state <> 'LEFT') AS memberships
  FROM peer_group g WHERE g.id = ANY ($1)`;
