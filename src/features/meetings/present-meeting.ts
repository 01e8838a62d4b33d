import { type ListCursor, writeListCursor } from '../../platform/graphql/list-page.js';
import type { Language } from '../../domain/result.js';
import { statusAt } from './meeting.js';
import type { MeetingPage, MeetingRow } from './meeting.read-model.js';
import type { MeetingConnection, MeetingType } from './meeting.type.js';
import { neutralTitle } from './neutral-title.js';

/** A row as the schema shows it: the state at this instant, and the neutral title in the viewer's language. */
export const presentMeeting = (row: MeetingRow, language: Language, now: number): MeetingType => ({
  ...row,
  status: statusAt(row, now),
  publicTitle: row.publicTitle ?? neutralTitle[language],
});

/** A page of them, as a connection. `after` is where the page began. */
export function presentConnection(
  page: MeetingPage,
  {
    after,
    language,
    now,
  }: { readonly after: ListCursor | undefined; readonly language: Language; readonly now: number },
): MeetingConnection {
  const edges = page.meetings.map((row) => ({
    cursor: writeListCursor({ at: row.start, id: row.id }),
    node: presentMeeting(row, language, now),
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
