import { invalid, type PlainProblem, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { type WrittenInstant } from '../../domain/time/instant-text.js';
import { minuteMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, offsetAt, wallClockOf } from '../../domain/time/zone.js';
import { textProblem, tidy } from '../directory/written-text.js';
import type { NewMeeting } from '../meetings/meeting.js';
import { newSeries, type Series } from '../meetings/series.js';
import * as say from './peer-group.problems.js';

/**
 * A peer group: voluntary, low threshold, in a rhythm of its own.
 *
 * Invariants
 * - its sessions are a series of meetings, PEER_GROUP_SESSION, in which every leader is CHAIR and every member OPTIONAL; a group that
 *   moves to another time goes on as another series (group-series.ts);
 * - members and offered places together never exceed `capacity` (roll.ts), which is at most `capacityMax`; `dropInPlaces` are beside it,
 *   for those who just come, and nobody is ever turned away for them: they are counted afterwards;
 * - only leaders and coordinators ever learn who is on the roll (peer-group.policy.ts).
 */
export interface PeerGroup {
  readonly id: string;
  readonly name: string;
  readonly theme?: string | undefined;
  readonly capacity: number;
  readonly dropInPlaces: number;
  /** With fewer coming the leaders are asked whether to hold a session (ask-minimum.job.ts). */
  readonly minimum?: number | undefined;
  readonly enrolment: Enrolment;
  /** In the order in which they were named: the first is whom members call. */
  readonly leaderIds: readonly string[];
  readonly version: number;
}

export const enrolments = ['OPEN', 'BY_INVITATION'] as const;
export type Enrolment = (typeof enrolments)[number];

/** With the leaders, fewer than a meeting may have participants. */
const capacityMax = 150;
const dropInPlacesMax = 150;
const leadersMax = 10;
const staggeredGroupsMax = 12;
const staggerDaysMax = 366;
const DAY_MS = 1_440 * minuteMs;

/** What a group is made from. */
export interface NewPeerGroup extends Omit<PeerGroup, 'version'> {
  readonly sessions: Omit<NewMeeting, 'kind' | 'title' | 'participants'> & {
    readonly rule: string;
    readonly skipPublicHolidays: boolean;
  };
}

/** A group and the series of its sessions, as both are to be stored. */
export interface BegunGroup {
  readonly group: PeerGroup;
  readonly series: Series;
}

/** The group, or every reason why there cannot be one. */
export function newPeerGroup({ sessions, ...wish }: NewPeerGroup, now: number): Result<BegunGroup, Problem> {
  const { rule, skipPublicHolidays, ...meeting } = sessions;
  const own = [...leaderProblems(wish.leaderIds), ...sizeProblems(wish)];
  const themeProblem = wish.theme === undefined ? undefined : textProblem('input.theme', wish.theme);
  if (themeProblem) own.push(themeProblem);
  const first = {
    ...meeting,
    kind: 'PEER_GROUP_SESSION' as const,
    title: wish.name,
    participants: wish.leaderIds.map((personId) => ({ personId, requirement: 'CHAIR' as const })),
  };
  const series = newSeries({ first, rule, skipPublicHolidays }, now);
  const saidAlready = new Set(own.map(({ field }) => field));
  const others = (series.ok ? [] : aboutGroup(series.problems)).filter(
    ({ field = '' }) => !saidAlready.has(field.split('.', 2).join('.')),
  );
  if (!series.ok || own.length > 0) return refused(...own, ...others);
  const theme = tidy(wish.theme ?? '') || undefined;
  return ok({ group: { ...wish, name: tidy(wish.name), theme, version: 1 }, series: series.value });
}

/** What a series is refused for, told of the inputs that a group is made from. */
export const aboutGroup = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({
    ...problem,
    ...(problem.field !== undefined && {
      field: problem.field
        .replace(/^input\.start$/, 'input.firstStart')
        .replace(/^input\.title$/, 'input.name')
        .replace(/^input\.participants(\.\d+)?(\.personId)?$/, 'input.leaderIds$1'),
    }),
  }));

/** Groups of one theme that begin one after the other. */
export interface Staggering {
  readonly groups: number;
  /** Between two starts; whole days keep the hour on the wall clock. */
  readonly everyMs: number;
}

export function staggeringProblems({ groups, everyMs }: Staggering, theme: string | undefined): PlainProblem[] {
  const problems: PlainProblem[] = [];
  if (groups < 2 || groups > staggeredGroupsMax) problems.push(say.staggeredOutOfRange(staggeredGroupsMax));
  if (everyMs < DAY_MS || everyMs % DAY_MS !== 0 || everyMs > staggerDaysMax * DAY_MS) {
    problems.push(invalid('input.staggered.every', say.staggerEvery(staggerDaysMax)));
  }
  if (tidy(theme ?? '') === '') problems.push(invalid('input.theme', say.themeMissing));
  return problems;
}

/** The start of the group so many steps later, at the same hour on the clock on the wall. */
export function laterStart(first: WrittenInstant, timeZone: string, laterMs: number): WrittenInstant {
  const instant = instantOfWallClock(timeZone, wallClockOf(timeZone, first.instant) + laterMs);
  return { instant, wallClock: wallClockOf(timeZone, instant), offsetMinutes: offsetAt(timeZone, instant) / minuteMs };
}

function leaderProblems(leaderIds: readonly string[]): PlainProblem[] {
  if (leaderIds.length === 0) return [invalid('input.leaderIds', say.nobodyLeads)];
  if (leaderIds.length > leadersMax) return [say.tooManyLeaders(leadersMax)];
  return [];
}

function sizeProblems({ capacity, dropInPlaces, minimum }: Omit<NewPeerGroup, 'sessions'>): PlainProblem[] {
  const problems: PlainProblem[] = [];
  if (capacity < 1) problems.push(invalid('input.capacity', say.capacityTooSmall));
  if (capacity > capacityMax) problems.push(say.tooLarge('input.capacity', capacityMax));
  if (dropInPlaces < 0) problems.push(invalid('input.dropInPlaces', say.countNegative));
  if (dropInPlaces > dropInPlacesMax) problems.push(say.tooLarge('input.dropInPlaces', dropInPlacesMax));
  if (minimum !== undefined && (minimum < 1 || minimum > Math.max(capacity, 1))) {
    problems.push(invalid('input.minimum', say.minimumOutOfRange));
  }
  return problems;
}
