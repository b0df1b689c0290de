import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { AuthorisationsModule } from '../authorisations/authorisations.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { findingsOfRegister } from '../findings/register-findings.js';
import { LawFactsModule } from '../law-facts/law-facts.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ActivitySection } from './activity-section.service.js';
import { AgreementSection } from './agreement-section.service.js';
import { ForeseenFindings } from './foreseen-findings.js';
import { KnownRegisterReader } from './known-register.reader.js';
import { KnownTextsReader } from './known-texts.reader.js';
import { ListSection } from './list-section.service.js';
import { PartySection } from './party-section.service.js';
import { PolicySection } from './policy-section.service.js';
import { RegisterFileResolver } from './register-file.resolver.js';
import { RegistersReader } from './registers.reader.js';
import { ApplyRegisterPayload, RegistersResolver } from './registers.resolver.js';
import { RegistersService } from './registers.service.js';
import { SampleGrowth } from './sample-growth.js';
import { SampleService } from './sample.service.js';
import { TextOrigins } from './text-origins.js';
import { SectionsService } from './sections.service.js';
import { TransferSection } from './transfer-section.service.js';

const ApplyRegisterFindings = findingsOfRegister(ApplyRegisterPayload, ({ input }: ApplyRegisterPayload) => ({
  slug: input.organisation.slug,
  on: input.on,
}));

@Module({
  imports: [
    OrganisationsModule,
    PartiesModule,
    AgreementsModule,
    AuthorisationsModule,
    SubProcessorsModule,
    TransfersModule,
    PoliciesModule,
    ActivitiesModule,
    LawFactsModule,
    FindingsModule,
    NoticesModule,
  ],
  providers: [
    KnownTextsReader,
    KnownRegisterReader,
    RegistersReader,
    ForeseenFindings,
    ListSection,
    PartySection,
    AgreementSection,
    TransferSection,
    PolicySection,
    TextOrigins,
    ActivitySection,
    SectionsService,
    RegistersService,
    RegistersResolver,
    ApplyRegisterFindings,
    RegisterFileResolver,
    SampleGrowth,
    SampleService,
  ],
  exports: [SampleService],
})
export class ExchangeModule {}
