/**
 * The most events that one mail brings to calendars; of more there are several mails. A programme of half a year with three
 * sessions a week stays below it. Exchange Online refuses a mail with more than 250 attachments, and each event is one.
 */
export const eventsPerMailMax = 100;

/** A message that waits to be sent: to whom, and about what time. */
interface Waiting {
  readonly deliveryId: string;
  readonly personId: string;
  /** Epoch milliseconds. */
  readonly start: number;
}

/** What leaves by itself, and what leaves together: by person, as few mails as can be. */
export interface SendingPlan {
  readonly alone: readonly string[];
  readonly bundles: readonly { readonly personId: string; readonly mails: readonly (readonly string[])[] }[];
}

/**
 * Who gets which of the messages that one act has made in which mail: all of theirs in one, in the order of time. One message
 * alone is an ordinary mail. Of more than a mail can bring, the mails are as even as they can be, so that none brings a
 * single one. Pure.
 */
export function planSending(waiting: readonly Waiting[], perMailMax = eventsPerMailMax): SendingPlan {
  const alone: string[] = [];
  const bundles: { personId: string; mails: string[][] }[] = [];
  for (const [personId, theirs] of grouped(waiting, ({ personId }) => personId)) {
    const ids = theirs.toSorted((one, other) => one.start - other.start).map(({ deliveryId }) => deliveryId);
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) alone.push(only);
    else bundles.push({ personId, mails: evenParts(ids, perMailMax) });
  }
  return { alone, bundles };
}

/** Items by key, keys and items in the order in which they came. */
export function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** As few parts as can be, whose sizes differ by one at most. */
export function evenParts<Item>(items: readonly Item[], sizeMax: number): Item[][] {
  const count = Math.ceil(items.length / sizeMax);
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.round((index * items.length) / count), Math.round(((index + 1) * items.length) / count)),
  );
}
