import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AmendmentSources } from './amendment-rows.js';
import { AmendmentsReader } from './amendments.reader.js';
import { AmendmentsResolver } from './amendments.resolver.js';
import { SubProcessorFieldsResolver } from './sub-processor-fields.resolver.js';
import { SubProcessorsReader } from './sub-processors.reader.js';
import { SubProcessorsResolver } from './sub-processors.resolver.js';
import { SubProcessorsService } from './sub-processors.service.js';

@Module({
  imports: [OrganisationsModule],
  providers: [
    SubProcessorsService,
    SubProcessorsReader,
    AmendmentsReader,
    AmendmentSources,
    SubProcessorsResolver,
    SubProcessorFieldsResolver,
    AmendmentsResolver,
  ],
  exports: [SubProcessorsService, SubProcessorsReader, AmendmentsReader, AmendmentSources],
})
export class SubProcessorsModule {}
