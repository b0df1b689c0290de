import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesReader } from './policies.reader.js';
import { PoliciesResolver } from './policies.resolver.js';
import { PoliciesService } from './policies.service.js';
import {
  PolicyFieldsResolver,
  PolicyTexts,
  PolicyVersionFieldsResolver,
  PolicyVersionTexts,
} from './policy-fields.resolver.js';
import { PolicyPublicationsReader } from './policy-publications.reader.js';
import { PolicyVersionsReader } from './policy-versions.reader.js';
import { PolicyVersionsResolver } from './policy-versions.resolver.js';
import { PolicyVersionsService } from './policy-versions.service.js';

@Module({
  imports: [OrganisationsModule, EventsModule],
  providers: [
    PoliciesService,
    PolicyVersionsService,
    PoliciesReader,
    PolicyVersionsReader,
    PolicyPublicationsReader,
    PoliciesResolver,
    PolicyVersionsResolver,
    PolicyFieldsResolver,
    PolicyVersionFieldsResolver,
    PolicyTexts,
    PolicyVersionTexts,
  ],
  exports: [
    PoliciesService,
    PolicyVersionsService,
    PoliciesReader,
    PolicyVersionsReader,
    PolicyPublicationsReader,
  ],
})
export class PoliciesModule {}
