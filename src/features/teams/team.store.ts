import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { personColumns } from '../directory/person.read-model.js';
import type { Team } from './team.js';
import type { Person } from '../directory/person.js';

/** A team as lists and pages show it, with its people, so that nobody asks for them once more. */
export interface ShownTeam extends Team {
  readonly people: readonly Person[];
  readonly seriesIds: readonly string[];
  /** The next of its meetings that stands and is not over. */
  readonly nextMeetingId: string | null;
}

type Unchaired<Shown extends Team> = Omit<Shown, 'chairId'> & { readonly chairId: string | null };

/**
 * $1 is the instant. Members are those who attend the next coming meeting, or did when the series was cut or came to its end: somebody who
 * joins from the next meeting on is one at once.
 */
const COLUMNS = `t.id, t.name, t.series_id AS "seriesId", t.turn_ms::float8 AS "turnMs", t.version, s.organiser_id AS "organiserId", s.rule AS rrule,
    s.time_zone AS "timeZone", coalesce(sitting.ids, '{}') AS "memberIds", sitting.chair AS "chairId"`;
const FROM_TEAM = `
  FROM team t JOIN meeting_series s ON s.id = t.series_id
  CROSS JOIN LATERAL (SELECT coalesce(
      (SELECT m.recurrence_id FROM meeting m
        WHERE m.series_id = s.id AND m.recurrence_id IS NOT NULL AND m.status = 'CONFIRMED' AND m.ends_at > $1 ORDER BY m.recurrence_id LIMIT 1),
      s.ends_before, (SELECT max(m.recurrence_id) FROM meeting m WHERE m.series_id = s.id), s.starts_at) AS at) meets
  CROSS JOIN LATERAL (SELECT array_agg(p.person_id ORDER BY p.requirement <> 'CHAIR', n.display_name COLLATE "fi-x-icu", p.person_id) AS ids,
      min(p.person_id::text) FILTER (WHERE p.requirement = 'CHAIR')::uuid AS chair
    FROM series_participation p JOIN person n ON n.id = p.person_id
    WHERE p.series_id = s.id AND p.since <= meets.at AND (p.until IS NULL OR p.until > meets.at OR p.until = s.ends_before)) sitting`;

const SELECT_TEAM = `SELECT ${COLUMNS} ${FROM_TEAM}`;
const SELECT_SHOWN_TEAM = `
  SELECT ${COLUMNS},
    (SELECT coalesce(jsonb_agg(to_jsonb(known)), '[]') FROM (SELECT ${personColumns} FROM person p
      WHERE p.id = ANY (sitting.ids) OR p.id = s.organiser_id) known) AS people,
    (SELECT array_agg(ts.series_id) FROM team_series ts WHERE ts.team_id = t.id) AS "seriesIds",
    (SELECT m.id FROM team_series ts JOIN meeting m ON m.series_id = ts.series_id
      WHERE ts.team_id = t.id AND m.status = 'CONFIRMED' AND m.ends_at > $1 ORDER BY m.starts_at, m.id LIMIT 1) AS "nextMeetingId"
  ${FROM_TEAM}`;

/** The teams that `condition` picks, in its words about t; its parameters begin at $2. `now`: epoch milliseconds. */
export async function selectTeams(tx: Tx, { condition, parameters, now }: TeamsWanted): Promise<Team[]> {
  const parts = [writeInstant(now), ...parameters];
  return (await tx.query<Unchaired<Team>>(`${SELECT_TEAM} WHERE ${condition}`, parts)).map(chaired);
}

/** As `selectTeams`, with what a screen shows of them. */
export async function selectShownTeams(
  tx: Tx,
  { condition, parameters, now, rest = '' }: TeamsWanted,
): Promise<ShownTeam[]> {
  const parts = [writeInstant(now), ...parameters];
  return (await tx.query<Unchaired<ShownTeam>>(`${SELECT_SHOWN_TEAM} WHERE ${condition} ${rest}`, parts)).map(chaired);
}

const chaired = <Row extends { readonly chairId: string | null; readonly organiserId: string }>(row: Row) => ({
  ...row,
  chairId: row.chairId ?? row.organiserId,
});

interface TeamsWanted {
  readonly condition: string;
  readonly parameters: readonly unknown[];
  readonly now: number;
  /** Orders and limits. */
  readonly rest?: string;
}

/** The team that the meeting is of, by whichever of its series. */
export async function teamOfMeeting(tx: Tx, meetingId: string, now: number): Promise<Team | undefined> {
  const condition = `t.id = (SELECT ts.team_id FROM meeting m JOIN team_series ts ON ts.series_id = m.series_id WHERE m.id = $2)`;
  return (await selectTeams(tx, { condition, parameters: [meetingId], now }))[0];
}

export async function insertTeam(
  tx: Tx,
  { id, name, seriesId, turnMs }: Pick<Team, 'id' | 'name' | 'seriesId' | 'turnMs'>,
  at: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO team (id, area_id, name, series_id, turn_ms, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [id, tx.areaId, name, seriesId, turnMs, writeInstant(at)],
  );
  await addSeries(tx, id, seriesId);
}

/**
 * False: somebody has changed the team since it was read. Its row is locked after its series', as in `followSeries`, so it is not locked when
 * a change begins.
 */
export async function updateTeam(tx: Tx, before: Team, name: string, at: number): Promise<boolean> {
  const rows = await tx.query(
    'UPDATE team SET name = $3, version = version + 1, changed_at = $4 WHERE id = $1 AND version = $2 RETURNING id',
    [before.id, before.version, name, writeInstant(at)],
  );
  return rows.length > 0;
}

/** The next meeting that the series gave itself, and that stands. `now`: epoch milliseconds. */
export async function nextMeetingOf(tx: Tx, seriesId: string, now: number): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m WHERE m.series_id = $1 AND m.recurrence_id IS NOT NULL AND m.status = 'CONFIRMED' AND m.ends_at > $2
     ORDER BY m.recurrence_id LIMIT 1`,
    [seriesId, writeInstant(now)],
  );
  return row?.id;
}

/** The rhythm of one series goes on in another; of series that are no team's nothing happens. */
export async function followSeries(tx: Tx, from: string, to: string): Promise<void> {
  const [team] = await tx.query<{ id: string }>(
    'WITH gone_on AS (UPDATE team SET series_id = $2 WHERE series_id = $1 RETURNING id) SELECT id FROM gone_on',
    [from, to],
  );
  if (team) await addSeries(tx, team.id, to);
}

async function addSeries(tx: Tx, teamId: string, seriesId: string): Promise<void> {
  await tx.query('INSERT INTO team_series (series_id, area_id, team_id) VALUES ($1, $2, $3)', [
    seriesId,
    tx.areaId,
    teamId,
  ]);
}
