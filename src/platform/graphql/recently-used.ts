/** A map that keeps the `entriesMax` entries that were asked for last: a Map remembers insertion, so a hit is inserted anew. */
export class RecentlyUsed<Key, Value> {
  private readonly entries = new Map<Key, Value>();

  constructor(private readonly entriesMax: number) {}

  get size(): number {
    return this.entries.size;
  }

  /** The entry of `key`, made if it is missing. */
  get(key: Key, make: () => Value): Value {
    const known = this.entries.get(key);
    const value = known === undefined ? make() : known;
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.entriesMax) this.entries.delete(this.entries.keys().next().value as Key);
    return value;
  }
}
