import { Module } from '@nestjs/common';
import { LookResolver } from './look.resolver.js';
import { LookService } from './look.service.js';
import { OrganisationsReader } from './organisations.reader.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  providers: [OrganisationsService, OrganisationsReader, OrganisationsResolver, LookService, LookResolver],
  exports: [OrganisationsService, OrganisationsReader],
})
export class OrganisationsModule {}
