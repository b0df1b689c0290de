import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { SubscriberCountsReader, type SubscriberCountRow } from './subscriber-counts.reader.js';

@ObjectType()
class SubscriberCount {
  @Field(() => String, {
    nullable: true,
    description:
      'Topic, slug of the product, language or cadence; null: those who chose none, and so get all.',
  })
  value!: string | null;

  @Field(() => Int) subscribers!: number;
}

@ObjectType({
  description:
    'How many public subscribers have confirmed. Counts only: whose addresses they are is no part of the register. Who chose several topics or products counts under each.',
})
class SubscriberCounts {
  @Field(() => Int) confirmed!: number;
  @Field(() => [SubscriberCount]) byTopic!: SubscriberCount[];
  @Field(() => [SubscriberCount]) byProduct!: SubscriberCount[];
  @Field(() => [SubscriberCount]) byLanguage!: SubscriberCount[];
  @Field(() => [SubscriberCount]) byCadence!: SubscriberCount[];
}

@Resolver()
export class SubscriberCountsResolver {
  constructor(
    private readonly reader: SubscriberCountsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Query(() => SubscriberCounts, {
    description: 'The audience of public notices, counted. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async subscriberCounts(
    @Args('organisation', { description: 'Slug.' }) slug: string,
  ): Promise<SubscriberCounts> {
    const { id } = await this.organisations.bySlug(slug);
    const rows = await this.reader.all(id);
    const by = (kind: SubscriberCountRow['by']) => rows.filter((row) => row.by === kind);
    return {
      confirmed: by('all')[0]?.subscribers ?? 0,
      byTopic: by('topic'),
      byProduct: by('product'),
      byLanguage: by('language'),
      byCadence: by('cadence'),
    };
  }
}
