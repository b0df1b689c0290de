import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { AgreementsController } from './agreements.controller.js';
import { PoliciesController } from './policies.controller.js';
import { PublishedAgreementsReader } from './published-agreements.reader.js';
import { PublishedPoliciesReader } from './published-policies.reader.js';
import { TextPages } from './text-pages.js';

@Module({
  imports: [OrganisationsModule, AgreementsModule, PoliciesModule, PublicPagesModule],
  controllers: [PoliciesController, AgreementsController],
  providers: [PublishedPoliciesReader, PublishedAgreementsReader, TextPages],
})
export class PolicyPagesModule {}
