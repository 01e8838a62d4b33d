import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import type { WrittenInstant } from '../../domain/time/instant-text.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import type { AnswerStatus } from '../meetings/participation.js';
import type { AnswerContent } from './answer-order.js';
import type { DecideProposalCommand } from './decide-proposal.js';
import type { DecideProposalInput, ProposeTimeInput, RespondInput } from './invitation.inputs.js';
import * as say from './time-proposal.problems.js';

export function readAnswer(input: RespondInput): Result<AnswerContent, Problem> {
  const read = new InputReader('input');
  return read.result({
    status:
      input.status === 'NEEDS_ACTION'
        ? read.refuse<AnswerStatus>('status', say.noAnswerGiven, 'TENTATIVE')
        : input.status,
    comment: input.comment?.trim() || undefined,
  });
}

/** What a recipient wishes instead, before it is known of which invitation. */
export interface WishedTime {
  readonly start: WrittenInstant;
  readonly comment?: string | undefined;
}

export function readWishedTime(input: ProposeTimeInput): Result<WishedTime, Problem> {
  const read = new InputReader('input');
  return read.result({
    start: read.writtenInstant('start', input.start),
    comment: input.comment?.trim() || undefined,
  });
}

export function readDecision(input: DecideProposalInput): Result<DecideProposalCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    proposalId: read.id('proposalId', input.proposalId, say.unknownProposal.sentence),
    accept: input.accept,
  });
}
