import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { idOfSome, type ListPage, readListPage } from '../../platform/graphql/list-page.js';
import type { MeetingFilter } from './meeting.read-model.js';
import type { MeetingsArgs } from './meetings.args.js';

export interface WantedPage extends ListPage {
  readonly filter: MeetingFilter;
}

export function readPage(args: MeetingsArgs): Result<WantedPage, Problem> {
  const read = new InputReader('');
  return read.result({
    ...readListPage(read, args),
    filter: {
      from: args.from ? read.instant('from', args.from) : undefined,
      to: args.to ? read.instant('to', args.to) : undefined,
      personId: args.personId ? idOfSome(args.personId) : undefined,
      kind: args.kind ?? undefined,
    },
  });
}
