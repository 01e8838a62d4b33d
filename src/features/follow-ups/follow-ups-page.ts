import type { Problem } from '../../domain/problem.js';
import type { Localised, Result } from '../../domain/result.js';
import { InputReader, isId } from '../../platform/graphql/input-reader.js';
import type { FollowUpCursor, FollowUpFilter, FollowUpRow } from './follow-up.read-model.js';
import type { FollowUpsArgs } from './follow-ups.args.js';

/** A longer page is cut to this many; `hasNextPage` says that there are more. */
const followUpsPageMax = 200;
const followUpsPageDefault = 20;

export interface WantedPage {
  readonly filter: FollowUpFilter;
  readonly first: number;
  readonly after?: FollowUpCursor | undefined;
}

export function readPage(args: FollowUpsArgs): Result<WantedPage, Problem> {
  const read = new InputReader('');
  const first = args.first ?? followUpsPageDefault;
  const after = args.after ? readCursor(args.after) : undefined;
  if (first < 0) read.refuse('first', NEGATIVE_PAGE, undefined);
  if (args.after && !after) read.refuse('after', UNKNOWN_CURSOR, undefined);
  return read.result({
    filter: {
      from: args.from ? read.instant('from', args.from) : undefined,
      to: args.to ? read.instant('to', args.to) : undefined,
      state: args.state ?? undefined,
      channel: args.channel ?? undefined,
      meetingId: args.meetingId ? idOfSome(args.meetingId) : undefined,
      personId: args.personId ? idOfSome(args.personId) : undefined,
    },
    first: Math.min(first, followUpsPageMax),
    after,
  });
}

/** Opaque to clients: where the list goes on, which stays right when earlier ones come and go. */
export const writeCursor = ({ dueAt, id }: Pick<FollowUpRow, 'dueAt' | 'id'>): string =>
  Buffer.from(`${dueAt} ${id}`).toString('base64url');

function readCursor(cursor: string): FollowUpCursor | undefined {
  const [dueAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  // Thirteen digits reach past every year that a meeting can be in.
  return /^\d{1,13}$/.test(dueAt) && isId(id) ? { dueAt: Number(dueAt), id } : undefined;
}

/** What is no id names nothing, as an unknown one does: the nil UUID (RFC 9562, 5.9). */
const idOfSome = (text: string): string => (isId(text) ? text : '00000000-0000-0000-0000-000000000000');

const NEGATIVE_PAGE: Localised = {
  FI: 'Sivun pituus ei voi olla negatiivinen. Anna luku 0 tai suurempi.',
  SV: 'Sidans längd kan inte vara negativ. Ange 0 eller mer.',
  EN: 'The length of a page cannot be negative. Give 0 or more.',
};

const UNKNOWN_CURSOR: Localised = {
  FI: 'Kohtaa luettelossa ei tunneta. Aloita luettelon alusta.',
  SV: 'Platsen i listan är okänd. Börja från listans början.',
  EN: 'This place in the list is unknown. Start from the beginning of the list.',
};
