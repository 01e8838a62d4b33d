/** The injection token of what the receiving side of mail is set to. */
export const INBOX_SETTINGS = Symbol('InboxSettings');

export interface InboxSettings {
  /** Undefined: this process reads no mailbox. */
  readonly imapUrl: string | undefined;
  /** Undefined: there is no webhook. */
  readonly inboundSecret: string | undefined;
}
