import type { NewOutboxEvent } from '../../platform/outbox/outbox.js';
import type { RollChange } from './roll.js';

/**
 * The kind of outbox event that is one letter to somebody about their place. Its subject: `membershipId`, `news`, `since`, which is when
 * they came to stand as it tells (a letter about what is no longer so is not sent), and `at`, the date of the letter.
 */
export const PLACE_LETTER = 'peer-group.letter';

/**
 * JOINED and QUEUED: staff have put somebody on the roll, and here is their page. OFFERED: a place is theirs if they answer in time.
 * LAPSED: they did not. REMOVED: staff have taken somebody out of the line.
 */
export const placeNewses = ['JOINED', 'QUEUED', 'OFFERED', 'LAPSED', 'REMOVED'] as const;
export type PlaceNews = (typeof placeNewses)[number];

/** Who has changed the roll: whoever did it on their own page sees there what came of it. CLOCK: an offer has lapsed. */
export type ChangedBy = 'STAFF' | 'SELF' | 'CLOCK';

/** The letters that follow from changes of a roll. `at` is in epoch milliseconds. */
export const lettersOf = (changes: readonly RollChange[], by: ChangedBy, at: number): NewOutboxEvent[] =>
  changes.flatMap((change) => {
    const news = newsOf(change, by);
    if (news === undefined) return [];
    const { id: membershipId, since } = change.is;
    return [{ kind: PLACE_LETTER, subject: { membershipId, news, since, at } }];
  });

/** Whoever was a member and is taken out of the group hears of it with the sessions that are taken out of their calendar. */
function newsOf({ was, is }: RollChange, by: ChangedBy): PlaceNews | undefined {
  switch (is.state) {
    case 'OFFERED':
      return 'OFFERED';
    case 'MEMBER':
      return by === 'STAFF' && was?.state !== 'OFFERED' ? 'JOINED' : undefined;
    case 'WAITING':
      return by === 'STAFF' ? 'QUEUED' : undefined;
    case 'LEFT':
      if (was?.state === 'OFFERED' && (was.offeredUntil ?? 0) <= is.since) return 'LAPSED';
      return by === 'STAFF' && was?.state !== 'MEMBER' ? 'REMOVED' : undefined;
  }
}
