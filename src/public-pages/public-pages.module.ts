import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { ChangesController } from './changes.controller.js';
import { ListController } from './list.controller.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ListedReader } from './listed.reader.js';
import { PageServer } from './page-server.js';
import { Publications } from './publications.js';
import { PublishedReader } from './published.reader.js';
import { SchemasController } from './schemas.controller.js';
import { SubscribeController } from './subscribe.controller.js';

/** Everything that visitors see. */
@Module({
  imports: [
    OrganisationsModule,
    SubProcessorsModule,
    TransfersModule,
    PoliciesModule,
    SubscriptionsModule,
    NoticesModule,
  ],
  controllers: [SchemasController, SubscribeController, ListController, ChangesController],
  providers: [PageServer, Publications, ListedReader, PublishedReader],
  exports: [PageServer, Publications],
})
export class PublicPagesModule {}
