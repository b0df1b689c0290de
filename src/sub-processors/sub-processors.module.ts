import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { AmendmentSources } from './amendment-rows.js';
import { AmendmentsReader } from './amendments.reader.js';
import { AmendmentsResolver } from './amendments.resolver.js';
import { EngagementStepsReader } from './engagement-steps.reader.js';
import { SubProcessorFieldsResolver, SubProcessorTexts } from './sub-processor-fields.resolver.js';
import { SubProcessorsReader } from './sub-processors.reader.js';
import { SubProcessorsResolver } from './sub-processors.resolver.js';
import { SubProcessorsService } from './sub-processors.service.js';

@Module({
  imports: [OrganisationsModule, PartiesModule],
  providers: [
    SubProcessorsService,
    SubProcessorsReader,
    EngagementStepsReader,
    AmendmentsReader,
    AmendmentSources,
    SubProcessorsResolver,
    SubProcessorFieldsResolver,
    SubProcessorTexts,
    AmendmentsResolver,
  ],
  exports: [
    SubProcessorsService,
    SubProcessorsReader,
    EngagementStepsReader,
    AmendmentsReader,
    AmendmentSources,
  ],
})
export class SubProcessorsModule {}
