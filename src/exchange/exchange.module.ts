import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { RegistersReader } from './registers.reader.js';
import { RegistersResolver } from './registers.resolver.js';
import { RegistersService } from './registers.service.js';
import { SampleService } from './sample.service.js';

@Module({
  imports: [OrganisationsModule, SubProcessorsModule, NoticesModule],
  providers: [RegistersReader, RegistersService, RegistersResolver, SampleService],
  exports: [SampleService],
})
export class ExchangeModule {}
