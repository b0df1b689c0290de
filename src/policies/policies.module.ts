import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PolicyPublicationsReader } from './policy-publications.reader.js';

@Module({
  imports: [OrganisationsModule],
  providers: [PolicyPublicationsReader],
  exports: [PolicyPublicationsReader],
})
export class PoliciesModule {}
