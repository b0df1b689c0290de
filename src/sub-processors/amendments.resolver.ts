import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { loaderOf } from '../platform/loaders.js';
import { addDays } from '../shared/days.js';
import { FieldChange } from '../shared/field-change.js';
import { Amendment, AmendmentKind, needsPeriod } from './amendment.js';
import { factText, outsideName } from './facts.js';
import { ListedSubProcessor } from './listed-sub-processor.js';
import { subProcessorLoader } from './sub-processor-fields.resolver.js';
import { SubProcessorsReader } from './sub-processors.reader.js';

@Resolver(() => Amendment)
export class AmendmentsResolver {
  constructor(
    private readonly reader: SubProcessorsReader,
    private readonly organisations: OrganisationsService,
    private readonly organisationsReader: OrganisationsReader,
  ) {}

  @ResolveField(() => ListedSubProcessor, {
    description: 'As it stands from that day on; of a removal, as it stood the day before.',
  })
  async subProcessor(
    @Parent() { subProcessorId, kind, effectiveFrom, organisationId, stoodAt }: Amendment,
    @Context() request: RequestContext,
  ) {
    const on = kind === AmendmentKind.REMOVED ? addDays(effectiveFrom, -1) : effectiveFrom;
    const loader = subProcessorLoader(request, this.organisations, this.reader);
    const wanted = { id: subProcessorId, organisation: organisationId, on };
    const stands = await loader.load({ ...wanted, asOf: null });
    // one that came with a notice which is withdrawn stands nowhere but in what was recorded
    return stands ?? (stoodAt ? loader.load({ ...wanted, asOf: stoodAt }) : null);
  }

  @ResolveField(() => [FieldChange], { description: 'Old → new, field by field.' })
  async changes(
    @Parent() { facts, organisationId, prevailing }: Amendment,
    @Context() request: RequestContext,
    @Args({ name: 'lang', type: () => String, nullable: true }) lang?: string,
  ): Promise<FieldChange[]> {
    const products = await loaderOf(request, 'products', (ids: readonly string[]) =>
      asCaller(request, () => this.organisationsReader.productsOf(ids)),
    ).load(organisationId);
    const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? id;
    return facts.map(({ field, from, to }) => ({
      field: outsideName(field),
      from: factText(from, lang ?? prevailing, prevailing, nameOf),
      to: factText(to, lang ?? prevailing, prevailing, nameOf),
    }));
  }

  @ResolveField(() => Boolean, { description: 'Whether the notice period must run before it takes effect.' })
  needsPeriod(@Parent() amendment: Amendment): boolean {
    return needsPeriod(amendment);
  }
}
