import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { ChangesController } from './changes.controller.js';
import { EventsModule } from '../events/events.module.js';
import { FeedReader } from './feed.reader.js';
import { ListController } from './list.controller.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ListedReader } from './listed.reader.js';
import { PreferencesController } from './preferences.controller.js';
import { PageServer } from './page-server.js';
import { Publications } from './publications.js';
import { PublishedReader } from './published.reader.js';
import { SchemasController } from './schemas.controller.js';
import { SubscribeController } from './subscribe.controller.js';

/** Everything that visitors see. */
@Module({
  imports: [
    OrganisationsModule,
    AgreementsModule,
    SubProcessorsModule,
    TransfersModule,
    PoliciesModule,
    SubscriptionsModule,
    EventsModule,
    NoticesModule,
  ],
  controllers: [
    SchemasController,
    SubscribeController,
    PreferencesController,
    ListController,
    ChangesController,
  ],
  providers: [PageServer, Publications, ListedReader, PublishedReader, FeedReader],
  exports: [PageServer, Publications],
})
export class PublicPagesModule {}
