import { type AnswerStatus, answerStatuses } from '../meetings/participation.js';

/**
 * Which of several answers to one invitation stands.
 *
 * Calendars answer by mail, and mail comes late, twice and in any order. So the answer that stands is the greatest in one
 * order of them all, whatever came first: by SEQUENCE, then by DTSTAMP (RFC 5546, 2.1.5), then, where a calendar has
 * answered twice within DTSTAMP's second, by what it says. That last step is arbitrary, but the same every time.
 *
 * What is answered here (on the page behind a link, or through the API) is answered now, to what stands now: it goes
 * above all that stands, and a calendar's answer goes above it only if it was given later, by the calendar's clock. A
 * calendar whose clock is behind may so lose an answer; the person then sees on the page what stands.
 */
export interface AnswerContent {
  readonly status: AnswerStatus;
  readonly comment?: string | undefined;
}

/** Where an answer has its place in the order. */
export interface AnswerPlace {
  readonly sequence: number;
  /** Epoch milliseconds: DTSTAMP of a calendar's answer. */
  readonly at: number;
  readonly here: boolean;
}

/** What one recipient is asked, and what they have answered to it so far. */
export interface Asked {
  /** SEQUENCE of the newest message about the invitation. */
  readonly sequence: number;
  /** The SEQUENCE from which on the time was what it is now. */
  readonly askedSequence: number;
  /** The place of the last answer that counted, also of one to a time that has moved since. */
  readonly last?: AnswerPlace;
  /** Missing while the time as it is now has not been answered to. */
  readonly standing?: AnswerContent & { readonly place: AnswerPlace };
}

export type AnswerSource =
  /** `seenSequence`: the Invitation.sequence that the answerer was looking at, where it is known. */
  | { readonly kind: 'HERE'; readonly seenSequence?: number | undefined }
  /** A calendar's REPLY: its SEQUENCE, and its DTSTAMP in epoch milliseconds (the mail's date, if it has none). */
  | { readonly kind: 'CALENDAR'; readonly sequence: number; readonly dtstamp: number };

export type CalendarSource = Extract<AnswerSource, { kind: 'CALENDAR' }>;

/**
 * COUNTS: the answer stands from now on. OUTDATED: it was given for a time that has moved since, and nobody has heard it.
 * OLDER: a later answer is known already. REPEATED: it is the one that stands, or that stood before the move.
 */
export type WeighedAnswer =
  | { readonly kind: 'COUNTS'; readonly place: AnswerPlace }
  | { readonly kind: 'OUTDATED' | 'OLDER' | 'REPEATED' };

/** Pure: the same set of calendars' answers ends in the same one, in any order and however often each comes. */
export function weighAnswer(asked: Asked, content: AnswerContent, source: AnswerSource, now: number): WeighedAnswer {
  const { standing } = asked;
  if (source.kind === 'HERE') {
    if (isOutdated(asked, source)) return { kind: 'OUTDATED' };
    const at = Math.max(now, standing?.place.at ?? now);
    return { kind: 'COUNTS', place: { sequence: asked.sequence, at, here: true } };
  }
  const place = placeOf(asked, source);
  if (isOutdated(asked, source)) return { kind: afterMove(asked, place) };
  const order = standing === undefined ? 1 : compareAnswers({ ...content, place }, standing);
  if (order > 0) return { kind: 'COUNTS', place };
  return { kind: order === 0 ? 'REPEATED' : 'OLDER' };
}

/** Whether it was given for a time that has moved since. */
export function isOutdated(asked: Asked, source: AnswerSource): boolean {
  const seen = source.kind === 'HERE' ? (source.seenSequence ?? asked.sequence) : source.sequence;
  return seen < asked.askedSequence;
}

/** A SEQUENCE that was never sent is no way to stand above every later answer. */
export const placeOf = (asked: Asked, { sequence, dtstamp }: CalendarSource): AnswerPlace => ({
  sequence: Math.min(sequence, asked.sequence),
  at: dtstamp,
  here: false,
});

/**
 * A copy of what was heard before the move is no news to anybody. Beside an answer to the present time nothing is known any
 * more of the one before it; a copy that comes as late as that is shown as outdated once more.
 */
function afterMove({ last, askedSequence }: Asked, place: AnswerPlace): 'OUTDATED' | 'OLDER' | 'REPEATED' {
  if (last === undefined || last.sequence >= askedSequence) return 'OUTDATED';
  const order = comparePlaces(place, last);
  if (order > 0) return 'OUTDATED';
  return order === 0 ? 'REPEATED' : 'OLDER';
}

type PlacedAnswer = AnswerContent & { readonly place: AnswerPlace };

function compareAnswers(one: PlacedAnswer, other: PlacedAnswer): number {
  return (
    comparePlaces(one.place, other.place) ||
    answerStatuses.indexOf(one.status) - answerStatuses.indexOf(other.status) ||
    compareTexts(one.comment ?? '', other.comment ?? '')
  );
}

const comparePlaces = (one: AnswerPlace, other: AnswerPlace): number =>
  one.sequence - other.sequence || one.at - other.at || Number(one.here) - Number(other.here);

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
