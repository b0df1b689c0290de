import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { PoliciesController } from './policies.controller.js';
import { PublishedPoliciesReader } from './published-policies.reader.js';

@Module({
  imports: [OrganisationsModule, PoliciesModule, PublicPagesModule],
  controllers: [PoliciesController],
  providers: [PublishedPoliciesReader],
})
export class PolicyPagesModule {}
