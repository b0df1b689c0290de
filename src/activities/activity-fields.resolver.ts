import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { ActivityStatus } from '../law/assessments.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Product } from '../organisations/product.entity.js';
import { loaderOf } from '../platform/loaders.js';
import { localizedFields } from '../platform/localized-fields.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { subProcessorLoader } from '../sub-processors/sub-processor-fields.resolver.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import type { ReadActivity } from './activities.reader.js';
import {
  ActivityControllerType,
  ActivityRecipientType,
  ProcessingActivityType,
  statusOf,
} from './activity-types.js';
import { ActivityWorlds } from './activity-worlds.js';
import { completenessOf, LevelCompleteness } from './completeness.js';
import { DataItem, DataSubjects } from './data-item.js';
import { Purpose } from './purpose.js';
import { Measure } from './safeguards.js';

/** The texts of entries and of their parts, in a language. */
export const activityTexts = [
  localizedFields(ProcessingActivityType, 'ProcessingActivity', { title: {}, description: {} }),
  localizedFields(Purpose, 'Purpose', { label: {}, description: {}, interest: {} }),
  localizedFields(DataSubjects, 'DataSubjects', { label: {} }),
  localizedFields(DataItem, 'DataItem', { label: {} }),
  localizedFields(Measure, 'Measure', { description: {} }),
  localizedFields(ActivityRecipientType, 'ActivityRecipient', { category: {} }),
  localizedFields(ActivityControllerType, 'ActivityController', { processingCategories: { list: true } }),
];

/** What follows from an entry, and the rows that it points to. */
@Resolver(() => ProcessingActivityType)
export class ActivityFieldsResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly organisationsReader: OrganisationsReader,
    private readonly subProcessorsReader: SubProcessorsReader,
    private readonly worlds: ActivityWorlds,
  ) {}

  @ResolveField(() => ActivityStatus, { description: 'Where it stands on the day asked for.' })
  status(@Parent() row: ReadActivity) {
    return statusOf(row);
  }

  @ResolveField(() => [ActivityRecipientType], { description: 'Who receives data.' })
  recipients(@Parent() row: ReadActivity) {
    return row.recipients.map((recipient) => ({ ...recipient, activity: row }));
  }

  @ResolveField(() => [ActivityControllerType], {
    description: 'Joint controllers (Art. 26), or the controllers acted for (Art. 30(2)(a)).',
  })
  controllers(@Parent() row: ReadActivity) {
    return row.controllers;
  }

  @ResolveField(() => [ListedSubProcessor], { description: 'Sub-processors that it uses.' })
  async subProcessors(@Parent() row: ReadActivity, @Context() request: RequestContext) {
    const loader = subProcessorLoader(request, this.organisations, this.subProcessorsReader);
    const used = await loader.loadMany(row.subProcessorIds.map((id) => keyOf(row, id)));
    return used.filter((one) => one !== null);
  }

  @ResolveField(() => [Product], { description: 'Products it belongs to; none: all.' })
  async products(@Parent() row: ReadActivity, @Context() request: RequestContext) {
    if (row.productIds.length === 0) return [];
    const all = await loaderOf(request, 'products', (ids: readonly string[]) =>
      asCaller(request, () => this.organisationsReader.productsOf(ids)),
    ).load(row.organisationId);
    return all.filter(({ id }) => row.productIds.includes(id));
  }

  @ResolveField(() => [LevelCompleteness], {
    description: 'How much of what the record asks for is filled in, by level (CSM-ROPA).',
  })
  completeness(@Parent() row: ReadActivity, @Context() request: RequestContext) {
    return loaderOf(request, 'activity-completeness', (rows: readonly ReadActivity[]) =>
      asCaller(request, async () => {
        const found = new Map<ReadActivity, LevelCompleteness[]>();
        const groups = Map.groupBy(rows, ({ organisationId, moment: { on, asOf } }) =>
          [organisationId, on, asOf?.toISOString()].join(' '),
        );
        for (const group of groups.values()) {
          const { organisationId, moment } = group[0]!;
          const organisation = await this.organisations.byId(organisationId);
          const world = await this.worlds.on(organisation, moment.on, moment.asOf);
          for (const each of group) found.set(each, completenessOf(each, world));
        }
        return rows.map((each) => found.get(each)!);
      }),
    ).load(row);
  }
}

/** The engagement that a recipient is. */
@Resolver(() => ActivityRecipientType)
export class ActivityRecipientResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly reader: SubProcessorsReader,
  ) {}

  @ResolveField(() => ListedSubProcessor, {
    nullable: true,
    description: 'The engaged sub-processor, where it is one.',
  })
  subProcessor(
    @Parent() { subProcessorId, activity }: ActivityRecipientType,
    @Context() request: RequestContext,
  ) {
    if (subProcessorId === null) return null;
    return subProcessorLoader(request, this.organisations, this.reader).load(keyOf(activity, subProcessorId));
  }
}

function keyOf({ organisationId, moment }: ReadActivity, id: string) {
  return { id, organisation: organisationId, ...moment };
}
