import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import {
  CaseFieldsResolver,
  ConsentFieldsResolver,
  ConsentMissingFieldsResolver,
  NetworkMemberFieldsResolver,
} from './case-fields.resolver.js';
import { CaseListeners } from './case-listeners.js';
import { CaseLoader, ConsentLoader, NetworkLoader } from './case.loader.js';
import { CaseQueriesResolver } from './case-queries.resolver.js';
import { CaseReadModel } from './case.read-model.js';
import { CasesResolver } from './cases.resolver.js';
import { ChangeNetwork } from './change-network.js';
import { CloseCase } from './close-case.js';
import { ClosePlanItem } from './close-plan-item.js';
import { ConsentsResolver } from './consents.resolver.js';
import { HandOverCase } from './hand-over-case.js';
import { OpenCase } from './open-case.js';
import { PlanLoader } from './plan-item.loader.js';
import { PlanItemFieldsResolver, PlanResolver } from './plan.resolver.js';
import { RecordConsent } from './record-consent.js';
import { SavePlanItem } from './save-plan-item.js';
import { ShowCase } from './show-case.js';
import { WithdrawConsent } from './withdraw-consent.js';

/** Clients' cases: who co-ordinates, who stands around the client, who may take part, and what is planned. */
@Module({
  imports: [DirectoryModule],
  providers: [
    OpenCase,
    HandOverCase,
    ChangeNetwork,
    CloseCase,
    RecordConsent,
    WithdrawConsent,
    SavePlanItem,
    ClosePlanItem,
    CaseListeners,
    CaseReadModel,
    CaseLoader,
    NetworkLoader,
    ConsentLoader,
    PlanLoader,
    ShowCase,
    CasesResolver,
    ConsentsResolver,
    PlanResolver,
    CaseQueriesResolver,
    CaseFieldsResolver,
    NetworkMemberFieldsResolver,
    ConsentFieldsResolver,
    PlanItemFieldsResolver,
    ConsentMissingFieldsResolver,
  ],
  exports: [CaseListeners, CaseLoader, CaseReadModel],
})
export class CasesModule {}
