import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Meetings that repeat: the series, who attends all of it, and what of it could not be booked. Each occurrence is a meeting
 * of its own, so everything that is true of meetings is true of it.
 */
export class Series1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SERIES);
    await runner.query(OCCURRENCE);
    await runner.query(CLASH);
    await runner.query(INVITATION_TO_SERIES);
    await runner.query(NEWS_OF_SERIES);
    await runner.query(RESOLVE_EVENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM kept_reply WHERE invitation_id IN (SELECT id FROM invitation WHERE meeting_id IS NULL);
      DELETE FROM delivery WHERE invitation_id IN (SELECT id FROM invitation WHERE meeting_id IS NULL);
      UPDATE invitation SET master_id = NULL, reply_tag = coalesce(reply_tag, id::text), recurrence_id = NULL;
      DELETE FROM invitation WHERE meeting_id IS NULL;
      ALTER TABLE delivery DROP CONSTRAINT delivery_news_check,
        ADD CONSTRAINT delivery_news_check CHECK (news IN ('INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'));
      ALTER TABLE invitation DROP CONSTRAINT invitation_tagged, DROP CONSTRAINT invitation_of_one, DROP COLUMN since, DROP COLUMN master_id,
        DROP COLUMN recurrence_id, DROP COLUMN series_id, ALTER COLUMN meeting_id SET NOT NULL, ALTER COLUMN reply_tag SET NOT NULL;
      DROP TABLE series_clash;
      ALTER TABLE participation DROP COLUMN attends_series;
      UPDATE meeting SET ical_uid = id::text WHERE recurrence_id IS NOT NULL;
      ALTER TABLE meeting DROP CONSTRAINT meeting_occurrence, DROP COLUMN recurrence_id, DROP COLUMN series_id, ADD UNIQUE (ical_uid);
      DROP TABLE series_participation, meeting_series;`);
    await runner.query(RESOLVE_EVENT_BEFORE);
  }
}

/**
 * Times of a series are its occurrences' original starts (RECURRENCE-ID): `ends_before` is where it was cut, `bounded_from`
 * the first occurrence that no basis covers everybody of, `expanded_until` how far it has been looked at, `told_until` how
 * far recipients know which days are left out. `rule` is the value of RRULE as it was given.
 */
const SERIES = `
CREATE TABLE meeting_series (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  ical_uid text NOT NULL UNIQUE,
  rule text NOT NULL,
  skip_public_holidays boolean NOT NULL,
  starts_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  duration_ms bigint NOT NULL CHECK (duration_ms > 0),
  kind text NOT NULL,
  title text NOT NULL,
  public_title text,
  message text,
  channel text NOT NULL,
  room_id uuid,
  video_url text,
  case_id uuid,
  organiser_id uuid NOT NULL,
  ends_before timestamptz,
  bounded_from timestamptz,
  expanded_until timestamptz NOT NULL,
  told_until timestamptz NOT NULL,
  sequence integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, room_id) REFERENCES room (area_id, id),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id),
  FOREIGN KEY (area_id, organiser_id) REFERENCES person (area_id, id)
);
CREATE INDEX meeting_series_case ON meeting_series (area_id, case_id) WHERE case_id IS NOT NULL;
CALL enforce_area('meeting_series', 'SELECT, INSERT, UPDATE');

CREATE TABLE series_participation (
  area_id uuid NOT NULL,
  series_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL,
  status text NOT NULL,
  channel text,
  part_offset_ms bigint,
  part_duration_ms bigint,
  since timestamptz NOT NULL,
  until timestamptz CHECK (until >= since),
  PRIMARY KEY (series_id, person_id, since),
  CHECK ((part_offset_ms IS NULL) = (part_duration_ms IS NULL)),
  FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX series_participation_person ON series_participation (area_id, person_id);
CALL enforce_area('series_participation', 'SELECT, INSERT, UPDATE');`;

/** Occurrences share their series' UID and are told apart by RECURRENCE-ID; one that was booked by itself has its own UID. */
const OCCURRENCE = `
ALTER TABLE meeting DROP CONSTRAINT meeting_ical_uid_key, ADD COLUMN series_id uuid, ADD COLUMN recurrence_id timestamptz,
  ADD CONSTRAINT meeting_occurrence CHECK (recurrence_id IS NULL OR series_id IS NOT NULL),
  ADD FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id);
