import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { ConnectionOf, ShortPageArgs } from '../shared/pagination.js';
import { ApiKey } from './api-key.entity.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs.js';
import { ApiKeysReader } from './api-keys.reader.js';
import { ApiKeysService } from './api-keys.service.js';

@ObjectType()
export class ApiKeyConnection extends ConnectionOf(ApiKey, 'ApiKey') {}

@ObjectType()
class CreateApiKeyPayload {
  @Field(() => ApiKey) apiKey!: ApiKey;
  @Field({ description: 'The key in clear; shown this once.' }) key!: string;
}

@ObjectType()
class RevokeApiKeyPayload {
  @Field(() => ApiKey) apiKey!: ApiKey;
}

@Resolver(() => ApiKey)
export class ApiKeysResolver {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly reader: ApiKeysReader,
  ) {}

  @Query(() => ApiKeyConnection, { description: 'The keys that this key may administer, newest first.' })
  @Allow('key:administer')
  apiKeys(@Args() args: ShortPageArgs) {
    return this.reader.list(args);
  }

  @Mutation(() => CreateApiKeyPayload, {
    description: 'Errors: NOT_FOUND, FORBIDDEN (a key for all made with a key for one).',
  })
  @Allow('key:administer')
  createApiKey(@Args('input') input: CreateApiKeyInput) {
    return this.keys.create(input);
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: 'From now on the key counts for nothing. Errors: NOT_FOUND.',
  })
  @Allow('key:administer')
  async revokeApiKey(@Args('input') { id }: RevokeApiKeyInput) {
    return { apiKey: await this.keys.revoke(id) };
  }
}
