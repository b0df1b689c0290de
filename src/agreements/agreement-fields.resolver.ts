import { Args, ArgsType, Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { Product } from '../organisations/product.entity.js';
import { productsOf } from '../organisations/products-of.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { loaderOf } from '../platform/loaders.js';
import type { Moment } from '../platform/moment.js';
import { IsDay } from '../platform/validation.js';
import { ConnectionOf, page, PageArgs } from '../shared/pagination.js';
import { DayScalar } from '../shared/scalars.js';
import { AgreementOnDay, AgreementVersionRow, StandingOnRecord } from './agreement-on-day.js';
import { StandingsReader, type RecordedKey } from './standings.reader.js';

@ObjectType()
export class AgreementStandingConnection extends ConnectionOf(StandingOnRecord, 'AgreementStanding') {}

@ArgsType()
class StandingArgs extends PageArgs {
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Only those that run that day; default: past and coming ones too.',
  })
  @IsOptional()
  @IsDay()
  on?: string;
}

/** The rows that an agreement points to, and those that point to it. */
@Resolver(() => AgreementOnDay)
export class AgreementFieldsResolver {
  constructor(
    private readonly reader: StandingsReader,
    private readonly parties: PartiesReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'The other party; null: a text that many customers stand on.',
  })
  party(@Parent() row: AgreementOnDay, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.partyId);
  }

  @ResolveField(() => [Product], { description: 'Products it covers; none: all.' })
  products(@Parent() row: AgreementOnDay, @Context() request: RequestContext) {
    return productsOf(request, this.organisations, row);
  }

  @ResolveField(() => [AgreementVersionRow], {
    description: 'All versions, drafts included, earliest first.',
  })
  async versions(@Parent() row: AgreementOnDay, @Context() request: RequestContext) {
    const versions = await loaderOf(request, 'agreement versions', (keys: readonly RecordedKey[]) =>
      asCaller(request, () => this.reader.versionsOf(keys)),
    ).load(keyOf(row, row.id));
    return versions.map((version) => ({ ...version, moment: row.moment }));
  }

  @ResolveField(() => AgreementStandingConnection, {
    description: 'The customers that stand on it, each with the version, by the day of beginning.',
  })
  async standings(
    @Parent() row: AgreementOnDay,
    @Args() args: StandingArgs,
    @Context() request: RequestContext,
  ) {
    const key = keyOf(row, row.id);
    const { first, after, on } = args;
    const name = JSON.stringify(['standings', first, after, on]);
    const rows = await loaderOf(request, name, (keys: readonly RecordedKey[]) =>
      asCaller(request, () => this.reader.standingsOf(keys, args)),
    ).load(key);
    const counts = loaderOf(request, `standings on ${on}`, (keys: readonly RecordedKey[]) =>
      asCaller(request, () => this.reader.counts(keys, on)),
    );
    return page(
      rows.map((standing) => ({ ...standing, moment: row.moment })),
      args,
      ({ since, id }) => [since, id],
      () => counts.load(key),
    );
  }
}

@Resolver(() => AgreementVersionRow)
export class AgreementVersionFieldsResolver {
  constructor(private readonly organisations: OrganisationsReader) {}

  @ResolveField(() => [Product], { description: 'Products it covers; none: all.' })
  products(@Parent() row: AgreementVersionRow, @Context() request: RequestContext) {
    return productsOf(request, this.organisations, row);
  }
}

/** The version that a standing names, as corrected since: all of an answer in one batch. */
export async function agreedVersion(
  request: RequestContext,
  reader: StandingsReader,
  row: Pick<StandingOnRecord, 'organisationId' | 'moment' | 'versionId'>,
): Promise<AgreementVersionRow | null> {
  const version = await loaderOf(request, 'agreed versions', (keys: readonly RecordedKey[]) =>
    asCaller(request, () => reader.versions(keys)),
  ).load(keyOf(row, row.versionId));
  return version && { ...version, moment: row.moment };
}

function keyOf(row: { organisationId: string; moment: Moment }, id: string): RecordedKey {
  return { id, organisation: row.organisationId, asOf: row.moment.asOf };
}
