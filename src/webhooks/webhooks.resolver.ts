import { Args, ArgsType, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ConnectionOf, ShortPageArgs } from '../shared/pagination.js';
import { ReplaysService } from './replays.service.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { Webhook } from './webhook.entity.js';
import {
  AddWebhookInput,
  AmendWebhookInput,
  RemoveWebhookInput,
  ReplayWebhookInput,
  RotateWebhookSecretInput,
  TestWebhookInput,
} from './webhook.inputs.js';
import { WebhooksReader } from './webhooks.reader.js';
import { WebhooksService } from './webhooks.service.js';

@ObjectType()
export class WebhookConnection extends ConnectionOf(Webhook, 'Webhook') {}

@ObjectType()
export class WebhookDeliveryConnection extends ConnectionOf(WebhookDelivery, 'WebhookDelivery') {}

@ArgsType()
class WebhooksArgs extends ShortPageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;
}

@ArgsType()
class WebhookDeliveriesArgs extends WebhooksArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this webhook.' })
  @IsOptional()
  @IsUUID()
  webhook?: string;
}

@ObjectType({ isAbstract: true })
abstract class WebhookPayload {
  @Field(() => Webhook) webhook!: Webhook;
}
@ObjectType({ isAbstract: true })
abstract class SecretPayload extends WebhookPayload {
  @Field({ description: 'The signing secret in clear, `whsec_…`; shown this once.' }) secret!: string;
}
@ObjectType()
class AddWebhookPayload extends SecretPayload {}
@ObjectType()
class AmendWebhookPayload extends WebhookPayload {}
@ObjectType()
class RotateWebhookSecretPayload extends SecretPayload {}

@ObjectType()
class RemoveWebhookPayload {
  @Field(() => ID) webhook!: string;
}
@ObjectType()
class ReplayWebhookPayload {
  @Field(() => Int, { description: 'How many events are sent again.' }) events!: number;
}
@ObjectType()
class TestWebhookPayload {
  @Field(() => WebhookDelivery) delivery!: WebhookDelivery;
}

@Resolver(() => Webhook)
export class WebhooksResolver {
  constructor(
    private readonly service: WebhooksService,
    private readonly replays: ReplaysService,
    private readonly reader: WebhooksReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Query(() => WebhookConnection, { description: 'Oldest first. Errors: NOT_FOUND.' })
  @Allow('webhook:administer')
  async webhooks(@Args() args: WebhooksArgs) {
    const { id } = await this.organisations.bySlug(args.organisation);
    return this.reader.page(id, args);
  }

  @Query(() => WebhookDeliveryConnection, {
    description:
      'What was sent to webhooks, and what became of it; newest first; kept for 30 days after it was settled. Errors: NOT_FOUND.',
  })
  @Allow('webhook:administer')
  async webhookDeliveries(@Args() args: WebhookDeliveriesArgs) {
    const { id } = await this.organisations.bySlug(args.organisation);
    return this.reader.deliveries(id, args);
  }

  @Mutation(() => AddWebhookPayload, {
    description: 'From now on, what happens is sent there. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('webhook:administer')
  addWebhook(@Args('input') input: AddWebhookInput) {
    return this.service.add(input);
  }

  @Mutation(() => AmendWebhookPayload, { description: 'Errors: NOT_FOUND, BAD_USER_INPUT.' })
  @Allow('webhook:administer')
  async amendWebhook(@Args('input') input: AmendWebhookInput) {
    return { webhook: await this.service.amend(input) };
  }

  @Mutation(() => RemoveWebhookPayload, {
    description: 'Takes it away together with the log of what was sent to it. Errors: NOT_FOUND.',
  })
  @Allow('webhook:administer')
  async removeWebhook(@Args('input') { webhook }: RemoveWebhookInput) {
    await this.service.remove(webhook);
    return { webhook };
  }

  @Mutation(() => RotateWebhookSecretPayload, {
    description: 'A new secret; for a while everything is signed with both. Errors: NOT_FOUND.',
  })
  @Allow('webhook:administer')
  rotateWebhookSecret(@Args('input') input: RotateWebhookSecretInput) {
    return this.service.rotate(input);
  }

  @Mutation(() => ReplayWebhookPayload, {
    description:
      'Sends past events again, under their own ids: one, or all of a time. Errors: NOT_FOUND, BAD_USER_INPUT (also when it is disabled).',
  })
  @Allow('webhook:administer')
  async replayWebhook(@Args('input') input: ReplayWebhookInput) {
    return { events: await this.replays.replay(input) };
  }

  @Mutation(() => TestWebhookPayload, {
    description:
      'Sends `webhook.test` once, also when it is disabled. The log tells what came of it. Errors: NOT_FOUND.',
  })
  @Allow('webhook:administer')
  async testWebhook(@Args('input') { webhook }: TestWebhookInput) {
    return { delivery: await this.reader.delivery(await this.replays.test(webhook)) };
  }
}
