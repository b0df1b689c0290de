import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AuthorisationsModule } from '../authorisations/authorisations.module.js';
import { NotifiedCustomersModule } from '../notified-customers/notified-customers.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { findingFields } from './finding-fields.js';
import { FindingsReader } from './findings.reader.js';
import { FindingsResolver } from './findings.resolver.js';
import { FindingsService } from './findings.service.js';
import { ImpactReader } from './impact.reader.js';
import { RegisterFactsReader } from './register-facts.reader.js';

@Module({
  imports: [OrganisationsModule, AuthorisationsModule, NotifiedCustomersModule, ActivitiesModule],
  providers: [
    RegisterFactsReader,
    FindingsReader,
    FindingsService,
    ImpactReader,
    FindingsResolver,
    ...findingFields,
  ],
  exports: [FindingsReader, RegisterFactsReader],
})
export class FindingsModule {}
