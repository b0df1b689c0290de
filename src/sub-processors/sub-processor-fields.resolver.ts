import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Product } from '../organisations/product.entity.js';
import { productsOf } from '../organisations/products-of.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';
import { ListedSubProcessor } from './listed-sub-processor.js';
import { SubProcessorsReader } from './sub-processors.reader.js';

const lang = {
  name: 'lang',
  type: () => String,
  nullable: true,
  description: 'Language; default: the prevailing one.',
};

/** Texts in a language, and the rows that a row points to. */
@Resolver(() => ListedSubProcessor)
export class SubProcessorFieldsResolver {
  constructor(
    private readonly reader: SubProcessorsReader,
    private readonly organisations: OrganisationsService,
    private readonly organisationsReader: OrganisationsReader,
    private readonly parties: PartiesReader,
  ) {}

  @ResolveField(() => String, { nullable: true })
  service(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return textIn(row.service, language, row.prevailing);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true })
  serviceTexts(@Parent() row: ListedSubProcessor) {
    return row.service;
  }

  @ResolveField(() => String, { nullable: true })
  purpose(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return textIn(row.purpose, language, row.prevailing);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true })
  purposeTexts(@Parent() row: ListedSubProcessor) {
    return row.purpose;
  }

  @ResolveField(() => [String], { description: 'Categories of personal data.' })
  dataCategories(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return texts(row.dataCategories, language, row.prevailing);
  }

  @ResolveField(() => [LocalizedTextScalar])
  dataCategoriesTexts(@Parent() row: ListedSubProcessor) {
    return row.dataCategories;
  }

  @ResolveField(() => [String], { description: 'Categories of data subjects.' })
  dataSubjects(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return texts(row.dataSubjects, language, row.prevailing);
  }

  @ResolveField(() => [LocalizedTextScalar])
  dataSubjectsTexts(@Parent() row: ListedSubProcessor) {
    return row.dataSubjects;
  }

  @ResolveField(() => String, { nullable: true, description: 'Whom it applies to.' })
  conditions(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return textIn(row.conditions, language, row.prevailing);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true })
  conditionsTexts(@Parent() row: ListedSubProcessor) {
    return row.conditions;
  }

  @ResolveField(() => String, { nullable: true, description: 'The transfer mechanism, as stated in words.' })
  transferMechanism(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return textIn(row.transferMechanism, language, row.prevailing);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true })
  transferMechanismTexts(@Parent() row: ListedSubProcessor) {
    return row.transferMechanism;
  }

  @ResolveField(() => String, { nullable: true })
  note(@Parent() row: ListedSubProcessor, @Args(lang) language?: string) {
    return textIn(row.note, language, row.prevailing);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true })
  noteTexts(@Parent() row: ListedSubProcessor) {
    return row.note;
  }

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

function texts(list: readonly LocalizedText[], language: string | undefined, prevailing: string): string[] {
  return list.map((text) => textIn(text, language, prevailing) ?? '');
}
