import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { AgreementOnDay } from '../agreements/agreement-on-day.js';
import { AgreementsReader, type AgreementKey } from '../agreements/agreements.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { subProcessorLoader } from '../sub-processors/sub-processor-fields.resolver.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { AuthorisationRow } from './authorisation-on-record.js';

/** The rows that an authorisation points to. */
@Resolver(() => AuthorisationRow)
export class AuthorisationFieldsResolver {
  constructor(
    private readonly agreements: AgreementsReader,
    private readonly parties: PartiesReader,
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsReader,
  ) {}

  @ResolveField(() => AgreementOnDay, { nullable: true, description: 'Under which agreement.' })
  agreement(@Parent() row: AuthorisationRow, @Context() request: RequestContext) {
    return loaderOf(request, 'agreements', (keys: readonly AgreementKey[]) =>
      asCaller(request, () => this.agreements.byIds(keys)),
    ).load({ id: row.agreementId, organisation: row.organisationId, ...row.moment });
  }

  @ResolveField(() => PartyOnDay, { nullable: true, description: 'Who said it.' })
  customer(@Parent() row: AuthorisationRow, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.customerId);
  }

  @ResolveField(() => ListedSubProcessor, {
    nullable: true,
    description: 'Of which sub-processor: as it is from that version on.',
  })
  subProcessor(@Parent() row: AuthorisationRow, @Context() request: RequestContext) {
    return subProcessorLoader(request, this.organisations, this.subProcessors).load({
      id: row.subProcessorId,
      organisation: row.organisationId,
      asOf: row.moment.asOf,
      on: row.effectiveFrom,
    });
  }
}
