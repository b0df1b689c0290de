import { Context, Parent, ResolveField, Resolver, registerEnumType } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { Event } from '../events/event.entity.js';
import { EventsReader } from '../events/events.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { WebhookAttempt } from './webhook-attempt.entity.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { Webhook } from './webhook.entity.js';
import { WebhooksReader, type DeliveryRow, type WebhookRow } from './webhooks.reader.js';

enum WebhookState {
  ENABLED = 'ENABLED',
  FAILING = 'FAILING',
  DISABLED = 'DISABLED',
}
registerEnumType(WebhookState, {
  name: 'WebhookState',
  valuesMap: {
    FAILING: { description: 'Enabled, but something waits that it did not take.' },
    DISABLED: { description: 'Nothing is sent; `disabledBecause` says why.' },
  },
});

@Resolver(() => Webhook)
export class WebhookFieldsResolver {
  constructor(private readonly reader: WebhooksReader) {}

  @ResolveField(() => WebhookState)
  async state(@Parent() { id, disabledAt }: WebhookRow, @Context() request: RequestContext) {
    if (disabledAt) return WebhookState.DISABLED;
    const failing = await loaderOf(request, 'failing webhooks', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.failing(ids)),
    ).load(id);
    return failing ? WebhookState.FAILING : WebhookState.ENABLED;
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryFieldsResolver {
  constructor(
    private readonly reader: WebhooksReader,
    private readonly events: EventsReader,
  ) {}

  @ResolveField(() => Webhook)
  webhook(@Parent() { webhookId }: DeliveryRow, @Context() request: RequestContext) {
    return loaderOf(request, 'webhooks', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.byIds(ids)),
    ).load(webhookId);
  }

  @ResolveField(() => Event, { nullable: true, description: 'None: a test.' })
  event(@Parent() { eventId }: DeliveryRow, @Context() request: RequestContext) {
    if (eventId === null) return null;
    return loaderOf(request, 'events', (ids: readonly string[]) =>
      asCaller(request, () => this.events.byIds(ids)),
    ).load(eventId);
  }

  @ResolveField(() => [WebhookAttempt], { description: 'The last 20, oldest first.' })
  attempts(@Parent() { id }: DeliveryRow, @Context() request: RequestContext) {
    return loaderOf(request, 'webhook attempts', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.attempts(ids)),
    ).load(id);
  }
}
