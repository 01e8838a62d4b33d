import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organiser was told already, and no invitation without the tag of its reply address. */
export class KeptTagsAndToldDeclines1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVERY_INVITATION_HAS_ITS_TAG);
    await runner.query(TOLD_DECLINE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE invitation DROP COLUMN decline_told_sequence, ALTER COLUMN reply_tag DROP NOT NULL;
      CREATE INDEX invitation_untagged ON invitation (id) WHERE reply_tag IS NULL;
      ${UNTAGGED_DOOR}`);
  }
}

/**
 * Nothing that was released ever wrote an invitation without one, so nobody fills them in any more. The tag that the application
 * would derive needs a secret that the database does not know; a row from before 0014 gets one that no mail carries, and its
 * answers are found by UID and sender.
 */
const EVERY_INVITATION_HAS_ITS_TAG = `
UPDATE invitation SET reply_tag = replace(gen_random_uuid()::text, '-', '') WHERE reply_tag IS NULL;
DROP FUNCTION untagged_invitations;
DROP INDEX invitation_untagged;
ALTER TABLE invitation ALTER COLUMN reply_tag SET NOT NULL;`;

/** As migration 0014 made it. */
const UNTAGGED_DOOR = `
CREATE FUNCTION untagged_invitations(batch integer) RETURNS TABLE (area_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.area_id, i.id FROM invitation i WHERE i.reply_tag IS NULL LIMIT batch
  $$;
REVOKE ALL ON FUNCTION untagged_invitations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION untagged_invitations TO yhteisaika_app;`;

/** The ASKED_SEQUENCE at which the organiser was told that the recipient declined: they are told once of each time. */
const TOLD_DECLINE = `
ALTER TABLE invitation ADD COLUMN decline_told_sequence integer;`;
