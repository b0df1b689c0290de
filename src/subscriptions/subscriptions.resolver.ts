import { Args, Context, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, type RequestContext } from '../access/access.guard.js';
import { SubscriptionsDoor } from './door.js';
import { SubscribeInput } from './subscribe.input.js';

@ObjectType()
class SubscribePayload {
  @Field({
    description:
      'The request was taken. Whether the address is known, or subscribed already, is told to its owner only.',
  })
  accepted!: boolean;
}

@Resolver()
export class SubscriptionsResolver {
  constructor(private readonly door: SubscriptionsDoor) {}

  @Mutation(() => SubscribePayload, {
    description:
      'Asks for notices; a link mailed to the address confirms. No key needed. Errors: NOT_FOUND, BAD_USER_INPUT, RATE_LIMITED.',
  })
  @Allow('subscription:ask')
  async subscribe(@Args('input') input: SubscribeInput, @Context() { client }: RequestContext) {
    await this.door.subscribe(input, client);
    return { accepted: true };
  }
}
