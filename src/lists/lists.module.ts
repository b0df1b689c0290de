import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { findingsOfRegister } from '../findings/register-findings.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { ListsReader } from './lists.reader.js';
import { ApplyListPayload, ListsResolver } from './lists.resolver.js';
import { ListsService } from './lists.service.js';

const ApplyListFindings = findingsOfRegister(ApplyListPayload, ({ input }: ApplyListPayload) => ({
  slug: input.organisation,
  on: input.on,
}));

@Module({
  imports: [OrganisationsModule, SubProcessorsModule, FindingsModule, NoticesModule],
  providers: [ListsReader, ListsService, ListsResolver, ApplyListFindings],
})
export class ListsModule {}
