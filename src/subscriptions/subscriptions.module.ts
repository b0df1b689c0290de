import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { AnsweredMails } from './answered-mails.js';
import { DigestsService } from './digests.service.js';
import { SubscriptionsDoor } from './door.js';
import { PreferencesService } from './preferences.service.js';
import { SubscriberCountsReader } from './subscriber-counts.reader.js';
import { SubscriberCountsResolver } from './subscriber-counts.resolver.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionMails } from './subscription-mails.js';
import { SubscriptionsResolver } from './subscriptions.resolver.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { Suppressed } from './suppressed.js';
import { Unconfirmed } from './unconfirmed.js';

@Module({
  imports: [OrganisationsModule, DeliveriesModule, BouncesModule, PoliciesModule],
  providers: [
    SubscriptionsDoor,
    SubscriptionsService,
    SubscribersService,
    DigestsService,
    PreferencesService,
    SubscriptionMails,
    SubscriptionsResolver,
    SubscriberCountsReader,
    SubscriberCountsResolver,
    Unconfirmed,
    AnsweredMails,
    Suppressed,
  ],
  exports: [SubscriptionsDoor, SubscriptionsService, SubscribersService, DigestsService, PreferencesService],
})
export class SubscriptionsModule {}
