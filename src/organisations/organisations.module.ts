import { Module } from '@nestjs/common';
import { LookResolver } from './look.resolver.js';
import { LookService } from './look.service.js';
import { OrganisationsReader } from './organisations.reader.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';
import { ToldDaysSources } from './told-days.js';

@Module({
  providers: [
    OrganisationsService,
    OrganisationsReader,
    OrganisationsResolver,
    ToldDaysSources,
    LookService,
    LookResolver,
  ],
  exports: [OrganisationsService, OrganisationsReader, ToldDaysSources],
})
export class OrganisationsModule {}
