import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Peer groups: who leads them, who is on their roll and who wishes to be, and what came of each session. */
export class PeerGroups1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GROUP);
    await runner.query(ROLL);
    await runner.query(SESSION);
    await runner.query(LINK_DOOR);
    await runner.query(GIVE_BACK_TIME);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION give_back_time, resolve_peer_link;
      DROP TABLE peer_group_question, peer_group_session, peer_group_sign_up, peer_group_member, peer_group_series, peer_group_leader, peer_group;`);
  }
}

/** A group that is moved to another time goes on as another series: of its series the one with the highest ordinal is the present one. */
const GROUP = `
CREATE TABLE peer_group (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  name text NOT NULL,
  theme text,
  capacity integer NOT NULL CHECK (capacity > 0),
  drop_in_places integer NOT NULL CHECK (drop_in_places >= 0),
  minimum integer CHECK (minimum > 0),
  enrolment text NOT NULL CHECK (enrolment IN ('OPEN', 'BY_INVITATION')),
  version integer NOT NULL DEFAULT 1,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, created_by) REFERENCES person (area_id, id)
);
CREATE INDEX peer_group_theme ON peer_group (area_id, lower(theme));
CALL enforce_area('peer_group', 'SELECT, INSERT, UPDATE');

CREATE TABLE peer_group_leader (
  area_id uuid NOT NULL,
  group_id uuid NOT NULL,
  person_id uuid NOT NULL,
  ordinal integer NOT NULL,
  PRIMARY KEY (group_id, person_id),
  FOREIGN KEY (area_id, group_id) REFERENCES peer_group (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX peer_group_leader_person ON peer_group_leader (area_id, person_id);
CALL enforce_area('peer_group_leader', 'SELECT, INSERT');

CREATE TABLE peer_group_series (
  area_id uuid NOT NULL,
  series_id uuid PRIMARY KEY,
  group_id uuid NOT NULL,
  ordinal integer NOT NULL,
  UNIQUE (group_id, ordinal),
  FOREIGN KEY (area_id, group_id) REFERENCES peer_group (area_id, id),
  FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id)
);
CALL enforce_area('peer_group_series', 'SELECT, INSERT');`;

/**
 * One row a person and group, whatever becomes of them there; its id is what their link names. \`turn\` is the place in the line of
 * whoever ever waited: it only grows in a group, so the line has one order.
 *
 * A sign-up on the public page is not a person yet: it becomes one when whoever has the address or number confirms it, and its
 * nickname, address and number are forgotten then, or when it lapses. What stays is a keyed digest, to count by.
 */
const ROLL = `
CREATE TABLE peer_group_member (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  group_id uuid NOT NULL,
  person_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('MEMBER', 'WAITING', 'OFFERED', 'LEFT')),
  turn integer,
  offered_until timestamptz,
  since timestamptz NOT NULL,
  UNIQUE (area_id, id),
  UNIQUE (group_id, person_id),
  CHECK ((state = 'OFFERED') = (offered_until IS NOT NULL)),
  CHECK (state NOT IN ('WAITING', 'OFFERED') OR turn IS NOT NULL),
  FOREIGN KEY (area_id, group_id) REFERENCES peer_group (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE UNIQUE INDEX peer_group_member_turn ON peer_group_member (group_id, turn) WHERE turn IS NOT NULL;
CREATE INDEX peer_group_member_person ON peer_group_member (area_id, person_id);
CALL enforce_area('peer_group_member', 'SELECT, INSERT, UPDATE');

CREATE TABLE peer_group_sign_up (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  group_id uuid NOT NULL,
  nickname text,
  email text,
  phone text,
  language text NOT NULL,
  contact_digest bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  membership_id uuid,
  CHECK ((membership_id IS NULL) = (nickname IS NOT NULL AND num_nonnulls(email, phone) = 1)),
  FOREIGN KEY (area_id, group_id) REFERENCES peer_group (area_id, id),
  FOREIGN KEY (area_id, membership_id) REFERENCES peer_group_member (area_id, id)
);
CREATE INDEX peer_group_sign_up_group ON peer_group_sign_up (group_id, asked_at);
CREATE INDEX peer_group_sign_up_contact ON peer_group_sign_up (area_id, contact_digest, asked_at);
CALL enforce_area('peer_group_sign_up', 'SELECT, INSERT, UPDATE, DELETE');`;

/** A question is one leader's: whether a session with too few is to be held. Its id is what the link in the letter names. */
const SESSION = `
CREATE TABLE peer_group_session (
  meeting_id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  drop_ins integer NOT NULL CHECK (drop_ins >= 0),
  counted_by uuid NOT NULL,
  counted_at timestamptz NOT NULL,
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, counted_by) REFERENCES person (area_id, id)
);
CALL enforce_area('peer_group_session', 'SELECT, INSERT, UPDATE');

CREATE TABLE peer_group_question (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  leader_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  held_at timestamptz,
  UNIQUE (meeting_id, leader_id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, leader_id) REFERENCES person (area_id, id)
);
CALL enforce_area('peer_group_question', 'SELECT, INSERT, UPDATE');`;

/** How long the link of somebody who has left shows that they have. */
const linkDaysAfterLeaving = 30;
/** How long a session's question can still be looked at. */
const linkDaysAfterSession = 7;

/**
 * In which area the subject of one of this room's links lives, while it is alive. A door of its own beside resolve_token: rooms
 * that are opened one after the other do not write each other's doors anew.
 */
const LINK_DOOR = `
CREATE FUNCTION resolve_peer_link(purpose text, id uuid, at timestamptz) RETURNS TABLE (area_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.area_id FROM peer_group g WHERE $1 = 'PEER_GROUP' AND g.id = $2 AND g.enrolment = 'OPEN'
    UNION ALL SELECT s.area_id FROM peer_group_sign_up s WHERE $1 = 'PEER_SIGN_UP' AND s.id = $2
    UNION ALL SELECT m.area_id FROM peer_group_member m
      WHERE $1 = 'PEER_PLACE' AND m.id = $2 AND (m.state <> 'LEFT' OR m.since + interval '${linkDaysAfterLeaving} days' > $3)
    UNION ALL SELECT q.area_id FROM peer_group_question q JOIN meeting m ON m.id = q.meeting_id
      WHERE $1 = 'PEER_SESSION' AND q.id = $2 AND m.ends_at + interval '${linkDaysAfterSession} days' > $3
  $$;
REVOKE ALL ON FUNCTION resolve_peer_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_peer_link TO yhteisaika_app;`;

/** One person's time in some meetings, under the lock of their calendar as in \`take_time\` (migration 0004). */
const GIVE_BACK_TIME = `
CREATE FUNCTION give_back_time(meetings uuid[], person uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  area uuid := current_area();
  holder uuid := (SELECT p.holder_id FROM person p WHERE p.id = person AND p.area_id = current_area());
BEGIN
  IF area IS NULL THEN RAISE EXCEPTION 'give_back_time needs an area'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(holder::text, 0));
  DELETE FROM commitment c WHERE c.holder_id = holder AND c.meeting_id = ANY (meetings) AND c.area_id = area;
END $$;
REVOKE ALL ON FUNCTION give_back_time FROM PUBLIC;
GRANT EXECUTE ON FUNCTION give_back_time TO yhteisaika_app;`;
