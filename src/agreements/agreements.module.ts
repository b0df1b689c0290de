import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { AgreementFieldsResolver, AgreementVersionFieldsResolver } from './agreement-fields.resolver.js';
import { AgreementPublicationsReader } from './agreement-publications.reader.js';
import {
  AgreementPublishingResolver,
  AgreementTextResolver,
  AgreementVersionTexts,
} from './agreement-publishing.resolver.js';
import { AgreementPublishingService } from './agreement-publishing.service.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsResolver } from './agreements.resolver.js';
import { AgreementsService } from './agreements.service.js';
import { OwnTermsReader } from './own-terms.reader.js';
import { PublicAgreementsReader } from './public-agreements.reader.js';
import { StandingsReader } from './standings.reader.js';
import { StandingFieldsResolver, StandingsResolver } from './standings.resolver.js';
import { StandingsService } from './standings.service.js';

@Module({
  imports: [OrganisationsModule, PartiesModule, EventsModule],
  providers: [
    AgreementsService,
    AgreementsReader,
    StandingsService,
    StandingsReader,
    AgreementPublishingService,
    AgreementPublicationsReader,
    PublicAgreementsReader,
    OwnTermsReader,
    AgreementPublishingResolver,
    AgreementTextResolver,
    AgreementVersionTexts,
    AgreementsResolver,
    AgreementFieldsResolver,
    AgreementVersionFieldsResolver,
    StandingsResolver,
    StandingFieldsResolver,
  ],
  exports: [
    AgreementsService,
    AgreementsReader,
    AgreementPublishingService,
    AgreementPublicationsReader,
    PublicAgreementsReader,
    OwnTermsReader,
    StandingsService,
    StandingsReader,
  ],
})
export class AgreementsModule {}
