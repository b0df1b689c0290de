import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { AmendmentSources } from '../sub-processors/amendment-rows.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { LawFactsModule } from '../law-facts/law-facts.module.js';
import { MembershipTransfersResolver } from './membership-transfers.resolver.js';
import { RestingTransfersResolver } from './resting-transfers.resolver.js';
import { ShownMechanisms } from './shown-mechanisms.js';
import { SubProcessorTransfersResolver } from './sub-processor-transfers.resolver.js';
import { transferAmendments } from './transfer-amendments.js';
import { TransferFieldsResolver } from './transfer-fields.resolver.js';
import { TransfersReader } from './transfers.reader.js';
import { TransfersResolver } from './transfers.resolver.js';
import { TransfersService } from './transfers.service.js';

@Module({
  imports: [LawFactsModule, OrganisationsModule, PartiesModule, SubProcessorsModule],
  providers: [
    TransfersService,
    TransfersReader,
    ShownMechanisms,
    TransfersResolver,
    RestingTransfersResolver,
    MembershipTransfersResolver,
    TransferFieldsResolver,
    SubProcessorTransfersResolver,
  ],
  exports: [TransfersService, TransfersReader, ShownMechanisms],
})
export class TransfersModule {
  constructor(sources: AmendmentSources) {
    sources.add(transferAmendments);
  }
}
