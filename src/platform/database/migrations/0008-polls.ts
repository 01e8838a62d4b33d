import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BUSY as MEETINGS_BUSY, TAKE_TIME as MEETINGS_TAKE_TIME } from './0004-commitments.js';
import { HELD as MEETINGS_HELD } from './0007-holds.js';

/** Time polls, whose options may hold time as meetings do, and the door for those who come with a link. */
export class Polls1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLL);
    await runner.query(OPTION_AND_ANSWER);
    await runner.query(COMMITMENT_OF_A_POLL);
    await runner.query(TAKE_TIME);
    await runner.query(BUSY);
    await runner.query(HELD);
    await runner.query(LINK_DOOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION resolve_token, held, busy, take_time;
      DELETE FROM commitment WHERE meeting_id IS NULL;
      ALTER TABLE commitment DROP COLUMN time_poll_id, ALTER COLUMN meeting_id SET NOT NULL;
      DROP TABLE time_poll_answer, time_poll_option, time_poll_participant, time_poll;`);
    await runner.query(MEETINGS_TAKE_TIME);
    await runner.query(MEETINGS_BUSY);
    await runner.query(MEETINGS_HELD);
  }
}

/**
 * `attendance`: [{"anyOf": [person ids], "count": 1}]; empty when everybody has to come who is CHAIR or REQUIRED.
 * `decidable`: an option would be met at the closing time by what is answered so far. A participant's id is what their
 * link names. Whom a withdrawn consent took out stays as a row, for the organiser to be told. `told_by`: the outbox event
 * of the first letter that was handed over, or may have been; whoever was never told is not told of the end either.
 */
const POLL = `
CREATE TABLE time_poll (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  kind text NOT NULL,
  title text NOT NULL,
  public_title text,
  channel text NOT NULL,
  room_id uuid,
  video_url text,
  case_id uuid,
  duration_ms bigint NOT NULL CHECK (duration_ms > 0),
  time_zone text NOT NULL,
  organiser_id uuid NOT NULL,
  attendance jsonb NOT NULL,
  hold boolean NOT NULL,
  closes_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'DECIDED', 'EXPIRED', 'CANCELLED')),
  decidable boolean NOT NULL,
  meeting_id uuid,
  chosen_option_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  CHECK ((state = 'DECIDED') = (meeting_id IS NOT NULL AND chosen_option_id IS NOT NULL)),
  FOREIGN KEY (area_id, room_id) REFERENCES room (area_id, id),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id),
  FOREIGN KEY (area_id, organiser_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id)
);
CREATE INDEX time_poll_opened ON time_poll (area_id, created_at DESC, id);
CREATE INDEX time_poll_open ON time_poll (area_id, closes_at) WHERE state = 'OPEN';
CREATE INDEX time_poll_case ON time_poll (area_id, case_id) WHERE case_id IS NOT NULL;
CALL enforce_area('time_poll', 'SELECT, INSERT, UPDATE');

