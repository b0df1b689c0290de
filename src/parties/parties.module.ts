import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesReader } from './parties.reader.js';
import { PartiesResolver } from './parties.resolver.js';
import { PartiesService } from './parties.service.js';
import { ProfilesReader } from './profiles.reader.js';
import { ProfileFieldsResolver, ProfilesResolver } from './profiles.resolver.js';
import { ProfilesService } from './profiles.service.js';

@Module({
  imports: [OrganisationsModule],
  providers: [
    PartiesService,
    PartiesReader,
    PartiesResolver,
    ProfilesService,
    ProfilesReader,
    ProfilesResolver,
    ProfileFieldsResolver,
  ],
  exports: [PartiesService, PartiesReader, ProfilesService, ProfilesReader],
})
export class PartiesModule {}
