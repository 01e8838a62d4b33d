import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { AnswerInvitation } from './answer-invitation.js';
import type { BundleLink } from './bundle-links.js';
import { openIn, readBundle, seenMark } from './bundle-page.read-model.js';

/** OUTDATED: what was asked is not what the reader has seen, and nothing was answered, or not all. */
export type AcceptOutcome =
  | { readonly kind: 'ACCEPTED' | 'OUTDATED' }
  | { readonly kind: 'REFUSED'; readonly problem: Problem };

/**
 * Accepts all invitations of a bundle that are to come and were not answered yet. Each in a transaction of its own, as with a
 * series: whatever ends this in between is mended by pressing the button once more. One that cannot be accepted keeps none of
 * the others from it.
 */
@Injectable()
export class AcceptAll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly answering: AnswerInvitation,
  ) {}

  /** @param seen what the reader was looking at (`seenMark`) */
  async execute(link: BundleLink, seen: string): Promise<AcceptOutcome> {
    const bundle = await this.transactions.read(link, (tx) =>
      readBundle(tx, link.bundleId, this.clock.now(), () => ''),
    );
    if (!bundle || seenMark(bundle) !== seen) return { kind: 'OUTDATED' };
    const problems: Problem[] = [];
    let isOutdated = false;
    for (const { delivery } of openIn(bundle)) {
      const { invitationId, sequence: seenSequence } = delivery;
      const source = { kind: 'HERE', seenSequence } as const;
      const answered = await this.answering.execute(link, { invitationId, status: 'ACCEPTED', source });
      if (!answered.ok) problems.push(...answered.problems);
      else if (answered.value === 'OUTDATED') isOutdated = true;
    }
    const [problem] = problems;
    if (problem) return { kind: 'REFUSED', problem };
    return { kind: isOutdated ? 'OUTDATED' : 'ACCEPTED' };
  }
}
