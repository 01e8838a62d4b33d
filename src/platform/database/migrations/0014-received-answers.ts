import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes back by mail: whose answer it is, what was kept aside of it, and addresses that take no mail. */
export class ReceivedAnswers1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPLY_ADDRESS);
    await runner.query(DOORS);
    await runner.query(KEPT_REPLY);
    await runner.query(REPEATED_DELIVERY);
    await runner.query(FAILED_ADDRESS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER person_address_corrected ON person;
      DROP FUNCTION forget_failed_address, resolve_reply_address, resolve_event, untagged_invitations;
      ALTER TABLE person DROP COLUMN email_failed_at;
      DELETE FROM delivery WHERE repeated > 0;
      ALTER TABLE delivery DROP CONSTRAINT delivery_send_key, DROP COLUMN repeated, ADD UNIQUE (invitation_id, meeting_version);
      DROP TABLE kept_reply;
      DROP INDEX invitation_reply_tag, invitation_untagged, invitation_uid;
      ALTER TABLE invitation DROP COLUMN reply_tag;`);
  }
}

/**
 * The tag of the address that calendars answer to (platform/mail/reply-tag.ts). It is derived with a secret that the
 * database does not know, so the application writes it: with each new invitation, and for older rows as it starts.
 */
const REPLY_ADDRESS = `
ALTER TABLE invitation ADD COLUMN reply_tag text;
CREATE UNIQUE INDEX invitation_reply_tag ON invitation (reply_tag);
CREATE INDEX invitation_untagged ON invitation (id) WHERE reply_tag IS NULL;
CREATE INDEX invitation_uid ON invitation (uid);`;

/** How long after its end an answer to an invitation still finds its meeting: as long as its link opens a page. */
const answerDaysAfterEnd = 30;

/**
 * Asked before an area is known. `resolve_event` names the invitation only where exactly one person who was sent the
 * event has the address; otherwise the meeting alone, whose organiser may see that somebody tried.
 */
const DOORS = `
CREATE FUNCTION resolve_reply_address(tag text, at timestamptz) RETURNS TABLE (area_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.area_id, i.id FROM invitation i
    WHERE i.reply_tag = $1 AND i.ends_at + interval '${answerDaysAfterEnd} days' > $2
  $$;

CREATE FUNCTION resolve_event(uid text, address text, at timestamptz)
  RETURNS TABLE (area_id uuid, meeting_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.area_id, i.meeting_id,
      CASE WHEN count(*) FILTER (WHERE lower(p.email) = $2) = 1 THEN (array_agg(i.id) FILTER (WHERE lower(p.email) = $2))[1] END
    FROM invitation i JOIN person p ON p.id = i.person_id
    WHERE i.uid = $1 AND i.ends_at + interval '${answerDaysAfterEnd} days' > $3
    GROUP BY i.area_id, i.meeting_id LIMIT 1
  $$;

CREATE FUNCTION untagged_invitations(batch integer) RETURNS TABLE (area_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.area_id, i.id FROM invitation i WHERE i.reply_tag IS NULL LIMIT batch
  $$;

REVOKE ALL ON FUNCTION resolve_reply_address, resolve_event, untagged_invitations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_reply_address, resolve_event, untagged_invitations TO yhteisaika_app;`;

/** What somebody's calendar wanted and did not get. Of the mail nothing else is kept. `content_key` knows the same one again. */
const KEPT_REPLY = `
CREATE TABLE kept_reply (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  invitation_id uuid,
  reason text NOT NULL,
  method text,
  status text,
  starts_at timestamptz,
  delegate text,
  content_key text NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (meeting_id, content_key),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, invitation_id) REFERENCES invitation (area_id, id)
);
CALL enforce_area('kept_reply', 'SELECT, INSERT');`;

/** The same message once more, because the recipient's calendar asked for it: REPEATED counts from 1. */
const REPEATED_DELIVERY = `
ALTER TABLE delivery ADD COLUMN repeated integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT delivery_invitation_id_meeting_version_key,
  ADD CONSTRAINT delivery_send_key UNIQUE (invitation_id, meeting_version, repeated);`;

/** It is the address that failed: whoever writes another one down has corrected it, wherever in the program they do so. */
const FAILED_ADDRESS = `
ALTER TABLE person ADD COLUMN email_failed_at timestamptz;
CREATE FUNCTION forget_failed_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.email_failed_at := NULL; RETURN NEW; END $$;
CREATE TRIGGER person_address_corrected BEFORE UPDATE OF email ON person FOR EACH ROW
  WHEN (lower(OLD.email) IS DISTINCT FROM lower(NEW.email)) EXECUTE FUNCTION forget_failed_address();`;
