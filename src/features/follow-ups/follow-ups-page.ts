import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { idOfSome, type ListPage, readListPage } from '../../platform/graphql/list-page.js';
import type { FollowUpFilter } from './follow-up.read-model.js';
import type { FollowUpsArgs } from './follow-ups.args.js';

export interface WantedPage extends ListPage {
  readonly filter: FollowUpFilter;
}

export function readPage(args: FollowUpsArgs): Result<WantedPage, Problem> {
  const read = new InputReader('');
  return read.result({
    ...readListPage(read, args),
    filter: {
      from: args.from ? read.instant('from', args.from) : undefined,
      to: args.to ? read.instant('to', args.to) : undefined,
      state: args.state ?? undefined,
      channel: args.channel ?? undefined,
      meetingId: args.meetingId ? idOfSome(args.meetingId) : undefined,
      personId: args.personId ? idOfSome(args.personId) : undefined,
    },
  });
}
