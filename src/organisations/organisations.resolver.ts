import {
  Args,
  Context,
  Field,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow, asCaller, type RequestContext } from '../access/access.guard.js';
import { Clock } from '../platform/clock.js';
import { loaderOf } from '../platform/loaders.js';
import { ConnectionOf, ShortPageArgs } from '../shared/pagination.js';
import { DayScalar } from '../shared/scalars.js';
import { Organisation } from './organisation.entity.js';
import { AddProductInput, AmendOrganisationInput, CreateOrganisationInput } from './organisation.inputs.js';
import { OrganisationsReader } from './organisations.reader.js';
import { OrganisationsService } from './organisations.service.js';
import { Product } from './product.entity.js';

@ObjectType()
export class OrganisationConnection extends ConnectionOf(Organisation, 'Organisation') {}

@ObjectType()
class CreateOrganisationPayload {
  @Field(() => Organisation) organisation!: Organisation;
}

@ObjectType()
class AmendOrganisationPayload {
  @Field(() => Organisation) organisation!: Organisation;
}

@ObjectType()
class AddProductPayload {
  @Field(() => Product) product!: Product;
}

@Resolver(() => Organisation)
export class OrganisationsResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly reader: OrganisationsReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => OrganisationConnection, {
    name: 'organisations',
    description: 'The organisations that the key may see.',
  })
  @Allow('register:read')
  list(@Args() args: ShortPageArgs) {
    return this.reader.list(args);
  }

  @Query(() => Organisation, {
    nullable: true,
    description: 'One organisation by its slug; NOT_FOUND when it is not yours.',
  })
  @Allow('register:read')
  organisation(@Args('slug') slug: string) {
    return this.organisations.bySlug(slug);
  }

  @Mutation(() => CreateOrganisationPayload, {
    description: 'Errors: SLUG_TAKEN. Needs a key for all organisations.',
  })
  @Allow('organisation:create')
  async createOrganisation(@Args('input') input: CreateOrganisationInput) {
    return { organisation: await this.organisations.create(input) };
  }

  @Mutation(() => AmendOrganisationPayload, {
    description:
      'Amends what is given, leaves the rest. Errors: NOT_FOUND, WRONG_STATUS (another time zone, while a last day to object or a day of effect that was announced is to come).',
  })
  @Allow('organisation:administer')
  async amendOrganisation(@Args('input') input: AmendOrganisationInput) {
    return { organisation: await this.organisations.amend(input) };
  }

  @Mutation(() => AddProductPayload, { description: 'Errors: NOT_FOUND.' })
  @Allow('organisation:administer')
  async addProduct(@Args('input') input: AddProductInput) {
    return { product: await this.organisations.addProduct(input) };
  }

  @ResolveField(() => DayScalar, { description: 'The current day in its time zone.' })
  today(@Parent() { timeZone }: Organisation): string {
    return this.clock.today(timeZone);
  }

  @ResolveField(() => [Product], { description: 'The products that sub-processors are engaged for.' })
  products(@Parent() { id }: Organisation, @Context() request: RequestContext) {
    return loaderOf(request, 'products', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.productsOf(ids)),
    ).load(id);
  }
}
