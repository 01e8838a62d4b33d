import { BoundedThread } from '../threads/bounded-thread.js';
import type { MailReadingAids } from './read-received-mail.js';
import type { MailReading } from './received-mail.js';

export interface MailReadingLimits {
  /** An answer takes milliseconds, four mebibytes of line breaks some seconds; what takes longer was written to take long. */
  readonly readingMsMax: number;
  /** Of the thread's own heap. */
  readonly heapMebibytesMax: number;
}

export const mailReadingLimits: MailReadingLimits = { readingMsMax: 10_000, heapMebibytesMax: 256 };

/**
 * Reads mails, one after the other, in a thread that costs nothing else when it goes. A mail is written by whoever likes,
 * and the library that takes it apart takes the square of some lengths and ends in others with an error that nobody can
 * catch: "a:a:a:…" for a sender ends the process, 4 MiB of format=flowed hold it for a quarter of an hour. Each such place could be kept
 * from it by a rule of its own, and the next one would be found by somebody else; a thread bounds them all.
 */
export class MailReader {
  private readonly thread: BoundedThread<MailQuestion, MailReading>;

  constructor(
    private readonly aids: MailReadingAids,
    { readingMsMax, heapMebibytesMax } = mailReadingLimits,
  ) {
    this.thread = new BoundedThread({
      program: new URL('./reading-thread.js', import.meta.url),
      limits: { answerMsMax: readingMsMax, heapMebibytesMax },
      isSpent: ({ kind }) => kind === 'UNREADABLE',
    });
  }

  /** Whatever is wrong with the bytes comes back as a reason; nothing is thrown. */
  async read(bytes: Buffer): Promise<MailReading> {
    // A copy of its own: the buffer may be a part of one that is shared.
    const copy = new Uint8Array(bytes);
    const reading = await this.thread.ask({ bytes: copy, aids: this.aids }, [copy.buffer]);
    return reading.ok ? reading.value : { kind: 'UNREADABLE', reason: reading.problems[0] ?? 'BROKEN' };
  }

  /** A mail that is being read counts as broken, so whoever brings mail stops first. */
  async close(): Promise<void> {
    await this.thread.close();
  }
}

export interface MailQuestion {
  readonly bytes: Uint8Array;
  readonly aids: MailReadingAids;
}
