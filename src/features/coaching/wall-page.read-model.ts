import type { Language } from '../../domain/result.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { roomPlace } from '../directory/room-place.js';
import type { WallPageFacts } from './wall-page.js';

interface Row extends WallPageFacts {
  readonly language: Language;
}

export interface ReadWallPage {
  readonly facts: WallPageFacts;
  /** The coach's: whoever reads a wall has not told us theirs. */
  readonly language: Language;
}

/**
 * The days of the group and nothing else: an assessment is one client's own and has no place on a wall, and no name of a
 * client is read at all.
 */
const PAGE = `
  SELECT p.starts_on::text AS "from", p.time_zone AS zone, o.display_name AS "coachName", o.phone AS "coachPhone", o.language,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('type', s.type, 'start', ${epochMilliseconds('m.starts_at')},
        'end', ${epochMilliseconds('m.ends_at')}, 'place', ${roomPlace('m.room_id')}, 'isCancelled', m.status = 'CANCELLED')
        ORDER BY m.starts_at, s.id), '[]')
      FROM coaching_session s JOIN meeting m ON m.id = s.meeting_id
      WHERE s.programme_id = p.id AND s.type <> 'ASSESSMENT') AS sessions
  FROM coaching_programme p JOIN person o ON o.id = p.coach_id WHERE p.id = $1`;

export async function readWallPage(tx: Tx, programmeId: string): Promise<ReadWallPage | undefined> {
  const [row] = await tx.query<Row>(PAGE, [programmeId]);
  if (!row) return undefined;
  const { language, ...facts } = row;
  return { facts, language };
}