CREATE TABLE time_poll_participant (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  time_poll_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL,
  channel text,
  part_offset_ms bigint,
  part_duration_ms bigint,
  asked boolean NOT NULL,
  left_at timestamptz,
  told_by uuid,
  UNIQUE (area_id, id),
  UNIQUE (time_poll_id, person_id),
  CHECK ((part_offset_ms IS NULL) = (part_duration_ms IS NULL)),
  FOREIGN KEY (area_id, time_poll_id) REFERENCES time_poll (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX time_poll_participant_person ON time_poll_participant (area_id, person_id);
CALL enforce_area('time_poll_participant', 'SELECT, INSERT, UPDATE');`;

/** A removed option stays, with what was answered to it: only options that are there now count. */
const OPTION_AND_ANSWER = `
CREATE TABLE time_poll_option (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  time_poll_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  removed_at timestamptz,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, time_poll_id) REFERENCES time_poll (area_id, id)
);
CREATE UNIQUE INDEX time_poll_option_start ON time_poll_option (time_poll_id, starts_at) WHERE removed_at IS NULL;
CALL enforce_area('time_poll_option', 'SELECT, INSERT, UPDATE');

CREATE TABLE time_poll_answer (
  area_id uuid NOT NULL,
  option_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('YES', 'IF_NEEDED', 'NO')),
  answered_at timestamptz NOT NULL,
  noted_by uuid,
  PRIMARY KEY (option_id, participant_id),
  FOREIGN KEY (area_id, option_id) REFERENCES time_poll_option (area_id, id),
  FOREIGN KEY (area_id, participant_id) REFERENCES time_poll_participant (area_id, id),
  FOREIGN KEY (area_id, noted_by) REFERENCES person (area_id, id)
);
CREATE INDEX time_poll_answer_participant ON time_poll_answer (participant_id);
CALL enforce_area('time_poll_answer', 'SELECT, INSERT, UPDATE');`;

/** Time belongs to a meeting or to a poll that holds it for its options; a poll's always lapses. */
const COMMITMENT_OF_A_POLL = `
ALTER TABLE commitment ALTER COLUMN meeting_id DROP NOT NULL, ADD COLUMN time_poll_id uuid,
  ADD FOREIGN KEY (area_id, time_poll_id) REFERENCES time_poll (area_id, id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT commitment_of_one CHECK (num_nonnulls(meeting_id, time_poll_id) = 1 AND (time_poll_id IS NULL OR lapses_at IS NOT NULL));
CREATE INDEX commitment_time_poll ON commitment (time_poll_id) WHERE time_poll_id IS NOT NULL;`;

/** As in migration 0004, where the steps are told. Items and what is released name a meeting or a time poll. */
export const TAKE_TIME = `
CREATE OR REPLACE FUNCTION take_time(items jsonb, released uuid[], at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  area uuid := current_area();
  wanted integer;
  taken uuid[];
  lock_key bigint;
BEGIN
  IF area IS NULL THEN RAISE EXCEPTION 'take_time needs an area'; END IF;

  FOR lock_key IN
    SELECT DISTINCT hashtextextended(h.holder_id::text, 0) AS k FROM (
      SELECT i.holder_id FROM jsonb_to_recordset(items) AS i (holder_id uuid)
      UNION ALL SELECT c.holder_id FROM commitment c WHERE c.meeting_id = ANY (released) AND c.area_id = area
      UNION ALL SELECT c.holder_id FROM commitment c WHERE c.time_poll_id = ANY (released) AND c.area_id = area
    ) h ORDER BY k
  LOOP PERFORM pg_advisory_xact_lock(lock_key); END LOOP;

  DELETE FROM commitment c USING (SELECT DISTINCT i.holder_id FROM jsonb_to_recordset(items) AS i (holder_id uuid)) h
    WHERE c.holder_id = h.holder_id AND c.lapses_at IS NOT NULL AND c.lapses_at <= at;
  DELETE FROM commitment c WHERE c.meeting_id = ANY (released) AND c.area_id = area;
  DELETE FROM commitment c WHERE c.time_poll_id = ANY (released) AND c.area_id = area;

  WITH made AS (
    INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, time_poll_id, exclusive, lapses_at)
    SELECT area, i.holder_id, i.starts_at, i.ends_at, i.meeting_id, i.time_poll_id, i.exclusive, i.lapses_at
    FROM jsonb_to_recordset(items) AS i
      (holder_id uuid, starts_at timestamptz, ends_at timestamptz, meeting_id uuid, time_poll_id uuid, exclusive boolean, lapses_at timestamptz)
    ON CONFLICT DO NOTHING RETURNING id
  ) SELECT coalesce(array_agg(id), '{}') INTO taken FROM made;

  wanted := jsonb_array_length(items);
  IF cardinality(taken) = wanted THEN RETURN; END IF;
  RETURN QUERY
    SELECT DISTINCT c.holder_id, c.starts_at, c.ends_at
    FROM jsonb_to_recordset(items) AS i (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
    JOIN commitment c ON c.holder_id = i.holder_id AND c.ends_at > i.starts_at AND c.starts_at < i.ends_at
    WHERE i.exclusive AND c.exclusive AND c.id <> ALL (taken);
  -- Two items of one call that overlap: nobody else is in the way, so the call itself is reported.
  IF NOT FOUND THEN
    RETURN QUERY SELECT i.holder_id, i.starts_at, i.ends_at
      FROM jsonb_to_recordset(items) AS i (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
      WHERE i.exclusive;
  END IF;
END $$;`;

/** `ignored_meeting` may be the time poll whose held options do not stand in its own way. */
export const BUSY = `
CREATE OR REPLACE FUNCTION busy(holders uuid[], from_instant timestamptz, to_instant timestamptz, ignored_meeting uuid, at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 ROWS 1000 AS $$
    SELECT c.holder_id, c.starts_at, c.ends_at, c.exclusive
    FROM unnest(holders) AS h (id)
    JOIN commitment c ON c.holder_id = h.id AND c.ends_at > from_instant AND c.starts_at < to_instant
    WHERE (c.lapses_at IS NULL OR c.lapses_at > at)
      AND (ignored_meeting IS NULL OR coalesce(c.meeting_id, c.time_poll_id) <> ignored_meeting)
  $$;`;

export const HELD = `
CREATE OR REPLACE FUNCTION held(holders uuid[], from_instant timestamptz, to_instant timestamptz, ignored_meeting uuid, at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz, lapses_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 ROWS 100 AS $$
    SELECT c.holder_id, c.starts_at, c.ends_at, c.lapses_at
    FROM unnest(holders) AS h (id)
    JOIN commitment c ON c.holder_id = h.id AND c.ends_at > from_instant AND c.starts_at < to_instant
    WHERE c.exclusive AND c.lapses_at > at
      AND (ignored_meeting IS NULL OR coalesce(c.meeting_id, c.time_poll_id) <> ignored_meeting)
  $$;`;

/** How long a poll's link shows what became of the poll. */
export const linkDaysAfterClosing = 30;

/**
 * In which area the subject of a link lives, while the link is alive; nothing else is told before the area is known. The
 * caller has checked that the link was made by us, and for that purpose.
 */
export const LINK_DOOR = `
CREATE OR REPLACE FUNCTION resolve_token(purpose text, id uuid, at timestamptz) RETURNS TABLE (area_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.area_id FROM time_poll_participant t JOIN time_poll p ON p.id = t.time_poll_id
    WHERE $1 = 'TIME_POLL' AND t.id = $2 AND t.asked AND t.left_at IS NULL
      AND p.closes_at + interval '${linkDaysAfterClosing} days' > $3
  $$;
REVOKE ALL ON FUNCTION resolve_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_token TO yhteisaika_app;`;
