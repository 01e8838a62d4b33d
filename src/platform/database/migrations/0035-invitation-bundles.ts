import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many invitations that one act has written for one person: they leave in one mail, and have one page. */
export class InvitationBundles1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BUNDLE);
    await runner.query(DOORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION resolve_bundle, resolve_bundle_address;
      ALTER TABLE delivery DROP CONSTRAINT delivery_bundled, DROP COLUMN bundle_id, DROP COLUMN mail_id;
      DROP TABLE invitation_bundle;`);
  }
}

/**
 * Each invitation keeps a delivery of its own, so all that is asked of one finds it where it always was. `bundle_id` says
 * whose page lists it, and `mail_id` with which others it leaves: a bundle that is too large for one mail leaves in several,
 * and what did not arrive leaves again in another mail of the same bundle.
 */
const BUNDLE = `
CREATE TABLE invitation_bundle (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  person_id uuid NOT NULL,
  reply_tag text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX invitation_bundle_person ON invitation_bundle (area_id, person_id);
CALL enforce_area('invitation_bundle', 'SELECT, INSERT');

ALTER TABLE delivery ADD COLUMN bundle_id uuid, ADD COLUMN mail_id uuid,
  ADD CONSTRAINT delivery_bundled CHECK ((bundle_id IS NULL) = (mail_id IS NULL)),
  ADD FOREIGN KEY (area_id, bundle_id) REFERENCES invitation_bundle (area_id, id);
CREATE INDEX delivery_bundle ON delivery (bundle_id) WHERE bundle_id IS NOT NULL;
CREATE INDEX delivery_mail ON delivery (mail_id) WHERE mail_id IS NOT NULL;`;

/** As long as a single invitation's link, and as an answer to one still finds its meeting (migrations 0011 and 0014). */
const daysAfterEnd = 30;

/**
 * Asked before an area is known, beside the doors of single invitations: a bundle's page opens as long as the link of one of
 * its invitations would, and mail to its address is about any of them. Of a time of a series that is its series' invitation.
 * What is still to come stands first, since a letter without a name means that.
 */
const DOORS = `
CREATE FUNCTION resolve_bundle(id uuid, at timestamptz) RETURNS TABLE (area_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.area_id FROM invitation_bundle b WHERE b.id = $1 AND EXISTS (
      SELECT FROM delivery d JOIN invitation i ON i.id = d.invitation_id
      WHERE d.bundle_id = b.id AND i.link_revoked_at IS NULL AND i.ends_at + interval '${daysAfterEnd} days' > $2)
  $$;

CREATE FUNCTION resolve_bundle_address(tag text, at timestamptz) RETURNS TABLE (area_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.area_id, coalesce(i.master_id, i.id) FROM invitation_bundle b
    JOIN delivery d ON d.bundle_id = b.id JOIN invitation i ON i.id = d.invitation_id
    WHERE b.reply_tag = $1 AND i.ends_at + interval '${daysAfterEnd} days' > $2
    GROUP BY b.area_id, coalesce(i.master_id, i.id)
    ORDER BY bool_and(i.ends_at <= $2), min(i.starts_at), coalesce(i.master_id, i.id)
  $$;

REVOKE ALL ON FUNCTION resolve_bundle, resolve_bundle_address FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_bundle, resolve_bundle_address TO yhteisaika_app;`;
