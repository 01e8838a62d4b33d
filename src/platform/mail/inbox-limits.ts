/** How much of the mailbox is looked at and worked on at a time. Tests take smaller ones; nobody else. */
export interface InboxLimits {
  /** Mails whose size and sender are read in one pass; the next pass goes on behind them. */
  readonly mailsSeenPerPassMax: number;
  /** Mails that one pass works on, one after the other, so that memory holds one mail at a time. */
  readonly mailsPerPassMax: number;
  /** Of these from one sender: ten thousand mails of one machine delay the others by a pass, not by a day. */
  readonly mailsPerSenderPerPassMax: number;
  /** Between any two passes. With the above it bounds the rate. */
  readonly pauseBetweenPassesMs: number;
  /** How often the mailbox is looked through where the server cannot tell of new mail (no IDLE). */
  readonly pollMs: number;
  /** How often all the same where it can: connections die without a word. */
  readonly pollDespiteIdleMs: number;
  /** A handling that takes longer counts as failed, so that what is behind it gets its turn. */
  readonly handlingMsMax: number;
  /** How long a stop waits for the mail at work, or for a server that does not answer. */
  readonly stopMsMax: number;
  /** A mail whose handling failed comes again after this, doubled with each failure up to the longest. */
  readonly retryMs: number;
  readonly retryMsMax: number;
  /** After so many failures a mail is set aside. With the pauses above that is most of a day. */
  readonly attemptsMax: number;
  /** So many failures in a row are not the mails' fault: the pass ends and the rest stays for the next one. */
  readonly failuresInRowMax: number;
  /** Between two attempts to connect, doubled up to the longest. */
  readonly reconnectMs: number;
  readonly reconnectMsMax: number;
}

export const inboxLimits: InboxLimits = {
  mailsSeenPerPassMax: 500,
  mailsPerPassMax: 100,
  mailsPerSenderPerPassMax: 20,
  pauseBetweenPassesMs: 2_000,
  pollMs: 60_000,
  pollDespiteIdleMs: 300_000,
  handlingMsMax: 120_000,
  stopMsMax: 10_000,
  retryMs: 60_000,
  retryMsMax: 7_200_000,
  attemptsMax: 18,
  failuresInRowMax: 5,
  reconnectMs: 1_000,
  reconnectMsMax: 60_000,
};

/** The pause after the n-th failure in a row, from 1: doubled each time, never above the longest. */
export const pauseAfter = (failures: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
