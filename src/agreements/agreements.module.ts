import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { AgreementFieldsResolver, AgreementVersionFieldsResolver } from './agreement-fields.resolver.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsResolver } from './agreements.resolver.js';
import { AgreementsService } from './agreements.service.js';
import { StandingsReader } from './standings.reader.js';
import { StandingFieldsResolver, StandingsResolver } from './standings.resolver.js';
import { StandingsService } from './standings.service.js';

@Module({
  imports: [OrganisationsModule, PartiesModule],
  providers: [
    AgreementsService,
    AgreementsReader,
    StandingsService,
    StandingsReader,
    AgreementsResolver,
    AgreementFieldsResolver,
    AgreementVersionFieldsResolver,
    StandingsResolver,
    StandingFieldsResolver,
  ],
  exports: [AgreementsService, AgreementsReader, StandingsService, StandingsReader],
})
export class AgreementsModule {}
