import { dayMs, isoWeekOf } from '../../domain/time/local-date.js';
import { wallClockOf } from '../../domain/time/zone.js';
import { grouped } from './bundle-plan.js';
import { type InvitationFacts, isEnd, type MeetingKind, meetingKind } from './invitation-facts.js';

/** All that one recipient is told at once of several meetings: at least two, in the order of time. */
export interface BundleFacts {
  /** Each as a mail of its own would tell it. What is true of the recipient is the same in all of them. */
  readonly items: readonly [InvitationFacts, InvitationFacts, ...InvitationFacts[]];
  /** The address of the page that lists them. */
  readonly pageLink: string;
  /** Which mail it is of several, counted from 1; left out of a single one. */
  readonly part?: { readonly number: number; readonly of: number } | undefined;
}

/** What has happened to them: to all the same, or not. */
export type BundleKind = MeetingKind | 'MIXED';

export function bundleKind(items: readonly InvitationFacts[]): BundleKind {
  const kinds = new Set(items.map(meetingKind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? kind : 'MIXED';
}

/** Whether an answer to it is looked for. */
export const isAsked = ({ kind, requirement }: InvitationFacts): boolean => !isEnd(kind) && requirement !== 'INFORMED';

/** What all of them agree in; undefined where they differ, or have nothing. */
export function common<Item, Value>(items: readonly Item[], of: (item: Item) => Value | undefined): Value | undefined {
  const values = new Set(items.map(of));
  return values.size === 1 ? [...values][0] : undefined;
}

/** By the week in which they begin, on the clocks of their own zones; the number is that of ISO 8601. */
export function byWeek<Item>(
  items: readonly Item[],
  whenOf: (item: Item) => { readonly start: number; readonly zone: string },
): { readonly week: number; readonly items: readonly Item[] }[] {
  const weekOf = (item: Item) => {
    const { start, zone } = whenOf(item);
    return isoWeekOf(Math.floor(wallClockOf(zone, start) / dayMs));
  };
  const weeks = grouped(items, (item) => JSON.stringify(weekOf(item)));
  return [...weeks.values()].flatMap((inWeek) =>
    inWeek[0] === undefined ? [] : [{ week: weekOf(inWeek[0]).week, items: inWeek }],
  );
}
