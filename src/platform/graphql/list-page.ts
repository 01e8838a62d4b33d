import type { Localised } from '../../domain/result.js';
import { type InputReader, isId } from './input-reader.js';

/** A longer page is cut to this many; `hasNextPage` says that there are more. */
const pageRowsMax = 200;
const pageRowsDefault = 20;

/** Behind what a page begins, in a list that is ordered by an instant (epoch milliseconds), then by id. */
export interface ListCursor {
  readonly at: number;
  readonly id: string;
}

export interface ListPage {
  readonly first: number;
  readonly after: ListCursor | undefined;
}

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export function readListPage(read: InputReader, args: PageArgs): ListPage {
  const first = args.first ?? pageRowsDefault;
  const after = args.after ? readCursor(args.after) : undefined;
  if (first < 0) read.refuse('first', NEGATIVE_PAGE, undefined);
  if (args.after && !after) read.refuse('after', UNKNOWN_CURSOR, undefined);
  return { first: Math.min(first, pageRowsMax), after };
}

/** Opaque to clients: where the list goes on, which stays right when earlier rows come and go. */
export const writeListCursor = ({ at, id }: ListCursor): string => Buffer.from(`${at} ${id}`).toString('base64url');

function readCursor(cursor: string): ListCursor | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  // Thirteen digits reach past every year that a row can be in; the database would not read a year of five digits.
  return /^\d{1,13}$/.test(at) && isId(id) ? { at: Number(at), id } : undefined;
}

/** For filters: what is no id names nothing, as an unknown one does: the nil UUID (RFC 9562, 5.9). */
export const idOfSome = (text: string): string => (isId(text) ? text : '00000000-0000-0000-0000-000000000000');

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
