import { Inject, Injectable } from '@nestjs/common';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Case } from '../cases/case.js';
import { maySee } from '../cases/case.policy.js';
import type { CaseRow } from '../cases/case.read-model.js';
import type { Consent } from '../cases/consent.js';
import type { Party } from '../cases/coverage.js';
import type { Person } from '../directory/person.js';
import { personColumns } from '../directory/person.read-model.js';
import type { ParticipationRow } from '../meetings/meeting.loader.js';
import { steppingOut } from './stepping-out.js';

/** A turn as one viewer may see it. */
export interface ShownItem {
  readonly id: string;
  readonly teamId: string;
  readonly outerId: string;
  readonly meetingId: string | null;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  /** Undefined: of a case that the viewer may not see, or of none. */
  readonly matter: CaseRow | undefined;
  readonly anonymousTopic: string | null;
  readonly clientPresent: boolean;
  readonly participants: readonly ParticipationRow[];
  readonly steppingOutIds: readonly string[];
  readonly version: number;
}

/** A meeting's turns, and whoever is named in them. */
export interface ShownAgenda {
  readonly items: readonly ShownItem[];
  readonly people: readonly Person[];
}

interface ItemJson extends Omit<ShownItem, 'matter' | 'clientPresent' | 'steppingOutIds'> {
  readonly caseId: string | null;
}
type CaseJson = Case & { readonly coordinator: Party; readonly consents: readonly Consent[] };

interface AgendaRow {
  /** IANA name: whose calendar the days of consents are of. */
  readonly zone: string;
  readonly viewerOrganisationId: string | null;
  readonly items: readonly ItemJson[];
  readonly sitting: readonly { readonly outerId: string; readonly personId: string }[];
  readonly cases: readonly CaseJson[];
  readonly people: readonly Person[];
}

/**
 * All of an agenda in one round trip: the turns, who comes to them, who sits in the whole meeting, what decides whether they may, and what the
 * directory knows of all of them. $1 is the viewer, $2 the area, $3: outer meetings, or turns.
 */
const READ = (picked: string) => `
  WITH item AS MATERIALIZED (
    SELECT i.*, o.starts_at + i.offset_ms * interval '1 millisecond' AS starts_at,
      o.starts_at + (i.offset_ms + i.duration_ms) * interval '1 millisecond' AS ends_at
    FROM agenda_item i JOIN meeting o ON o.id = i.outer_id WHERE ${picked} AND i.cancelled_at IS NULL
  ), sitting AS MATERIALIZED (
    SELECT t.meeting_id, t.person_id FROM participation t WHERE t.meeting_id IN (SELECT outer_id FROM item)
  ), coming AS MATERIALIZED (
    SELECT t.*, n.display_name FROM participation t JOIN person n ON n.id = t.person_id WHERE t.meeting_id IN (SELECT meeting_id FROM item)
  ), matter AS MATERIALIZED (
    SELECT c.* FROM client_case c WHERE c.id IN (SELECT case_id FROM item)
  )
  SELECT a.time_zone AS zone, (SELECT v.organisation_id FROM person v WHERE v.id = $1) AS "viewerOrganisationId",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'teamId', i.team_id, 'outerId', i.outer_id, 'meetingId', i.meeting_id,
        'caseId', i.case_id, 'anonymousTopic', i.anonymous_topic, 'start', ${epochMilliseconds('i.starts_at')},
        'end', ${epochMilliseconds('i.ends_at')}, 'version', i.version,
        'participants', (SELECT coalesce(jsonb_agg(jsonb_build_object('meetingId', t.meeting_id, 'personId', t.person_id,
            'requirement', t.requirement, 'status', t.status, 'start', ${epochMilliseconds('t.starts_at')},
            'end', ${epochMilliseconds('t.ends_at')}, 'respondedAt', ${epochMilliseconds('t.responded_at')}, 'comment', NULL)
            ORDER BY t.display_name COLLATE "fi-x-icu", t.person_id), '[]')
          FROM coming t WHERE t.meeting_id = i.meeting_id)) ORDER BY i.starts_at, i.id), '[]') FROM item i) AS items,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('outerId', s.meeting_id, 'personId', s.person_id)), '[]') FROM sitting s) AS sitting,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'clientId', c.client_id, 'coordinatorId', c.coordinator_id,
        'caseManagerId', c.case_manager_id, 'municipality', c.municipality, 'openedAt', ${epochMilliseconds('c.opened_at')},
        'closedAt', ${epochMilliseconds('c.closed_at')}, 'version', c.version,
        'coordinator', jsonb_build_object('personId', k.id, 'organisationId', k.organisation_id),
        'networkIds', (SELECT coalesce(jsonb_agg(n.person_id), '[]') FROM network_member n WHERE n.case_id = c.id),
        'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', b.organisation_id, 'personId', b.person_id,
            'validFrom', b.valid_from, 'validUntil', b.valid_until, 'withdrawnAt', ${epochMilliseconds('b.withdrawn_at')})), '[]')
          FROM consent b WHERE b.case_id = c.id))), '[]') FROM matter c JOIN person k ON k.id = c.coordinator_id) AS cases,
    (SELECT coalesce(jsonb_agg(to_jsonb(known)), '[]') FROM (SELECT ${personColumns} FROM person p WHERE p.id IN (
        SELECT person_id FROM sitting UNION SELECT person_id FROM coming UNION SELECT client_id FROM matter)) known) AS people
  FROM area a WHERE a.id = $2`;

