import { writeInstant } from '../../domain/time/instant-text.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { AnsweredOption, PollOption, PollParticipant, TimePoll } from './poll.js';

/** As JSON and NULLs have it: what is missing is null. */
type Nullable<Whole, Fields extends keyof Whole> = Omit<Whole, Fields> & {
  readonly [Field in Fields]: NonNullable<Whole[Field]> | null;
};
type ParticipantJson = Nullable<Omit<PollParticipant, 'part'>, 'channel' | 'leftAt'> & {
  readonly offsetMs: number | null;
  readonly durationMs: number | null;
};
type Row = Nullable<
  Omit<TimePoll, 'participants' | 'answers'>,
  'publicTitle' | 'roomId' | 'videoUrl' | 'caseId' | 'meetingId' | 'chosenOptionId'
> & {
  readonly participants: readonly ParticipantJson[];
  readonly answers: readonly Nullable<AnsweredOption, 'notedById'>[];
};

/** A poll in one round trip, with what counts of its options and answers. */
const SELECT_POLL = `
  SELECT p.id, p.kind, p.title, p.public_title AS "publicTitle", p.channel, p.room_id AS "roomId", p.video_url AS "videoUrl",
    p.case_id AS "caseId", p.duration_ms::float8 AS "durationMs", p.time_zone AS "timeZone", p.organiser_id AS "organiserId", p.attendance,
    p.hold, p.closes_at AS "closesAt", p.state, p.decidable, p.meeting_id AS "meetingId", p.chosen_option_id AS "chosenOptionId", p.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id, 'requirement', t.requirement, 'channel', t.channel,
        'offsetMs', t.part_offset_ms, 'durationMs', t.part_duration_ms, 'asked', t.asked, 'leftAt', ${epochMilliseconds('t.left_at')})
        ORDER BY t.id), '[]')
      FROM time_poll_participant t WHERE t.time_poll_id = p.id) AS participants,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'start', ${epochMilliseconds('o.starts_at')}) ORDER BY o.starts_at), '[]')
      FROM time_poll_option o WHERE o.time_poll_id = p.id AND o.removed_at IS NULL) AS options,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('optionId', a.option_id, 'participantId', a.participant_id, 'answer', a.answer,
        'at', ${epochMilliseconds('a.answered_at')}, 'notedById', a.noted_by) ORDER BY a.answered_at, a.participant_id), '[]')
      FROM time_poll_option o JOIN time_poll_answer a ON a.option_id = o.id JOIN time_poll_participant t ON t.id = a.participant_id
      WHERE o.time_poll_id = p.id AND o.removed_at IS NULL AND t.left_at IS NULL) AS answers
  FROM time_poll p`;

/** As `stateAt` tells it (poll.ts), in words about p. `instant`: the parameter that is now. */
export const isOpenAt = (instant: string): string => `p.state = 'OPEN' AND (p.closes_at > ${instant} OR p.decidable)`;

/** The polls that `condition` picks, in its words about p. `rest` orders and limits. */
export async function selectPolls(
  tx: Tx,
  condition: string,
  parameters: readonly unknown[],
  rest = '',
): Promise<TimePoll[]> {
  return (await tx.query<Row>(`${SELECT_POLL} WHERE ${condition} ${rest}`, parameters)).map(pollOf);
}

/** The poll as it stands, without a lock. */
export async function loadPoll(tx: Tx, id: string): Promise<TimePoll | undefined> {
  return (await selectPolls(tx, 'p.id = $1', [id]))[0];
}

/**
 * The poll, locked until the transaction ends, so that two changes of it come one after the other. The lock comes first
 * and alone: what is read in the same statement would be as old as the waiting began, and answers come while one waits.
 */
