import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SubscriptionsDoor } from './door.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionMails } from './subscription-mails.js';
import { SubscriptionsResolver } from './subscriptions.resolver.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { Suppressed } from './suppressed.js';
import { Unconfirmed } from './unconfirmed.js';

@Module({
  imports: [OrganisationsModule, DeliveriesModule, BouncesModule],
  providers: [
    SubscriptionsDoor,
    SubscriptionsService,
    SubscribersService,
    SubscriptionMails,
    SubscriptionsResolver,
    Unconfirmed,
    Suppressed,
  ],
  exports: [SubscriptionsDoor, SubscriptionsService, SubscribersService],
})
export class SubscriptionsModule {}
