import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { AuthorisationFieldsResolver } from './authorisation-fields.resolver.js';
import { AuthorisationsReader } from './authorisations.reader.js';
import { AuthorisationsResolver } from './authorisations.resolver.js';
import { AuthorisationsService } from './authorisations.service.js';
import { CustomerListReader } from './customer-list.reader.js';
import { PublicListReader } from './public-list.reader.js';
import { SpokenVersions } from './spoken-version.js';

@Module({
  imports: [OrganisationsModule, PartiesModule, AgreementsModule, SubProcessorsModule],
  providers: [
    AuthorisationsService,
    AuthorisationsReader,
    SpokenVersions,
    CustomerListReader,
    PublicListReader,
    AuthorisationsResolver,
    AuthorisationFieldsResolver,
  ],
  exports: [AuthorisationsService, AuthorisationsReader, PublicListReader],
})
export class AuthorisationsModule {}
