import type { Requirement } from '../../domain/matching/search-request.js';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayNumberOf, localDateOf } from '../../domain/time/local-date.js';
import { instantOf, localDateTimeOf } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Calendars, PersonCalendar } from '../availability/calendars.js';
import { consentMissing } from '../cases/case.problems.js';
import { coverage, type Matter, type Party } from '../cases/coverage.js';
import { readGate } from '../cases/gate.store.js';

/** What of a search this needs and changes. */
interface Asked {
  readonly window: Interval;
  readonly caseId: string | undefined;
  readonly requirements: readonly Requirement[];
  readonly optionalIds: readonly string[];
}

interface Search<Query extends Asked> {
  readonly query: Query;
  readonly calendars: Calendars;
  /** As far as times are looked for, past the window too. */
  readonly horizon: Interval;
}

export interface CoveredSearch<Query extends Asked> extends Pick<Search<Query>, 'query' | 'calendars'> {
  /** Those who were asked for and are not searched for, in the order in which they were named. */
  readonly leftOutIds: readonly string[];
}

/**
 * The search without the people whom the case's consents do not cover on any day of the window: requirements count on
 * those who remain, and one that names nobody else falls away. Whoever is covered on some days only is busy on the
 * others, so that every time that is found can be booked. Refused when nobody remains.
 */
export async function leaveOutUncovered<Query extends Asked>(
  tx: Tx,
  search: Search<Query>,
): Promise<Result<CoveredSearch<Query>, Problem>> {
  const { query, calendars, horizon } = search;
  if (query.caseId === undefined) return ok({ query, calendars, leftOutIds: [] });
  const { zone, matters, people } = await readGate(tx, query.caseId, [...calendars.people.keys()], { hold: false });
  // Other participants' own cases are asked about when the meeting is booked: the search is for this one.
  const own = matters.filter(({ caseId }) => caseId === query.caseId);
  const uncovered = new Map(people.map((party) => [party.personId, uncoveredTimes(own, party, { zone, horizon })]));
  const gone = new Set([...uncovered].flatMap(([id, times]) => (covers(times, query.window) ? [id] : [])));
  const remaining = [...calendars.people.values()].filter(({ id }) => !gone.has(id));
  const named = [...new Set([...query.requirements.flatMap(({ anyOf }) => anyOf), ...query.optionalIds])];
  const leftOutIds = named.filter((id) => gone.has(id));
  const requirements = query.requirements.flatMap((requirement) => withoutThem(requirement, gone));
  if (requirements.length === 0) {
    return refused(
      consentMissing(
        people.filter(({ personId }) => leftOutIds.includes(personId)),
        'input.attendance',
      ),
    );
  }
  return ok({
    query: { ...query, requirements, optionalIds: query.optionalIds.filter((id) => !gone.has(id)) },
    calendars: {
      ...calendars,
      people: new Map(remaining.map((person) => [person.id, busyThen(person, uncovered.get(person.id) ?? [])])),
    },
    leftOutIds,
  });
}

const busyThen = (person: PersonCalendar, times: readonly Interval[]): PersonCalendar =>
  times.length === 0 ? person : { ...person, busy: [...person.busy, ...times] };

function withoutThem(requirement: Requirement, gone: ReadonlySet<string>): Requirement[] {
  const anyOf = requirement.anyOf.filter((id) => !gone.has(id));
  return anyOf.length === 0 ? [] : [{ ...requirement, anyOf, count: Math.min(requirement.count, anyOf.length) }];
}

const covers = (times: readonly Interval[], window: Interval): boolean =>
  times.some(({ start, end }) => start <= window.start && window.end <= end);

/** The days without a basis, by the area's calendar, joined where they follow each other. */
function uncoveredTimes(
  matters: readonly Matter[],
  party: Party,
  { zone, horizon }: { readonly zone: string; readonly horizon: Interval },
): Interval[] {
  const first = dayAt(zone, horizon.start);
  const last = dayAt(zone, horizon.end - 1);
  const times: Interval[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = localDateOf(day);
    if (matters.every((matter) => coverage(matter, party, date) === 'COVERED')) continue;
    const [start, end] = [instantOf(zone, date, 0), instantOf(zone, localDateOf(day + 1), 0)];
    const before = times.at(-1);
    if (before?.end === start) times[times.length - 1] = { ...before, end };
    else times.push({ start, end });
  }
  return times;
}

const dayAt = (zone: string, instant: number): number => dayNumberOf(localDateTimeOf(zone, instant).date) ?? 0;
