/** One text message to one number. Two with the same `id` are the same message, sent again after a failure or a crash. */
export interface OutgoingSms {
  /** E.164, as `smsNumber` writes it. */
  readonly to: string;
  readonly text: string;
  /** The gateway's key against sending twice; derived from the cause, never drawn by lot. */
  readonly id: string;
  /** Epoch milliseconds at which the message came to be. It belongs to the message, not to the attempt. */
  readonly date: number;
}

/** Where text messages leave. Both ways of doing it are held to the same suite (test/contracts/sms-sender.contract.spec.ts). */
export interface SmsSender {
  /**
   * Resolves when somebody else has taken the message over: the gateway by its 2xx, or the disk.
   *
   * @throws SmsError for everything that can go wrong with a message; anything else is a bug.
   */
  send(sms: OutgoingSms): Promise<void>;
  /** Waits for what is being sent. Nothing can be sent afterwards. */
  close(): Promise<void>;
}

/** RETRY: the same message may pass later. PERMANENT: it will never pass as it is. */
export type SmsErrorKind = 'RETRY' | 'PERMANENT';

/** A message that was not taken over. Its text names no number and quotes no gateway, since it reaches logs. */
export class SmsError extends Error {
  override readonly name = 'SmsError';

  constructor(
    readonly kind: SmsErrorKind,
    message: string,
    /** The gateway's HTTP status; undefined when none answered. */
    readonly status?: number,
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}
