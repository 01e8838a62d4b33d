import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HELD as POLLS_HELD, TAKE_TIME as POLLS_TAKE_TIME } from './0008-polls.js';
import { BUSY as BUSY_BEFORE } from './0010-busy-calendars.js';

/** Consultants, the times that they publish, and what they are asked. A published time holds its consultant's calendar. */
export class Consultations1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONSULTANT);
    await runner.query(SLOT);
    await runner.query(CONSULTATION);
    await runner.query(COMMITMENT_OF_A_SLOT);
    await runner.query(TAKE_TIME);
    await runner.query(replaced(BUSY_BEFORE));
    await runner.query(replaced(POLLS_HELD));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM commitment WHERE consultation_slot_id IS NOT NULL;
      ALTER TABLE commitment DROP COLUMN consultation_slot_id,
        ADD CONSTRAINT commitment_of_one CHECK (num_nonnulls(meeting_id, time_poll_id) = 1 AND (time_poll_id IS NULL OR lapses_at IS NOT NULL));
      DROP TABLE consultation_case, consultation, consultation_slot, consultant_profile;`);
    await runner.query(POLLS_TAKE_TIME);
    await runner.query(BUSY_BEFORE.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'));
    await runner.query(POLLS_HELD);
  }
}

/** What a consultant is asked about, and who answers when they have not in time. */
const CONSULTANT = `
CREATE TABLE consultant_profile (
  person_id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  topics text[] NOT NULL,
  deputy_id uuid CHECK (deputy_id <> person_id),
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL,
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, deputy_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, changed_by) REFERENCES person (area_id, id)
);
CREATE INDEX consultant_profile_area ON consultant_profile (area_id);
CALL enforce_area('consultant_profile', 'SELECT, INSERT, UPDATE');`;

/** A time is published once: it may come again after it was withdrawn. Without topics of its own it has its consultant's. */
const SLOT = `
CREATE TABLE consultation_slot (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  consultant_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  time_zone text NOT NULL,
  channel text NOT NULL,
  maximum_cases integer NOT NULL CHECK (maximum_cases > 0),
  topics text[] NOT NULL,
  status text NOT NULL CHECK (status IN ('FREE', 'BOOKED', 'WITHDRAWN')),
  published_by uuid NOT NULL,
  published_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, consultant_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, published_by) REFERENCES person (area_id, id)
);
CREATE UNIQUE INDEX consultation_slot_published ON consultation_slot (consultant_id, starts_at) WHERE status <> 'WITHDRAWN';
CREATE INDEX consultation_slot_free ON consultation_slot (area_id, starts_at) WHERE status = 'FREE';
CREATE INDEX consultation_slot_start ON consultation_slot (area_id, starts_at);
CALL enforce_area('consultation_slot', 'SELECT, INSERT, UPDATE');`;

/**
 * By telephone it has a slot and a meeting; a meeting that was moved away has its slot no more. In writing it has a topic and the
 * instant by which an answer or a contact is promised; `handled_by` gave the first or the last of them, the consultant or the
 * deputy. OVERDUE is no stored state: the clock tells it.
 */
const CONSULTATION = `
CREATE TABLE consultation (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('WAITING', 'BOOKED', 'CONTACTED', 'ANSWERED', 'CANCELLED')),
  asked_by uuid NOT NULL,
  consultant_id uuid NOT NULL,
  slot_id uuid,
  meeting_id uuid,
  topic text,
  asked_at timestamptz NOT NULL,
  due_at timestamptz,
  contacted_at timestamptz,
  answered_at timestamptz,
  handled_by uuid,
  cancelled_at timestamptz,
  UNIQUE (area_id, id),
  CHECK ((meeting_id IS NULL) = (topic IS NOT NULL) AND (meeting_id IS NULL) = (due_at IS NOT NULL)),
  CHECK (status <> 'BOOKED' OR meeting_id IS NOT NULL),
  CHECK (status <> 'CANCELLED' OR cancelled_at IS NOT NULL),
  CHECK (coalesce(contacted_at, answered_at) IS NULL OR handled_by IS NOT NULL),
  FOREIGN KEY (area_id, asked_by) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, consultant_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, handled_by) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, slot_id) REFERENCES consultation_slot (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id)
);
CREATE UNIQUE INDEX consultation_booked ON consultation (slot_id) WHERE status = 'BOOKED';
CREATE UNIQUE INDEX consultation_meeting ON consultation (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX consultation_slot_of ON consultation (slot_id) WHERE slot_id IS NOT NULL;
CREATE INDEX consultation_asked ON consultation (area_id, asked_at DESC, id);
CREATE INDEX consultation_waiting ON consultation (area_id, consultant_id) WHERE status = 'WAITING';
CALL enforce_area('consultation', 'SELECT, INSERT, UPDATE');

CREATE TABLE consultation_case (
  area_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  summary text,
  question text,
  answer text,
  PRIMARY KEY (consultation_id, position),
  FOREIGN KEY (area_id, consultation_id) REFERENCES consultation (area_id, id)
);
CALL enforce_area('consultation_case', 'SELECT, INSERT, UPDATE');`;

/** Time belongs to a meeting, to a time poll, or to a published time that nobody has booked yet; that one does not lapse. */
const COMMITMENT_OF_A_SLOT = `
ALTER TABLE commitment ADD COLUMN consultation_slot_id uuid,
  ADD FOREIGN KEY (area_id, consultation_slot_id) REFERENCES consultation_slot (area_id, id) DEFERRABLE INITIALLY DEFERRED,
  DROP CONSTRAINT commitment_of_one,
  ADD CONSTRAINT commitment_of_one CHECK (num_nonnulls(meeting_id, time_poll_id, consultation_slot_id) = 1
    AND (time_poll_id IS NULL OR lapses_at IS NOT NULL));
CREATE INDEX commitment_consultation_slot ON commitment (consultation_slot_id) WHERE consultation_slot_id IS NOT NULL;`;

/**
 * A slot's commitment is of no meeting and no poll, and is never what is to be ignored: compared with <> it would count as
 * ignored. The index that `busy` reads needs no further column so.
 */
const replaced = (reading: string): string =>
  reading
    .replace(/CREATE (?:OR REPLACE )?FUNCTION/, 'CREATE OR REPLACE FUNCTION')
    .replace(
      'coalesce(c.meeting_id, c.time_poll_id) <> ignored_meeting',
      'coalesce(c.meeting_id, c.time_poll_id) IS DISTINCT FROM ignored_meeting',
    );

/** As in migration 0004, where the steps are told. Items and what is released name a meeting, a time poll or a consultation slot. */
const TAKE_TIME = `
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
      UNION ALL SELECT c.holder_id FROM commitment c WHERE c.consultation_slot_id = ANY (released) AND c.area_id = area
    ) h ORDER BY k
  LOOP PERFORM pg_advisory_xact_lock(lock_key); END LOOP;

  DELETE FROM commitment c USING (SELECT DISTINCT i.holder_id FROM jsonb_to_recordset(items) AS i (holder_id uuid)) h
    WHERE c.holder_id = h.holder_id AND c.lapses_at IS NOT NULL AND c.lapses_at <= at;
  DELETE FROM commitment c WHERE c.meeting_id = ANY (released) AND c.area_id = area;
  DELETE FROM commitment c WHERE c.time_poll_id = ANY (released) AND c.area_id = area;
  DELETE FROM commitment c WHERE c.consultation_slot_id = ANY (released) AND c.area_id = area;

  WITH made AS (
    INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, time_poll_id, consultation_slot_id, exclusive, lapses_at)
    SELECT area, i.holder_id, i.starts_at, i.ends_at, i.meeting_id, i.time_poll_id, i.consultation_slot_id, i.exclusive, i.lapses_at
    FROM jsonb_to_recordset(items) AS i (holder_id uuid, starts_at timestamptz, ends_at timestamptz, meeting_id uuid, time_poll_id uuid,
      consultation_slot_id uuid, exclusive boolean, lapses_at timestamptz)
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
