import { type Interval, type IntervalSet, setOfPairs } from '../../domain/time/interval.js';

const instantBytes = 8;

/** Times as the database packs them: eight bytes an instant, its epoch milliseconds, starts and ends by turns. */
export function unpackedTimes(packed: Buffer | null): Interval[] {
  const times = new Array<Interval>((packed?.length ?? 0) / (2 * instantBytes));
  for (let index = 0; packed && index < times.length; index += 1) {
    const at = index * 2 * instantBytes;
    times[index] = { start: instantAt(packed, at), end: instantAt(packed, at + instantBytes) };
  }
  return times;
}

/** As `unpackedTimes`, those that touch the time, as a set. */
export function unpackedSet(packed: Buffer, time: Interval): IntervalSet {
  const pairs = new Float64Array(packed.length / instantBytes);
  let length = 0;
  for (let at = 0; at < packed.length; at += 2 * instantBytes) {
    const [start, end] = [instantAt(packed, at), instantAt(packed, at + instantBytes)];
    if (start >= time.end || end <= time.start) continue;
    pairs[length] = start;
    pairs[length + 1] = end;
    length += 2;
  }
  return setOfPairs(pairs.subarray(0, length));
}

/** Half by half, since both fit a number: a BigInt for each would cost more than all the rest of the reading. */
const instantAt = (packed: Buffer, at: number): number =>
  packed.readInt32BE(at) * 2 ** 32 + packed.readUInt32BE(at + 4);

/** The other way round: what `unpackedTimes` reads. */
export function packedTimes(times: readonly Interval[]): Buffer {
  const packed = Buffer.allocUnsafe(times.length * 2 * instantBytes);
  times.forEach(({ start, end }, index) => {
    packed.writeBigInt64BE(BigInt(start), index * 2 * instantBytes);
    packed.writeBigInt64BE(BigInt(end), (index * 2 + 1) * instantBytes);
  });
  return packed;
}
