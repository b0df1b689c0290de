import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { coverageOf } from '../law/coverage.js';
import { RegimeCoverage } from '../law/coverage-types.js';
import type { LawBook } from '../law/law-book.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { loaderOf } from '../platform/loaders.js';
import { isDay, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { DayScalar } from '../shared/scalars.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { subProcessorLoader } from '../sub-processors/sub-processor-fields.resolver.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { LawReader } from '../law-facts/law.reader.js';
import { ListedTransfer } from './listed-transfer.js';
import { momentOf, transfersLoader } from './transfer-loaders.js';
import { TransfersReader } from './transfers.reader.js';

/** What is computed of a transfer, and the rows that it points to. */
@Resolver(() => ListedTransfer)
export class TransferFieldsResolver {
  constructor(
    private readonly reader: TransfersReader,
    private readonly law: LawReader,
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsReader,
    private readonly parties: PartiesReader,
  ) {}

  @ResolveField(() => [RegimeCoverage], {
    description:
      'Whether it is allowed on a day (default: the day of this answer), by each law of transfers that the data stand under. Computed, never stored.',
  })
  async coverage(
    @Parent() row: ListedTransfer,
    @Context() request: RequestContext,
    @Args({ name: 'on', type: () => DayScalar, nullable: true }) on?: Day,
  ): Promise<RegimeCoverage[]> {
    if (on !== undefined && !isDay(on)) throw Refusal.field('on', 'is not a day of the form YYYY-MM-DD');
    const { asOf } = row.moment;
    const day = on ?? row.moment.on;
    const named = { ...row, moment: { on: day, asOf } };
    const [book, importer] = await Promise.all([
      lawBook(request, this.law, asOf),
      partyOf(request, this.parties, named, row.importerPartyId),
    ]);
    return coverageOf({ ...row, importer: importer?.legalName ?? null }, book, day);
  }

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'Who sends; null: the organisation itself.',
  })
  exporter(@Parent() row: ListedTransfer, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.exporterPartyId);
  }

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'Who receives; null: whoever `importerCategory` names.',
  })
  importer(@Parent() row: ListedTransfer, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.importerPartyId);
  }

  @ResolveField(() => ListedSubProcessor, {
    nullable: true,
    description: 'The sub-processor that it serves.',
  })
  subProcessor(@Parent() row: ListedTransfer, @Context() request: RequestContext) {
    if (row.subProcessorId === null) return null;
    return subProcessorLoader(request, this.organisations, this.subProcessors).load({
      id: row.subProcessorId,
      organisation: row.organisationId,
      ...row.moment,
    });
  }

  @ResolveField(() => ListedTransfer, {
    nullable: true,
    description: 'The transfer that this one carries further.',
  })
  async onwardOf(@Parent() row: ListedTransfer, @Context() request: RequestContext) {
    if (row.onwardOfId === null) return null;
    const [found] = await transfersLoader(request, this.reader, 'id').load(momentOf(row, row.onwardOfId));
    return found ?? null;
  }

  @ResolveField(() => [ListedTransfer], { description: 'Transfers that carry the data further (Art. 44).' })
  onwardTransfers(@Parent() row: ListedTransfer, @Context() request: RequestContext) {
    return transfersLoader(request, this.reader, 'onward_of_id').load(momentOf(row, row.id));
  }
}

/** The facts of law as recorded, once a request. */
export function lawBook(request: RequestContext, law: LawReader, asOf: Date | null): Promise<LawBook> {
  const moments = (keys: readonly string[]) =>
    asCaller(request, () => Promise.all(keys.map((key) => law.book(key === '' ? null : new Date(key)))));
  return loaderOf(request, 'law book', moments).load(asOf?.toISOString() ?? '');
}
