import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/time/local-date.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { CaseReadModel, type CaseRow } from './case.read-model.js';
import type { Consent } from './consent.js';

/** Cases as the viewer may see them; one that they may not is null. */
@Injectable()
export class CaseLoader extends RequestLoader<CaseRow> {
  constructor(cases: CaseReadModel) {
    super((viewer, ids) => cases.byIds(viewer, ids));
  }
}

export interface NetworkMemberRow {
  readonly caseId: string;
  readonly personId: string;
  readonly since: LocalDate;
}

/** The network of each case, by name. Only cases that a viewer has been shown are asked for. */
@Injectable()
export class NetworkLoader extends RequestLoader<NetworkMemberRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, caseIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<NetworkMemberRow>(
          `SELECT n.case_id AS "caseId", n.person_id AS "personId", n.since FROM network_member n JOIN person p ON p.id = n.person_id
           WHERE n.case_id = ANY ($1) ORDER BY p.display_name COLLATE "fi-x-icu", p.id`,
          [caseIds],
        );
        return byCase(caseIds, rows);
      }),
    );
  }
}

export type ConsentRow = Consent & { readonly caseId: string };

/** The consents of each case, withdrawn ones too, in the order in which they were recorded. */
@Injectable()
export class ConsentLoader extends RequestLoader<ConsentRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, caseIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<ConsentRow>(
          `SELECT s.case_id AS "caseId", s.id, s.organisation_id AS "organisationId", s.person_id AS "personId", s.basis, s.scope,
             s.valid_from AS "validFrom", s.valid_until AS "validUntil", s.withdrawn_at AS "withdrawnAt", s.obtained_by AS "obtainedBy"
           FROM consent s LEFT JOIN organisation o ON o.id = s.organisation_id LEFT JOIN person p ON p.id = s.person_id
           WHERE s.case_id = ANY ($1)
           ORDER BY s.recorded_at, coalesce(o.name, p.display_name) COLLATE "fi-x-icu", s.id`,
          [caseIds],
        );
        return byCase(caseIds, rows);
      }),
    );
  }
}

function byCase<Row extends { readonly caseId: string }>(
  caseIds: readonly string[],
  rows: readonly Row[],
): ReadonlyMap<string, Row[]> {
  const grouped = new Map<string, Row[]>(caseIds.map((id) => [id, []]));
  for (const row of rows) grouped.get(row.caseId)?.push(row);
  return grouped;
}
