import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../access/access.guard.js';
import { coverageOf } from '../law/coverage.js';
import { MechanismKind } from '../law/mechanisms.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { LawReader } from '../law-facts/law.reader.js';
import { ListedTransfer } from './listed-transfer.js';
import { lawBook } from './transfer-fields.resolver.js';
import { momentOf, transfersLoader } from './transfer-loaders.js';
import { TransfersReader } from './transfers.reader.js';

/** The child room adds the fields to the parent's type. */
@Resolver(() => ListedSubProcessor)
export class SubProcessorTransfersResolver {
  constructor(
    private readonly reader: TransfersReader,
    private readonly law: LawReader,
    private readonly parties: PartiesReader,
  ) {}

  @ResolveField(() => [ListedTransfer], {
    description: 'Transfers that serve it, on the day of this answer, drafts included.',
  })
  transfers(
    @Parent() row: ListedSubProcessor,
    @Context() request: RequestContext,
  ): Promise<ListedTransfer[]> {
    return transfersLoader(request, this.reader, 'sub_processor_id').load(momentOf(row, row.id));
  }

  @ResolveField(() => [MechanismKind], {
    description:
      'What its transfers rely on that day under any law of transfers, each once; computed. None: no transfer is recorded, none is needed, or none is allowed.',
  })
  async mechanisms(
    @Parent() row: ListedSubProcessor,
    @Context() request: RequestContext,
  ): Promise<MechanismKind[]> {
    const [transfers, book] = await Promise.all([
      this.transfers(row, request),
      lawBook(request, this.law, row.moment.asOf),
    ]);
    const relied = await Promise.all(
      transfers.map(async (transfer) => {
        const importer = await partyOf(request, this.parties, row, transfer.importerPartyId);
        const judged = { ...transfer, importer: importer?.legalName ?? null };
        return coverageOf(judged, book, row.moment.on).flatMap(({ reliedOn }) => reliedOn?.kind ?? []);
      }),
    );
    return [...new Set(relied.flat())];
  }
}
