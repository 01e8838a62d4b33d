import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each recipient has been sent, and the outbox through which every effect leaves. */
export class Invitations1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTBOX);
    await runner.query(INVITATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE delivery, invitation; DROP FUNCTION claim_outbox; DROP TABLE outbox; DROP FUNCTION announce_outbox;',
    );
  }
}

/**
 * `subject` holds ids only. A row is claimed with a lease, so that one whose worker died is found again. `in_flight_max`
 * bounds what is out at once: were twenty thousand claimed together, leases would lapse while jobs still wait.
 */
const OUTBOX = `
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  kind text NOT NULL,
  subject jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'QUEUED', 'DONE', 'FAILED')),
  attempts integer NOT NULL DEFAULT 0,
  lease_until timestamptz,
  last_error text
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'WAITING';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'QUEUED';
CALL enforce_area('outbox', 'SELECT, INSERT, UPDATE');

CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NOTIFY outbox; RETURN NULL; END $$;
CREATE TRIGGER outbox_announced AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();

CREATE FUNCTION claim_outbox(batch integer, at timestamptz, lease interval, in_flight_max integer)
  RETURNS TABLE (id uuid, area_id uuid, attempts integer)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE outbox o SET state = 'QUEUED', attempts = o.attempts + 1, lease_until = at + lease
    FROM (
      SELECT w.id FROM outbox w
      WHERE (w.state = 'WAITING' AND w.due_at <= at) OR (w.state = 'QUEUED' AND w.lease_until <= at)
      ORDER BY w.due_at
      LIMIT least(batch, greatest(0, in_flight_max - (SELECT count(*)::integer FROM outbox f WHERE f.state = 'QUEUED' AND f.lease_until > at)))
      FOR UPDATE SKIP LOCKED
    ) due
    WHERE o.id = due.id RETURNING o.id, o.area_id, o.attempts
  $$;
REVOKE ALL ON FUNCTION claim_outbox FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_outbox TO yhteisaika_app;`;

/**
 * An invitation is one recipient and one event; a delivery is one message about it. The send key
 * (invitation, meeting version) is unique, so that a repeated cause never becomes a second message.
 */
const INVITATION = `
CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  uid text NOT NULL,
  sequence integer NOT NULL,
  method text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  public_title text,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  channel text NOT NULL,
  place text,
  video_url text,
  UNIQUE (area_id, id),
  UNIQUE (meeting_id, person_id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CALL enforce_area('invitation', 'SELECT, INSERT, UPDATE');

CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  invitation_id uuid NOT NULL,
  meeting_version integer NOT NULL,
  sequence integer NOT NULL,
  method text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  news text NOT NULL CHECK (news IN ('INVITED', 'MOVED', 'CHANGED', 'CANCELLED')),
  previous_starts_at timestamptz,
  dtstamp timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'SENT', 'FAILED', 'SUPPRESSED')),
  attempts integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  last_error text,
  UNIQUE (invitation_id, meeting_version),
  FOREIGN KEY (area_id, invitation_id) REFERENCES invitation (area_id, id)
);
CALL enforce_area('delivery', 'SELECT, INSERT, UPDATE');`;