const OF_MEETINGS = READ('i.outer_id = ANY ($3)');
const OF_ITEMS = READ('i.id = ANY ($3)');

/** What viewers see of agendas. Whether they see the team is asked before (team.policy.ts). */
@Injectable()
export class AgendaReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By outer meeting, each in the order of its turns; one statement. */
  async ofMeetings(viewer: Viewer, outerIds: readonly string[]): Promise<ReadonlyMap<string, ShownAgenda>> {
    const { items, people } = await this.read(viewer, OF_MEETINGS, outerIds);
    return new Map(outerIds.map((id) => [id, { items: items.filter(({ outerId }) => outerId === id), people }]));
  }

  /** One turn that stands, with its people. */
  ofItem(viewer: Viewer, id: string): Promise<ShownAgenda> {
    return this.read(viewer, OF_ITEMS, [id]);
  }

  private async read(viewer: Viewer, statement: string, ids: readonly string[]): Promise<ShownAgenda> {
    const [row] = await this.transactions.read(viewer, (tx) =>
      tx.query<AgendaRow>(statement, [viewer.personId, viewer.areaId, ids]),
    );
    if (!row) return { items: [], people: [] };
    const now = this.clock.now();
    return { items: row.items.map((item) => shownTo(viewer, item, row, now)), people: row.people };
  }
}

/** Of a case that the viewer may not see: that the turn is taken, and that they step out of it themselves. */
function shownTo(viewer: Viewer, { caseId, ...item }: ItemJson, row: AgendaRow, now: number): ShownItem {
  const found = row.cases.find(({ id }) => id === caseId);
  if (!found) return { ...item, matter: undefined, clientPresent: false, steppingOutIds: [] };
  const sitting = row.sitting.filter(({ outerId }) => outerId === item.outerId).map(({ personId }) => personId);
  const parties = sitting.map((personId): Party => {
    const known = row.people.find(({ id }) => id === personId);
    return { personId, organisationId: known?.organisationId ?? null };
  });
  const out = steppingOut(found, parties, { time: item, zone: row.zone });
  const today = localDateTimeOf(row.zone, now).date;
  if (!maySee(viewer, { viewerOrganisationId: row.viewerOrganisationId, today }, found)) {
    const themselves = out.filter((personId) => personId === viewer.personId);
    return {
      ...item,
      matter: undefined,
      meetingId: null,
      clientPresent: false,
      participants: [],
      steppingOutIds: themselves,
    };
  }
  const clientPresent = item.participants.some(({ personId }) => personId === found.clientId);
  return { ...item, matter: rowOf(found), clientPresent, steppingOutIds: out };
}

const rowOf = ({ coordinator: _, networkIds: __, consents: ___, ...row }: CaseJson): CaseRow => row;
