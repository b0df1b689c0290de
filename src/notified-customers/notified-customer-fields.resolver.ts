import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { AgreementOnDay, AgreementVersionRow } from '../agreements/agreement-on-day.js';
import { agreedVersion } from '../agreements/agreement-fields.resolver.js';
import { AgreementsReader, type AgreementKey } from '../agreements/agreements.reader.js';
import { StandingsReader } from '../agreements/standings.reader.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { NotifiedCustomerRow } from './notified-customer.js';

/** The rows that a notified customer points to. */
@Resolver(() => NotifiedCustomerRow)
export class NotifiedCustomerFieldsResolver {
  constructor(
    private readonly agreements: AgreementsReader,
    private readonly standings: StandingsReader,
    private readonly parties: PartiesReader,
  ) {}

  @ResolveField(() => PartyOnDay, { nullable: true })
  customer(@Parent() row: NotifiedCustomerRow, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.customerId);
  }

  @ResolveField(() => AgreementOnDay, {
    nullable: true,
    description: 'The agreement that owes it the notice.',
  })
  agreement(@Parent() row: NotifiedCustomerRow, @Context() request: RequestContext) {
    return loaderOf(request, 'agreements', (keys: readonly AgreementKey[]) =>
      asCaller(request, () => this.agreements.byIds(keys)),
    ).load({ id: row.agreementId, organisation: row.organisationId, ...row.moment });
  }

  @ResolveField(() => AgreementVersionRow, {
    nullable: true,
    description: 'The version that it stood on when the notice was announced.',
  })
  agreementVersion(@Parent() row: NotifiedCustomerRow, @Context() request: RequestContext) {
    return agreedVersion(request, this.standings, {
      organisationId: row.organisationId,
      moment: row.moment,
      versionId: row.agreementVersionId,
    });
  }
}
