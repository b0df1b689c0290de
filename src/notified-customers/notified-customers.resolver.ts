import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { ConnectionOf } from '../shared/pagination.js';
import { NotifiedCustomerRow } from './notified-customer.js';
import { ResolveDeliveryInput, TellContactInput } from './notified-customer.inputs.js';
import { NotifiedCustomersReader } from './notified-customers.reader.js';
import { ResolvingService } from './resolving.service.js';

@ObjectType()
export class NotifiedCustomerConnection extends ConnectionOf(NotifiedCustomerRow, 'NotifiedCustomer') {}

@ObjectType({ isAbstract: true })
abstract class NotifiedCustomerPayload {
  @Field(() => NotifiedCustomerRow) notifiedCustomer!: NotifiedCustomerRow;
}
@ObjectType()
class ResolveDeliveryPayload extends NotifiedCustomerPayload {}
@ObjectType()
class TellContactPayload extends NotifiedCustomerPayload {}

@Resolver(() => NotifiedCustomerRow)
export class NotifiedCustomersResolver {
  constructor(
    private readonly service: ResolvingService,
    private readonly reader: NotifiedCustomersReader,
  ) {}

  @Mutation(() => ResolveDeliveryPayload, {
    description:
      'Records how a customer whom no mail could reach was told instead; a person says so, not a system. Errors: NOT_FOUND, FOUR_EYES, WRONG_STATUS.',
  })
  @Allow('delivery:resolve')
  async resolveDelivery(@Args('input') input: ResolveDeliveryInput) {
    await this.service.resolve(input);
    return this.payload(input.id);
  }

  @Mutation(() => TellContactPayload, {
    description:
      'Sends a notice to another contact of a customer, also where none was named, in the words for its agreement. Where that address has a copy already, or is to have one, nothing is sent; to one that could not be reached it is tried anew. Errors: NOT_FOUND, WRONG_STATUS (the notice was withdrawn).',
  })
  @Allow('delivery:resolve')
  async tellContact(@Args('input') input: TellContactInput) {
    await this.service.tellContact(input);
    return this.payload(input.id);
  }

  private async payload(id: string) {
    return { notifiedCustomer: (await this.reader.one(id))! };
  }
}
