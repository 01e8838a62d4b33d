import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { ConsultantProfileType } from './consultant.type.js';
import { ConsultationReadModel } from './consultation.read-model.js';
import type { ConsultationRow } from './consultation.store.js';
import type { ConsultationSlot } from './consultation-slot.js';
import { SlotReadModel } from './slot.read-model.js';

/** Consultations as the viewer may see them; one that they may not is null. */
@Injectable()
export class ConsultationLoader extends RequestLoader<ConsultationRow> {
  constructor(consultations: ConsultationReadModel) {
    super((viewer, ids) => consultations.byIds(viewer, ids));
  }
}

/** By cancelled consultation of the viewer's: what is free instead. */
@Injectable()
export class AlternativesLoader extends RequestLoader<readonly ConsultationSlot[]> {
  constructor(consultations: ConsultationReadModel) {
    super((viewer, ids) => consultations.alternatives(viewer, ids));
  }
}

/** By topic; the empty one stands for any. A list of fifty cases asks for the same slot fifty times. */
@Injectable()
export class NextSlotLoader extends RequestLoader<ConsultationSlot> {
  constructor(slots: SlotReadModel) {
    super((viewer, topics) => slots.nextByTopic(viewer, topics));
  }
}

/** By person. */
@Injectable()
export class ConsultantProfileLoader extends RequestLoader<ConsultantProfileType> {
  constructor(transactions: Transactions) {
    super((viewer, ids) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<ConsultantProfileType & { readonly personId: string }>(
          `SELECT f.person_id AS "personId", f.topics, f.deputy_id AS "deputyId" FROM consultant_profile f WHERE f.person_id = ANY ($1)`,
          [ids],
        );
        return new Map(rows.map(({ personId, ...profile }) => [personId, profile]));
      }),
    );
  }
}
