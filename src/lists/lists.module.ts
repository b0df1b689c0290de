import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { ListsReader } from './lists.reader.js';
import { ListsResolver } from './lists.resolver.js';
import { ListsService } from './lists.service.js';

@Module({
  imports: [OrganisationsModule, SubProcessorsModule, NoticesModule],
  providers: [ListsReader, ListsService, ListsResolver],
})
export class ListsModule {}
