import { Injectable } from '@nestjs/common';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { kindsListedTo } from './directory.policy.js';
import { namePatterns } from './name-pattern.js';
import type { Person, PersonKind, Profession } from './person.js';

export interface PeopleFilter {
  /** Words of the name, as name-pattern.ts reads them. */
  readonly search?: string;
  readonly kind?: PersonKind;
  readonly profession?: Profession;
  readonly organisationId?: string;
}

/** Of p, as `Person` names them; none is an instant, so they may go into JSON as they are. */
export const personColumns = `p.id, p.display_name AS "displayName", p.kind, p.profession, p.organisation_id AS "organisationId", p.language,
  p.time_zone AS "timeZone", p.email, p.phone, p.access_needs AS "accessNeeds", p.interpreter_language AS "interpreterLanguage",
  p.interprets_languages AS "interpretsLanguages", p.roles`;

/** What is read of the area's people. Who may see what of each is decided where they are shown (`personSeenBy`). */
@Injectable()
export class PersonReadModel {
  constructor(private readonly transactions: Transactions) {}

  /** People of any kind: whoever has an id has met the person. */
  byIds(viewer: InArea, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    return this.transactions.read(viewer, (tx) => readPeople(tx, ids));
  }

  /** The first of those that the viewer is listed and that the filter lets through, by name in Finnish order. */
  async list(viewer: Viewer, filter: PeopleFilter, first: number): Promise<Person[]> {
    const kinds = kindsListedTo(viewer).filter((kind) => filter.kind === undefined || kind === filter.kind);
    const patterns = namePatterns(filter.search ?? '');
    if (kinds.length === 0 || !patterns) return [];
    return this.transactions.read(viewer, (tx) =>
      tx.query<Person>(
        `SELECT ${personColumns} FROM person p
         WHERE p.kind = ANY ($1) AND ($2::text IS NULL OR p.profession = $2) AND ($3::uuid IS NULL OR p.organisation_id = $3)
           AND p.display_name COLLATE "und-x-icu" ~* ALL ($4::text[])
         ORDER BY p.display_name COLLATE "fi-x-icu", p.id LIMIT $5`,
        [kinds, filter.profession ?? null, filter.organisationId ?? null, patterns, first],
      ),
    );
  }
}

/** Those of the ids that the area has, inside a unit of work; one statement. */
export async function readPeople(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const rows = await tx.prepared<Person>(`SELECT ${personColumns} FROM person p WHERE p.id = ANY ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
