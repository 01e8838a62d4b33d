import type { Clock } from '../clock/clock.js';
import { type InboxLimits, pauseAfter } from './inbox-limits.js';

interface Attempt {
  readonly failures: number;
  readonly notBefore: number;
}

/** What is remembered of failed mails; more than this fail only when everything does, and then the oldest is forgotten. */
const rememberedMax = 10_000;

/** How often the handling of a mail has failed and when it is its turn again. A restart begins anew, which costs a few attempts. */
export class MailAttempts {
  private readonly failed = new Map<string, Attempt>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: InboxLimits,
  ) {}

  mayTry(mail: string): boolean {
    return (this.failed.get(mail)?.notBefore ?? 0) <= this.clock.now();
  }

  /** Notes a failure; true when it was the last that is allowed. */
  failedFinally(mail: string): boolean {
    const { attemptsMax, retryMs, retryMsMax } = this.limits;
    const failures = (this.failed.get(mail)?.failures ?? 0) + 1;
    this.failed.delete(mail);
    if (failures >= attemptsMax) return true;
    this.remember(mail, { failures, notBefore: this.clock.now() + pauseAfter(failures, retryMs, retryMsMax) });
    return false;
  }

  /** Lets a mail wait as long as any, without counting against it: it is not what fails. */
  postponed(mail: string): void {
    const { failures = 0 } = this.failed.get(mail) ?? {};
    this.remember(mail, { failures, notBefore: this.clock.now() + this.limits.retryMsMax });
  }

  succeeded(mail: string): void {
    this.failed.delete(mail);
  }

  /** Forgets the mails that are no longer there; the number of those that still wait. */
  keepOnly(present: ReadonlySet<string>): number {
    for (const mail of this.failed.keys()) if (!present.has(mail)) this.failed.delete(mail);
    return this.failed.size;
  }

  /** How long until the next one's turn, in milliseconds; undefined when none waits. */
  nextTurnInMs(): number | undefined {
    const turns = [...this.failed.values()].map(({ notBefore }) => notBefore);
    if (turns.length === 0) return undefined;
    const first = turns.reduce((one, other) => Math.min(one, other));
    return Math.max(0, first - this.clock.now());
  }

  private remember(mail: string, attempt: Attempt): void {
    this.failed.delete(mail);
    this.failed.set(mail, attempt);
    const [oldest] = this.failed.keys();
    if (this.failed.size > rememberedMax && oldest !== undefined) this.failed.delete(oldest);
  }
}
