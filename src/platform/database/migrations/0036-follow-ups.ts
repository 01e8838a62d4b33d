import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still to be said before and after meetings, and to whom. */
export class FollowUps1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLLOW_UP);
    await runner.query(HORIZON);
    await runner.query(HAND_OVER);
    await runner.query(LATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION late_follow_ups; DROP FUNCTION hand_over_follow_ups; DROP TABLE follow_up_horizon, follow_up;',
    );
  }
}

/**
 * One message to one person, planned. The key is (recipient, cause, version): `meeting_sequence` is the meeting's when the
 * recipient's time came to be what it is, so a move is another cause, and a repeated one never becomes a second message.
 * `event_id` is the outbox event that it was handed to; any other event that comes for it is out of date. `until`: from then
 * on it is no longer sent, NULL without an end. `begun_at`: when it was last tried, which counts for the day's limit.
 */
const FOLLOW_UP = `
CREATE TABLE follow_up (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  kind text NOT NULL CHECK (kind IN ('REMINDER', 'FEEDBACK_REQUEST', 'FOLLOW_UP_CALL', 'ASSESSMENT_DUE', 'REPLY_MISSING', 'ANSWER_DUE', 'OTHER')),
  step text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('PARTICIPANT', 'ORGANISER')),
  person_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  case_id uuid,
  meeting_sequence integer NOT NULL,
  due_at timestamptz NOT NULL,
  until timestamptz CHECK (until > due_at),
  channel text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'NONE')),
  state text NOT NULL DEFAULT 'SCHEDULED' CHECK (state IN ('SCHEDULED', 'SENT', 'DONE', 'CANCELLED', 'FAILED')),
  event_id uuid,
  attempts integer NOT NULL DEFAULT 0,
  begun_at timestamptz,
  sent_at timestamptz,
  last_error text,
  CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
  UNIQUE (meeting_id, person_id, step, meeting_sequence),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id)
);
CREATE INDEX follow_up_due ON follow_up (due_at) WHERE state = 'SCHEDULED';
CREATE INDEX follow_up_listed ON follow_up (area_id, due_at, id);
CREATE INDEX follow_up_person ON follow_up (area_id, person_id, begun_at);
CALL enforce_area('follow_up', 'SELECT, INSERT, UPDATE');`;

/**
 * Meetings of series that are too far away for their follow-ups to be planned already: a year of weekly sessions of 150 people
 * would be some 15,000 rows at once, most of which a move or an end would touch again.
 */
const HORIZON = `
CREATE TABLE follow_up_horizon (
  meeting_id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  plan_at timestamptz NOT NULL,
  event_id uuid,
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id)
);
CREATE INDEX follow_up_horizon_due ON follow_up_horizon (plan_at);
CALL enforce_area('follow_up_horizon', 'SELECT, INSERT, UPDATE, DELETE');`;

/**
 * Hands what falls due before `ahead` to the outbox, and meetings that have come within the horizon to be planned. Before an
 * area is known, so it answers with a count alone. Row and event are written together: none is handed over twice or lost.
 */
const HAND_OVER = `
CREATE FUNCTION hand_over_follow_ups(at timestamptz, ahead timestamptz, batch integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS MATERIALIZED (
      SELECT f.id, gen_random_uuid() AS event_id FROM follow_up f
      WHERE f.state = 'SCHEDULED' AND f.event_id IS NULL AND f.due_at <= ahead
      ORDER BY f.due_at LIMIT batch FOR UPDATE SKIP LOCKED
    ), near AS MATERIALIZED (
      SELECT h.meeting_id, gen_random_uuid() AS event_id FROM follow_up_horizon h
      WHERE h.event_id IS NULL AND h.plan_at <= at ORDER BY h.plan_at LIMIT batch FOR UPDATE SKIP LOCKED
    ), handed AS (
      UPDATE follow_up f SET event_id = d.event_id FROM due d WHERE f.id = d.id RETURNING f.id, f.area_id, f.due_at, f.event_id
    ), planned AS (
      UPDATE follow_up_horizon h SET event_id = n.event_id FROM near n WHERE h.meeting_id = n.meeting_id
      RETURNING h.meeting_id, h.area_id, h.plan_at, h.event_id
    ), made AS (
      INSERT INTO outbox (id, area_id, kind, subject, created_at, due_at)
      SELECT event_id, area_id, 'follow-up.send', jsonb_build_object('followUpId', id), at, due_at FROM handed
      UNION ALL SELECT event_id, area_id, 'follow-up.plan', jsonb_build_object('meetingId', meeting_id), at, plan_at FROM planned
      RETURNING 1
    )
    SELECT count(*)::integer FROM made
  $$;
REVOKE ALL ON FUNCTION hand_over_follow_ups FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hand_over_follow_ups TO yhteisaika_app;`;

/** How many should have been sent, or planned, before that, in all areas: counts and an instant, and nothing of anybody. */
const LATE = `
CREATE FUNCTION late_follow_ups(before timestamptz) RETURNS TABLE (late integer, oldest timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::integer, min(due_at) FROM (
      SELECT f.due_at FROM follow_up f WHERE f.state = 'SCHEDULED' AND f.due_at < before
      UNION ALL SELECT h.plan_at FROM follow_up_horizon h WHERE h.plan_at < before
    ) waiting
  $$;
REVOKE ALL ON FUNCTION late_follow_ups FROM PUBLIC;
GRANT EXECUTE ON FUNCTION late_follow_ups TO yhteisaika_app;`;
