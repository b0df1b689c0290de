import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DigestsService } from './digests.service.js';
import { SubscriptionsDoor } from './door.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionMails } from './subscription-mails.js';
import { SubscriptionsResolver } from './subscriptions.resolver.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { Unconfirmed } from './unconfirmed.js';

@Module({
  imports: [OrganisationsModule, DeliveriesModule],
  providers: [
    SubscriptionsDoor,
    SubscriptionsService,
    SubscribersService,
    DigestsService,
    SubscriptionMails,
    SubscriptionsResolver,
    Unconfirmed,
  ],
  exports: [SubscriptionsDoor, SubscriptionsService, SubscribersService, DigestsService],
})
export class SubscriptionsModule {}
