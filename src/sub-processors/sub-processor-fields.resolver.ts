import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Product } from '../organisations/product.entity.js';
import { productsOf } from '../organisations/products-of.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { localizedFields } from '../platform/localized-fields.js';
import { ListedSubProcessor } from './listed-sub-processor.js';
import { SubProcessorsReader } from './sub-processors.reader.js';

/** Texts in a language. */
export const SubProcessorTexts = localizedFields(ListedSubProcessor, 'SubProcessor', {
  service: {},
  purpose: {},
  dataCategories: { list: true, description: 'Categories of personal data.' },
  dataSubjects: { list: true, description: 'Categories of data subjects.' },
  conditions: { description: 'Whom it applies to.' },
  transferMechanism: { description: 'The transfer mechanism, as stated in words.' },
  note: {},
});

/** The rows that a row points to. */
@Resolver(() => ListedSubProcessor)
export class SubProcessorFieldsResolver {
  constructor(
    private readonly reader: SubProcessorsReader,
    private readonly organisations: OrganisationsService,
    private readonly organisationsReader: OrganisationsReader,
    private readonly parties: PartiesReader,
  ) {}

  @ResolveField(() => [Product], { description: 'Products it is engaged for; none: all.' })
  products(@Parent() row: ListedSubProcessor, @Context() request: RequestContext) {
    return productsOf(request, this.organisationsReader, row);
  }

  @ResolveField(() => PartyOnDay, { nullable: true, description: 'The legal entity engaged.' })
  party(@Parent() row: ListedSubProcessor, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.partyId);
  }

  @ResolveField(() => ListedSubProcessor, {
    nullable: true,
    description: 'The sub-processor that engaged it; null: the organisation did.',
  })
  engagedBy(@Parent() row: ListedSubProcessor, @Context() request: RequestContext) {
    if (row.engagedById === null) return null;
    return subProcessorLoader(request, this.organisations, this.reader).load({
      id: row.engagedById,
      organisation: row.organisationId,
      on: row.moment.on,
      asOf: row.moment.asOf,
    });
  }
}

export interface SubProcessorKey {
  id: string;
  organisation: string;
  on: string;
  asOf: Date | null;
}

/** Engagements by id and moment: one statement for each organisation and recording in the answer. */
export function subProcessorLoader(
  request: RequestContext,
  organisations: OrganisationsService,
  reader: SubProcessorsReader,
) {
  return loaderOf(request, 'sub-processors', (keys: readonly SubProcessorKey[]) =>
    asCaller(request, async () => {
      const found = new Map<SubProcessorKey, ListedSubProcessor | undefined>();
      for (const group of Map.groupBy(
        keys,
        ({ organisation, asOf }) => `${organisation} ${asOf?.toISOString()}`,
      ).values()) {
        const organisation = await organisations.byId(group[0]!.organisation);
        const rows = await reader.onDays(organisation, group, group[0]!.asOf);
        group.forEach((key, index) => found.set(key, rows[index]));
      }
      return keys.map((key) => found.get(key) ?? null);
    }),
  );
}
