import { Module } from '@nestjs/common';
import { OrganisationsReader } from './organisations.reader.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  providers: [OrganisationsService, OrganisationsReader, OrganisationsResolver],
  exports: [OrganisationsService, OrganisationsReader],
})
export class OrganisationsModule {}
