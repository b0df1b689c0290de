import { Args, ArgsType, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsEmail, IsOptional, IsString, IsUUID } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { Suppression } from './suppression.entity.js';
import { SuppressionsReader } from './suppressions.reader.js';
import { SuppressionsService } from './suppressions.service.js';

@ObjectType()
export class SuppressionConnection extends ConnectionOf(Suppression, 'Suppression') {}

@ArgsType()
class SuppressionsArgs extends PageArgs {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only that of this address, to look whether it is one.',
  })
  @IsOptional()
  @IsEmail()
  address?: string;
}

@InputType()
class LiftSuppressionInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;
}

@ObjectType()
class LiftSuppressionPayload {
  @Field(() => Suppression, { description: 'As it was.' }) suppression!: Suppression;
}

@Resolver(() => Suppression)
export class SuppressionsResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly reader: SuppressionsReader,
    private readonly service: SuppressionsService,
  ) {}

  @Query(() => SuppressionConnection, {
    description:
      'Addresses that mails to subscribers are not sent to any more, newest first. Contacts of customers are never among them. Errors: NOT_FOUND.',
  })
  @Allow('suppression:read')
  async suppressions(@Args() { organisation, ...args }: SuppressionsArgs) {
    return this.reader.list(await this.organisations.bySlug(organisation), args);
  }

  @Mutation(() => LiftSuppressionPayload, {
    description:
      'The address may be written to again; its owner must subscribe anew. Happens by itself when the owner asks and confirms. Errors: NOT_FOUND.',
  })
  @Allow('suppression:lift')
  async liftSuppression(@Args('input') { id }: LiftSuppressionInput) {
    return { suppression: await this.service.lift(id) };
  }
}
