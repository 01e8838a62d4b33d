import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each person's own calendar feed, and a version of it that rises in the transaction of whatever changes what it shows. */
export class CalendarFeeds1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEED);
    await runner.query(TOUCHES);
    await runner.query(TRIGGERS);
    await runner.query(DOORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION feed_states, feed_times;
      DROP TABLE calendar_feed_touch, calendar_feed;
      DROP FUNCTION touch_feeds_of_holders, touch_feeds_of_participants, touch_feeds_of_meetings, touch_feeds_of_room,
        touch_feeds_of_person, raise_touched_feeds CASCADE;`);
  }
}

/**
 * No token is here: it is derived from the id, so renewing is a new row. One row a person is not revoked. Half of each
 * page is left free, since rows change often and in place.
 */
const FEED = `
CREATE TABLE calendar_feed (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  holder_id uuid NOT NULL REFERENCES holder,
  titles text NOT NULL CHECK (titles IN ('NEUTRAL', 'FULL')),
  opened_at timestamptz NOT NULL,
  revoked_at timestamptz CHECK (revoked_at >= opened_at),
  version bigint NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX calendar_feed_open ON calendar_feed (person_id) WHERE revoked_at IS NULL;
CREATE INDEX calendar_feed_holder ON calendar_feed (holder_id) WHERE revoked_at IS NULL;
CALL enforce_area('calendar_feed', 'SELECT, INSERT, UPDATE');`;

/**
 * Which feeds a running transaction has touched; no row of it is ever committed. At the commit all versions are raised at
 * once, in one order, so that transactions which share people never wait for each other in a ring, and a feed's row is
 * locked for no longer than the commit takes. Raising them where a row changes would lock in the order of the work.
 *
 * The application may not see this table: functions of the owner write and empty it. They name the indexes' way to the
 * planner, as take_time does: what has changed is a handful, which it cannot know.
 */
const TOUCHES = `
CREATE TABLE calendar_feed_touch (
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  feed_id uuid NOT NULL,
  PRIMARY KEY (transaction_id, feed_id)
);

CREATE FUNCTION raise_touched_feeds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH touched AS (
    DELETE FROM calendar_feed_touch t WHERE t.transaction_id = pg_current_xact_id() RETURNING t.feed_id
  ), locked AS (
    SELECT f.id FROM calendar_feed f WHERE f.id IN (SELECT t.feed_id FROM touched t) ORDER BY f.id FOR NO KEY UPDATE
  )
  UPDATE calendar_feed f SET version = f.version + 1, changed_at = now() FROM locked l WHERE f.id = l.id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER touched_feeds_raised AFTER INSERT ON calendar_feed_touch
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_touched_feeds();`;

const touching = (name: string, feeds: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO calendar_feed_touch (feed_id) SELECT DISTINCT f.id FROM ${feeds} AND f.revoked_at IS NULL ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;`;

/** After each statement of that kind, with the rows that it has made, changed or taken away as the table `changed`. */
const after = (table: string, change: 'INSERT' | 'UPDATE' | 'DELETE', touch: string): string => `
CREATE TRIGGER feeds_touched_by_${change.toLowerCase()} AFTER ${change} ON ${table}
  REFERENCING ${change === 'DELETE' ? 'OLD' : 'NEW'} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${touch}();`;

/** All that a feed or its free/busy shows: whoever shows more adds its trigger here, in a migration of their own. */
const TRIGGERS = [
  touching('touch_feeds_of_holders', 'changed c JOIN calendar_feed f ON f.holder_id = c.holder_id'),
  after('commitment', 'INSERT', 'touch_feeds_of_holders'),
  after('commitment', 'DELETE', 'touch_feeds_of_holders'),
  touching('touch_feeds_of_participants', 'changed c JOIN calendar_feed f ON f.person_id = c.person_id'),
  after('participation', 'INSERT', 'touch_feeds_of_participants'),
  after('participation', 'UPDATE', 'touch_feeds_of_participants'),
  after('participation', 'DELETE', 'touch_feeds_of_participants'),
  after('time_off', 'INSERT', 'touch_feeds_of_participants'),
  after('time_off', 'UPDATE', 'touch_feeds_of_participants'),
  after('time_off', 'DELETE', 'touch_feeds_of_participants'),
  touching(
    'touch_feeds_of_meetings',
    'changed c JOIN participation t ON t.meeting_id = c.id JOIN calendar_feed f ON f.person_id = t.person_id',
  ),
  after('meeting', 'UPDATE', 'touch_feeds_of_meetings'),
  touching(
    'touch_feeds_of_room',
    `meeting m JOIN participation t ON t.meeting_id = m.id JOIN calendar_feed f ON f.person_id = t.person_id
      WHERE m.area_id = NEW.area_id AND m.room_id = NEW.id`,
  ),
  `CREATE TRIGGER feeds_touched AFTER UPDATE ON room FOR EACH ROW
    WHEN ((OLD.public_name, OLD.public_address) IS DISTINCT FROM (NEW.public_name, NEW.public_address))
    EXECUTE FUNCTION touch_feeds_of_room();`,
  touching('touch_feeds_of_person', 'calendar_feed f WHERE f.person_id = NEW.id'),
  `CREATE TRIGGER feeds_touched AFTER UPDATE ON person FOR EACH ROW WHEN (OLD.language IS DISTINCT FROM NEW.language)
    EXECUTE FUNCTION touch_feeds_of_person();`,
].join('\n');

/**
 * `feed_states` is asked before an area is known, for all who wait at once, and answers only for feeds that are not revoked.
 * Besides the version, which any change raises, it counts the holds that have lapsed since they were last swept: those
 * change what is shown without any statement. It is in PL/pgSQL, which plans it once a connection. `feed_times` tells when the owner's calendar is taken in any area.
 */
const DOORS = `
CREATE FUNCTION feed_states(ids uuid[], at timestamptz)
  RETURNS TABLE (id uuid, area_id uuid, version bigint, changed_at timestamptz, lapsed integer, lapsed_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off ROWS 10 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT f.id, f.area_id, f.version, f.changed_at, l.lapsed, l.lapsed_at
    FROM calendar_feed f CROSS JOIN LATERAL (
      SELECT count(*)::integer AS lapsed, max(c.lapses_at) AS lapsed_at
      FROM commitment c WHERE c.holder_id = f.holder_id AND c.lapses_at IS NOT NULL AND c.lapses_at <= at
    ) l
    WHERE f.id = ANY (ids) AND f.revoked_at IS NULL;
END $$;

CREATE FUNCTION feed_times(feed uuid, from_instant timestamptz, to_instant timestamptz, at timestamptz)
  RETURNS TABLE (starts_at timestamptz, ends_at timestamptz, exclusive boolean, held boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 AS $$
    SELECT c.starts_at, c.ends_at, c.exclusive, c.lapses_at IS NOT NULL
    FROM calendar_feed f
    JOIN commitment c ON c.holder_id = f.holder_id AND c.ends_at > from_instant AND c.starts_at < to_instant
    WHERE f.id = feed AND f.area_id = current_area() AND f.revoked_at IS NULL AND (c.lapses_at IS NULL OR c.lapses_at > at)
  $$;

REVOKE ALL ON FUNCTION feed_states, feed_times, raise_touched_feeds, touch_feeds_of_holders, touch_feeds_of_participants,
  touch_feeds_of_meetings, touch_feeds_of_room, touch_feeds_of_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION feed_states, feed_times TO yhteisaika_app;`;
