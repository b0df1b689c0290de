import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { loaderOf } from '../platform/loaders.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { ActivitiesReader, type ReadActivity } from './activities.reader.js';
import { ProcessingActivityType } from './activity-types.js';

/** Which entries of the record use a sub-processor. */
@Resolver(() => ListedSubProcessor)
export class SubProcessorActivitiesResolver {
  constructor(
    private readonly reader: ActivitiesReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @ResolveField(() => [ProcessingActivityType], {
    description: 'Processing activities that use it, as recipient or by a link, by reference.',
  })
  activities(@Parent() row: ListedSubProcessor, @Context() request: RequestContext) {
    return loaderOf(request, 'sub-processor-activities', (rows: readonly ListedSubProcessor[]) =>
      asCaller(request, async () => {
        const found = new Map<ListedSubProcessor, ReadActivity[]>();
        const groups = Map.groupBy(rows, ({ organisationId, moment: { asOf } }) =>
          [organisationId, asOf?.toISOString()].join(' '),
        );
        for (const group of groups.values()) {
          const { organisationId, moment } = group[0]!;
          const organisation = await this.organisations.byId(organisationId);
          const wanted = group.map(({ id, moment: { on } }) => ({ id, on }));
          const using = await this.reader.using(organisation, wanted, moment.asOf);
          group.forEach((each, index) => found.set(each, using[index]!));
        }
        return rows.map((each) => found.get(each)!);
      }),
    ).load(row);
  }
}
