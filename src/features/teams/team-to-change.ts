import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Localised } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Meeting } from '../meetings/meeting.js';
import * as meetings from '../meetings/meeting.problems.js';
import { loadForChange, loadMeeting } from '../meetings/meeting.store.js';
import type { AgendaItem } from './agenda-item.js';
import * as say from './agenda.problems.js';
import { loadItem, lockComingAgendas, type TeamAgenda } from './agenda.store.js';
import type { Team } from './team.js';
import { mayChange, maySee } from './team.policy.js';
import * as sayOfTeam from './team.problems.js';
import { selectTeams } from './team.store.js';
import { holdMattersOfTurn } from './turn-people.js';

/** The team, if the viewer may change it. One that the viewer may not even see does not exist for them. */
export function permitted(
  viewer: Viewer,
  team: Team | undefined,
  { field, unknown }: { readonly field: string; readonly unknown: Localised },
): Result<Team, Problem> {
  if (!team || !maySee(viewer, team)) return refused({ code: 'NOT_FOUND', field, sentence: unknown });
  return mayChange(viewer, team) ? ok(team) : refused({ ...sayOfTeam.notYoursToChange, field });
}

/** Why a team's meeting has no turns to give any more, if that is so. */
export async function closedMeetingProblem(tx: Tx, meetingId: string, now: number): Promise<Problem | undefined> {
  const meeting = await loadMeeting(tx, meetingId);
  if (meeting?.status === 'CANCELLED') return meetings.alreadyCancelled;
  return meeting && meeting.end <= now ? invalid('input.meetingId', meetings.alreadyHeld) : undefined;
}

/** A turn, and all that a change of it touches, locked in everybody's order: cases, the team's meetings, the turn's own. */
export interface ItemToChange {
  readonly team: Team;
  readonly item: AgendaItem;
  readonly agendas: readonly TeamAgenda[];
  readonly outer: Meeting;
  /** Of those who are invited to it alone. */
  readonly meeting: Meeting | undefined;
}

export interface ItemWanted {
  readonly itemId: string;
  readonly version: number;
  /** The input, or argument, that names the turn. */
  readonly field: string;
  readonly newcomerIds?: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

export async function itemToChange(tx: Tx, viewer: Viewer, wanted: ItemWanted): Promise<Result<ItemToChange, Problem>> {
  const { itemId, field, now } = wanted;
  const unknown = { field, unknown: say.unknownItem };
  const known = await loadItem(tx, itemId);
  if (!known) return refused({ code: 'NOT_FOUND', field, sentence: say.unknownItem });
  const [found] = await selectTeams(tx, { condition: 't.id = $2', parameters: [known.teamId], now });
  const team = permitted(viewer, found, unknown);
  if (!team.ok) return team;
  const invited = known.meetingId === null ? undefined : await loadMeeting(tx, known.meetingId);
  const personIds = (invited?.participants ?? []).map(({ personId }) => personId);
  await holdMattersOfTurn(tx, { caseId: known.caseId, personIds: [...personIds, ...(wanted.newcomerIds ?? [])] });
  const agendas = await lockComingAgendas(tx, team.value.id, { now });
  const item = (await loadItem(tx, itemId)) ?? known;
  const closed = closedToChange(item, agendas, wanted);
  if (closed) return refused(closed);
  const outer = await loadMeeting(tx, item.outerId);
  const meeting = item.meetingId === null ? undefined : await loadForChange(tx, item.meetingId);
  if (!outer) throw new Error('a turn lies within no meeting');
  return ok({ team: team.value, item, agendas, outer, meeting });
}

/** Cancelled first, as of meetings. A turn is over with its own time, not with the team's meeting. */
function closedToChange(
  item: AgendaItem,
  agendas: readonly TeamAgenda[],
  { version, field, now }: ItemWanted,
): Problem | undefined {
  if (item.cancelledAt !== null) return { ...say.itemCancelled, field };
  const agenda = agendas.find(({ outerId }) => outerId === item.outerId);
  if (!agenda || agenda.start + item.offsetMs + item.durationMs <= now) return invalid(field, say.itemIsOver);
  return item.version === version ? undefined : { ...say.staleItem, field: field.replace(/agendaItemId$/, 'version') };
}
