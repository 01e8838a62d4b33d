import type { MigrationInterface, QueryRunner } from 'typeorm';
import { linkDaysAfterClosing, LINK_DOOR as POLL_LINK_DOOR } from './0008-polls.js';

/** Answers to invitations, by link and from calendars, and other times that people propose instead. */
export class Answers1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANSWER_OF_AN_INVITATION);
    await runner.query(PROPOSAL);
    await runner.query(LINK_DOOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(POLL_LINK_DOOR);
    await runner.query(`
      DROP TABLE time_proposal;
      ALTER TABLE invitation DROP COLUMN asked_sequence, DROP COLUMN answer_sequence, DROP COLUMN answered_at,
        DROP COLUMN answered_here, DROP COLUMN link_revoked_at;`);
  }
}

/**
 * `asked_sequence`: the SEQUENCE from which on the recipient is asked about the time as it is now; a calendar's answer to
 * an older one was given for another time. `answer_sequence`, `answered_at`, `answered_here`: where the answer that
 * stands has its place in the order of all answers. What it says is the participation's.
 */
const ANSWER_OF_AN_INVITATION = `
ALTER TABLE invitation ADD COLUMN asked_sequence integer, ADD COLUMN answer_sequence integer, ADD COLUMN answered_at timestamptz,
  ADD COLUMN answered_here boolean, ADD COLUMN link_revoked_at timestamptz,
  ADD CONSTRAINT invitation_answer CHECK (num_nonnulls(answer_sequence, answered_at, answered_here) IN (0, 3));
UPDATE invitation i SET asked_sequence = i.sequence,
  link_revoked_at = (SELECT max(d.dtstamp) FROM delivery d WHERE d.invitation_id = i.id AND i.method = 'CANCEL' AND d.news = 'REMOVED');
ALTER TABLE invitation ALTER COLUMN asked_sequence SET NOT NULL;`;

/** Times are the whole meeting's, also where the proposer attends a part. One person has one open proposal of a meeting. */
const PROPOSAL = `
CREATE TABLE time_proposal (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  comment text,
  sequence integer NOT NULL,
  from_calendar boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  UNIQUE (area_id, id),
  CHECK ((state = 'OPEN') = (decided_at IS NULL)),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, invitation_id) REFERENCES invitation (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE UNIQUE INDEX time_proposal_open ON time_proposal (meeting_id, person_id) WHERE state = 'OPEN';
CREATE INDEX time_proposal_meeting ON time_proposal (area_id, meeting_id, created_at DESC);
CALL enforce_area('time_proposal', 'SELECT, INSERT, UPDATE');`;

/** How long after its end an invitation's link still shows the meeting. */
const linkDaysAfterEnd = 30;

/** As in migration 0008 for polls; an invitation's link lives until it is revoked, or the recipient's time is long over. */
const LINK_DOOR = `
CREATE OR REPLACE FUNCTION resolve_token(purpose text, id uuid, at timestamptz) RETURNS TABLE (area_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.area_id FROM time_poll_participant t JOIN time_poll p ON p.id = t.time_poll_id
    WHERE $1 = 'TIME_POLL' AND t.id = $2 AND t.asked AND t.left_at IS NULL
      AND p.closes_at + interval '${linkDaysAfterClosing} days' > $3
    UNION ALL
    SELECT i.area_id FROM invitation i
    WHERE $1 = 'INVITATION' AND i.id = $2 AND i.link_revoked_at IS NULL
      AND i.ends_at + interval '${linkDaysAfterEnd} days' > $3
  $$;`;
