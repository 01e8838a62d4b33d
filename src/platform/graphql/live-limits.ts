/** What callers over WebSocket may hold of a process, and for how long it waits for them. */
export interface LiveLimits {
  /** Open connections of one process. Past it the upgrade is answered with 503, and the caller comes to another process. */
  readonly connectionsMax: number;
  /** A browser shows a handful of meetings at once. */
  readonly subscriptionsPerConnectionMax: number;
  /** From the upgrade to `connection_init`: whoever says nothing is closed with 4408. */
  readonly connectionInitSecondsMax: number;
  /** Of one message; a longer one closes the connection with 1009 before it is read. A subscription's document is short. */
  readonly messageKibibytesMax: number;
  /** What waits to be read by a caller. Events wait for it by themselves; past it somebody asks and never listens, and is cut off. */
  readonly unreadKibibytesMax: number;
  /** Connections are pinged so often, which keeps proxies from closing them; whoever has not answered by the next is gone. */
  readonly pingSeconds: number;
  /** When the process stops: how long a caller has to answer the goodbye before the connection is cut. */
  readonly goodbyeSecondsMax: number;
  /** A session that has ended is found at the next event, and without any after this. */
  readonly sessionCheckSeconds: number;
}

/** The injection token of the limits in force. */
export const LIVE_LIMITS = Symbol('LiveLimits');

export const liveLimits: LiveLimits = {
  connectionsMax: 1_000,
  subscriptionsPerConnectionMax: 20,
  connectionInitSecondsMax: 5,
  messageKibibytesMax: 64,
  unreadKibibytesMax: 1_024,
  pingSeconds: 30,
  goodbyeSecondsMax: 2,
  sessionCheckSeconds: 60,
};
