import { type ListCursor, writeListCursor } from '../../platform/graphql/list-page.js';
import type { Language } from '../../domain/result.js';
import { followUpCauseText } from './follow-up-cause-text.js';
import type { FollowUpPage, FollowUpRow } from './follow-up.read-model.js';
import type { FollowUpConnection, FollowUpType } from './follow-up.type.js';

/** A row as the schema shows it: the cause in the viewer's language. */
const presentFollowUp = ({ cause, ...row }: FollowUpRow, language: Language): FollowUpType => ({
  ...row,
  lastError: cause === null ? null : followUpCauseText[cause][language],
});

/** A page of them, as a connection. `after` is where the page began. */
export function presentConnection(
  page: FollowUpPage,
  { after, language }: { readonly after: ListCursor | undefined; readonly language: Language },
): FollowUpConnection {
  const edges = page.followUps.map((row) => ({
    cursor: writeListCursor({ at: row.dueAt, id: row.id }),
    node: presentFollowUp(row, language),
  }));
  return {
    edges,
    totalCount: page.totalCount,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
