import type { Problem } from '../../domain/problem.js';
import type { Localised, Result } from '../../domain/result.js';
import { InputReader, isId } from '../../platform/graphql/input-reader.js';
import type { MeetingCursor, MeetingFilter, MeetingRow } from './meeting.read-model.js';
import type { MeetingsArgs } from './meetings.args.js';

/** A longer page is cut to this many meetings; `hasNextPage` says that there are more. */
const meetingsPageMax = 200;
const meetingsPageDefault = 20;

export interface WantedPage {
  readonly filter: MeetingFilter;
  readonly first: number;
  readonly after?: MeetingCursor;
}

export function readPage(args: MeetingsArgs): Result<WantedPage, Problem> {
  const read = new InputReader('');
  const first = args.first ?? meetingsPageDefault;
  const after = args.after ? readCursor(args.after) : undefined;
  if (first < 0) read.refuse('first', NEGATIVE_PAGE, undefined);
  if (args.after && !after) read.refuse('after', UNKNOWN_CURSOR, undefined);
  return read.result({
    filter: {
      from: args.from ? read.instant('from', args.from) : undefined,
      to: args.to ? read.instant('to', args.to) : undefined,
      personId: args.personId ? idOrNobody(args.personId) : undefined,
      kind: args.kind ?? undefined,
    },
    first: Math.min(first, meetingsPageMax),
    after,
  });
}

/** Opaque to clients: where the list goes on, which stays right when earlier meetings come and go. */
export const writeCursor = ({ start, id }: Pick<MeetingRow, 'start' | 'id'>): string =>
  Buffer.from(`${start} ${id}`).toString('base64url');

function readCursor(cursor: string): MeetingCursor | undefined {
  const [start = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  // Thirteen digits reach past every year that a meeting can be in; the database would not read a year of five digits.
  return /^\d{1,13}$/.test(start) && isId(id) ? { start: Number(start), id } : undefined;
}

/** What is no id names nobody, as an unknown one does: the nil UUID (RFC 9562, 5.9). */
const idOrNobody = (text: string): string => (isId(text) ? text : '00000000-0000-0000-0000-000000000000');

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