export async function loadForChange(tx: Tx, id: string): Promise<TimePoll | undefined> {
  const locked = await tx.query('SELECT 1 FROM time_poll WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return locked.length === 0 ? undefined : loadPoll(tx, id);
}

/** As `loadForChange`, of all that `condition` picks, in its words about p; in the order of their ids, as everybody locks several. */
export async function loadAllForChange(tx: Tx, condition: string, parameters: readonly unknown[]): Promise<TimePoll[]> {
  const locked = await tx.query<{ id: string }>(
    `SELECT p.id FROM time_poll p WHERE ${condition} ORDER BY p.id FOR NO KEY UPDATE OF p`,
    parameters,
  );
  const ids = locked.map(({ id }) => id);
  return ids.length === 0 ? [] : selectPolls(tx, 'p.id = ANY ($1)', [ids], 'ORDER BY p.id');
}

export async function insertPoll(tx: Tx, poll: TimePoll, at: number): Promise<void> {
  await tx.query(
    `INSERT INTO time_poll (id, area_id, kind, title, public_title, channel, room_id, video_url, case_id, duration_ms, time_zone,
       organiser_id, attendance, hold, closes_at, state, decidable, version, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)`,
    [
      poll.id,
      tx.areaId,
      poll.kind,
      poll.title,
      poll.publicTitle ?? null,
      poll.channel,
      poll.roomId ?? null,
      poll.videoUrl ?? null,
      poll.caseId ?? null,
      poll.durationMs,
      poll.timeZone,
      poll.organiserId,
      JSON.stringify(poll.attendance),
      poll.hold,
      writeInstant(poll.closesAt),
      poll.state,
      poll.decidable,
      poll.version,
      writeInstant(at),
    ],
  );
  await addOptions(tx, poll.id, poll.options);
  await insertParticipants(tx, poll);
}

/**
 * What a change may touch but its answers: state, closing time, organiser, counters, options, and who is in it. Options and
 * people are written only as far as they are not as they were: there may be two hundred of them.
 */
export async function updatePoll(tx: Tx, before: TimePoll, poll: TimePoll, at: number): Promise<void> {
  await tx.query(
    `UPDATE time_poll SET state = $2, decidable = $3, meeting_id = $4, chosen_option_id = $5, version = $6, closes_at = $7, organiser_id = $8,
       changed_at = $9 WHERE id = $1`,
    [
      poll.id,
      poll.state,
      poll.decidable,
      poll.meetingId ?? null,
      poll.chosenOptionId ?? null,
      poll.version,
      writeInstant(poll.closesAt),
      poll.organiserId,
      writeInstant(at),
    ],
  );
  await changeOptions(tx, before, poll, at);
  await changeParticipants(tx, before, poll);
}

/** Options that are there no more are marked so first, that the same start may come back as a new one. */
async function changeOptions(tx: Tx, before: TimePoll, after: TimePoll, at: number): Promise<void> {
  const old = new Set(before.options.map(({ id }) => id));
  const kept = new Set(after.options.map(({ id }) => id));
  const removedIds = [...old].filter((id) => !kept.has(id));
  if (removedIds.length > 0)
    await tx.query('UPDATE time_poll_option SET removed_at = $2 WHERE id = ANY ($1)', [removedIds, writeInstant(at)]);
  await addOptions(
    tx,
    after.id,
    after.options.filter(({ id }) => !old.has(id)),
  );
}

async function addOptions(tx: Tx, pollId: string, options: readonly PollOption[]): Promise<void> {
  if (options.length === 0) return;
  await tx.query(
    `INSERT INTO time_poll_option (id, area_id, time_poll_id, starts_at)
     SELECT o.id, $2, $1, o.start FROM unnest($3::uuid[], $4::timestamptz[]) AS o (id, start)`,
    [pollId, tx.areaId, options.map(({ id }) => id), options.map(({ start }) => writeInstant(start))],
  );
}

/** Nobody joins a poll later: people come to be asked, and they leave. */
async function changeParticipants(tx: Tx, before: TimePoll, after: TimePoll): Promise<void> {
  const known = new Map(before.participants.map((each) => [each.id, each]));
  const changed = after.participants.filter(({ id, asked, leftAt }) => {
    const one = known.get(id);
    return one?.asked !== asked || one.leftAt !== leftAt;
  });
  if (changed.length === 0) return;
  await tx.query(
    `UPDATE time_poll_participant t SET asked = w.asked, left_at = w."leftAt"
     FROM jsonb_to_recordset($1::jsonb) AS w (id uuid, asked boolean, "leftAt" timestamptz) WHERE t.id = w.id`,
    [JSON.stringify(changed.map(participantRow))],
  );
}

async function insertParticipants(tx: Tx, { id, participants }: TimePoll): Promise<void> {
  await tx.query(
    `INSERT INTO time_poll_participant (id, area_id, time_poll_id, person_id, requirement, channel, part_offset_ms, part_duration_ms, asked)
     SELECT t.id, $2, $1, t."personId", t.requirement, t.channel, t."offsetMs", t."durationMs", t.asked
     FROM jsonb_to_recordset($3::jsonb) AS t (id uuid, "personId" uuid, requirement text, channel text, "offsetMs" bigint, "durationMs" bigint,
       asked boolean)`,
    [id, tx.areaId, JSON.stringify(participants.map(participantRow))],
  );
}

const participantRow = ({ part, leftAt, ...each }: PollParticipant) => ({
  ...each,
  offsetMs: part?.offsetMs,
  durationMs: part?.durationMs,
  leftAt: leftAt === undefined ? undefined : writeInstant(leftAt),
});

/** One person's answers, in the place of earlier ones to the same options, and what they make of the poll. */
export async function writeAnswers(tx: Tx, poll: TimePoll, given: readonly AnsweredOption[]): Promise<void> {
  const rows = given.map((each) => ({ ...each, at: writeInstant(each.at) }));
  await tx.query(
    `WITH reckoned AS (UPDATE time_poll SET decidable = $2 WHERE id = $1 AND decidable <> $2)
     INSERT INTO time_poll_answer (area_id, option_id, participant_id, answer, answered_at, noted_by)
     SELECT $3, a."optionId", a."participantId", a.answer, a.at, a."notedById"
     FROM jsonb_to_recordset($4::jsonb) AS a ("optionId" uuid, "participantId" uuid, answer text, at timestamptz, "notedById" uuid)
     ON CONFLICT (option_id, participant_id) DO UPDATE
       SET answer = excluded.answer, answered_at = excluded.answered_at, noted_by = excluded.noted_by`,
    [poll.id, poll.decidable, tx.areaId, JSON.stringify(rows)],
  );
}

const pollOf = (row: Row): TimePoll => ({
  ...row,
  publicTitle: row.publicTitle ?? undefined,
  roomId: row.roomId ?? undefined,
  videoUrl: row.videoUrl ?? undefined,
  caseId: row.caseId ?? undefined,
  meetingId: row.meetingId ?? undefined,
  chosenOptionId: row.chosenOptionId ?? undefined,
  participants: row.participants.map(({ offsetMs, durationMs, channel, leftAt, ...participant }) => ({
    ...participant,
    channel: channel ?? undefined,
    leftAt: leftAt ?? undefined,
    part: offsetMs === null || durationMs === null ? undefined : { offsetMs, durationMs },
  })),
  answers: row.answers.map((answer) => ({ ...answer, notedById: answer.notedById ?? undefined })),
});
