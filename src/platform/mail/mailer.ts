import type { OutgoingMail } from './outgoing-mail.js';

/** Where mail leaves. Both ways of doing it are held to the same suite (test/contracts/mailer.contract.spec.ts). */
export interface Mailer {
  /**
   * Resolves when somebody else has taken the mail over: the mail server by its 250, or the disk.
   *
   * @throws MailError for everything that can go wrong with a mail; anything else is a bug.
   */
  send(mail: OutgoingMail): Promise<void>;
  /** Waits for what is being sent, then lets connections go. Nothing can be sent afterwards. */
  close(): Promise<void>;
}

/** TRANSIENT: the same mail may pass later (RFC 5321, 4yz; the network). PERMANENT: it will never pass as it is (5yz). */
export type MailErrorKind = 'TRANSIENT' | 'PERMANENT';

/**
 * A mail that was not taken over. Its message names no one and quotes no server: servers repeat the recipient's address in
 * their refusals, and this message reaches logs.
 */
export class MailError extends Error {
  /**
   * Of a refusal of the recipient: its status (RFC 3463), 5.1.1, say, and 5.1.0 where the server gave none but said that
   * there is no such mailbox. Undefined for whatever else went wrong.
   */
  readonly recipientStatus: string | undefined;

  constructor(
    readonly kind: MailErrorKind,
    message: string,
    /** The server's reply code, 421 or 550, say; undefined when no server answered. */
    readonly replyCode?: number,
    options: ErrorOptions & { readonly recipientStatus?: string | undefined } = {},
  ) {
    super(message, options);
    this.name = 'MailError';
    this.recipientStatus = options.recipientStatus;
  }
}
