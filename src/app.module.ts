import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AccessGuard, ActInterceptor } from './access/access.guard.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuthorisationsModule } from './authorisations/authorisations.module.js';
import { BouncesModule } from './bounces/bounces.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { EventsModule } from './events/events.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { HistoryModule } from './history/history.module.js';
import { LawFactsModule } from './law-facts/law-facts.module.js';
import { ListsModule } from './lists/lists.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { NotifiedCustomersModule } from './notified-customers/notified-customers.module.js';
import { ObjectionsModule } from './objections/objections.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PartiesModule } from './parties/parties.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { PolicyPagesModule } from './policy-pages/policy-pages.module.js';
import { graphqlOptions } from './platform/graphql.js';
import { VisitorErrorFilter } from './public-pages/visitor-error.filter.js';
import { ProofsModule } from './proofs/proofs.module.js';
import { PublicPagesModule } from './public-pages/public-pages.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SubProcessorsModule } from './sub-processors/sub-processors.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TransfersModule } from './transfers/transfers.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { ArgumentsPipe } from './platform/input-pipe.js';

/** The rooms, in order. */
@Module({})
export class AppModule {
  static of(parts: Parameters<typeof PlatformModule.of>[0], schemaFile: string | true = true): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(parts),
        GraphQLModule.forRoot(graphqlOptions(schemaFile)),
        HistoryModule,
        LawFactsModule,
        OrganisationsModule,
        ApiKeysModule,
        PartiesModule,
        DeliveriesModule,
        BouncesModule,
        AgreementsModule,
        SubProcessorsModule,
        AuthorisationsModule,
        NotifiedCustomersModule,
        TransfersModule,
        PoliciesModule,
        ActivitiesModule,
        FindingsModule,
        SubscriptionsModule,
        EventsModule,
        NoticesModule,
        ObjectionsModule,
        SignInModule,
        WebhooksModule,
        ProofsModule,
        PublicPagesModule,
        PolicyPagesModule,
        ListsModule,
        ExchangeModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: VisitorErrorFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ActInterceptor },
        { provide: APP_PIPE, useClass: ArgumentsPipe },
      ],
    };
  }
}
