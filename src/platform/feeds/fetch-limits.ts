/** What one fetch of a calendar may cost. Tests take smaller ones; nobody else. */
export interface FetchLimits {
  /** Of what travels and, by itself, of what comes out of it: a calendar of ten thousand events has some 5 MB. */
  readonly feedBytesMax: number;
  /** Until the connection stands, TLS included. */
  readonly connectMsMax: number;
  /** Until the head of an answer is there. */
  readonly headMsMax: number;
  /** The whole fetch with all its redirects: who sends a byte now and then holds a slot no longer than this. */
  readonly wholeMsMax: number;
  readonly redirectsMax: number;
}

export const fetchLimits: FetchLimits = {
  feedBytesMax: 24 * 2 ** 20,
  connectMsMax: 10_000,
  headMsMax: 20_000,
  wholeMsMax: 45_000,
  redirectsMax: 4,
};