CREATE UNIQUE INDEX meeting_ical_uid ON meeting (ical_uid, recurrence_id) NULLS NOT DISTINCT;
CREATE INDEX meeting_series_occurrence ON meeting (series_id, recurrence_id) WHERE series_id IS NOT NULL;
ALTER TABLE participation ADD COLUMN attends_series boolean NOT NULL DEFAULT false;`;

/** `conflicts`: [{"personId" or "roomId", "start", "end", "heldUntil"}] in epoch milliseconds, as they were when it was found. */
const CLASH = `
CREATE TABLE series_clash (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  series_id uuid NOT NULL,
  recurrence_id timestamptz NOT NULL,
  conflicts jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'BOOKED', 'LEFT_OUT')),
  meeting_id uuid,
  found_at timestamptz NOT NULL,
  UNIQUE (series_id, recurrence_id),
  CHECK ((state = 'BOOKED') = (meeting_id IS NOT NULL)),
  FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id)
);
CREATE INDEX series_clash_open ON series_clash (area_id, series_id) WHERE state = 'OPEN';
CALL enforce_area('series_clash', 'SELECT, INSERT, UPDATE');`;

/**
 * The invitation to a whole series is its master: it belongs to no one meeting, and begins with the occurrence `since`. What
 * is sent about one occurrence goes out under the master's UID and reply address, which its `master_id` leads to.
 */
const INVITATION_TO_SERIES = `
ALTER TABLE invitation ALTER COLUMN meeting_id DROP NOT NULL, ALTER COLUMN reply_tag DROP NOT NULL,
  ADD COLUMN series_id uuid, ADD COLUMN recurrence_id timestamptz, ADD COLUMN master_id uuid, ADD COLUMN since timestamptz,
  ADD CONSTRAINT invitation_of_one CHECK ((meeting_id IS NULL) = (since IS NOT NULL) AND (since IS NULL OR series_id IS NOT NULL)
    AND (master_id IS NULL) = (recurrence_id IS NULL)),
  ADD CONSTRAINT invitation_tagged CHECK (reply_tag IS NOT NULL OR master_id IS NOT NULL),
  ADD FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id),
  ADD FOREIGN KEY (area_id, master_id) REFERENCES invitation (area_id, id);
CREATE UNIQUE INDEX invitation_master ON invitation (series_id, person_id, since) WHERE since IS NOT NULL;
CREATE INDEX invitation_occurrence ON invitation (master_id, recurrence_id) WHERE master_id IS NOT NULL;`;

/** A series may end earlier than it was to, or leave out other times than recipients know. */
const NEWS_OF_SERIES = `
ALTER TABLE delivery DROP CONSTRAINT delivery_news_check,
  ADD CONSTRAINT delivery_news_check CHECK (news IN ('INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED', 'SERIES_ENDS', 'SERIES_CHANGED'));`;

/** As long as in migration 0014. */
const answerDaysAfterEnd = 30;

const DOOR = (body: string) => `
CREATE OR REPLACE FUNCTION resolve_event(uid text, address text, at timestamptz)
  RETURNS TABLE (area_id uuid, meeting_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.area_id, ${body}
      CASE WHEN count(*) FILTER (WHERE lower(p.email) = $2) = 1 THEN (array_agg(i.id) FILTER (WHERE lower(p.email) = $2))[1] END
    FROM invitation i JOIN person p ON p.id = i.person_id`;

/** A series is answered for by its master, and of its meetings the next one stands for it. */
const RESOLVE_EVENT = `${DOOR(`coalesce(i.meeting_id, (SELECT m.id FROM meeting m WHERE m.series_id = i.series_id
      ORDER BY m.ends_at <= $3, CASE WHEN m.ends_at > $3 THEN m.starts_at END, m.starts_at DESC LIMIT 1)),`)}
    WHERE i.uid = $1 AND i.master_id IS NULL AND i.ends_at + interval '${answerDaysAfterEnd} days' > $3
    GROUP BY i.area_id, i.meeting_id, i.series_id LIMIT 1
  $$;`;

const RESOLVE_EVENT_BEFORE = `${DOOR('i.meeting_id,')}
    WHERE i.uid = $1 AND i.ends_at + interval '${answerDaysAfterEnd} days' > $3
    GROUP BY i.area_id, i.meeting_id LIMIT 1
  $$;`;
