import { Module, type OnModuleInit } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { EventsService } from '../events/events.service.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CONFIG, type Config } from '../platform/config.js';
import { OutsideCaller } from '../platform/outside-call.js';
import { ReplaysService } from './replays.service.js';
import { SettledDeliveries } from './settled-deliveries.js';
import { WebhookCalls } from './webhook-calls.js';
import { WebhookClaims } from './webhook-claims.js';
import { WebhookDeliveryFieldsResolver, WebhookFieldsResolver } from './webhook-fields.resolver.js';
import { WebhookResults } from './webhook-results.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksReader } from './webhooks.reader.js';
import { WebhooksResolver } from './webhooks.resolver.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [OrganisationsModule, EventsModule],
  providers: [
    {
      provide: OutsideCaller,
      useFactory: ({ webhookAllow, production }: Config) =>
        new OutsideCaller({ allow: webhookAllow, production }),
      inject: [CONFIG],
    },
    WebhookCalls,
    WebhookClaims,
    WebhookResults,
    WebhookSender,
    SettledDeliveries,
    WebhooksService,
    ReplaysService,
    WebhooksReader,
    WebhooksResolver,
    WebhookFieldsResolver,
    WebhookDeliveryFieldsResolver,
  ],
  exports: [WebhookSender],
})
export class WebhooksModule implements OnModuleInit {
  constructor(
    private readonly events: EventsService,
    private readonly sender: WebhookSender,
  ) {}

  onModuleInit(): void {
    this.events.bell.listen(() => this.sender.wake());
  }
}
