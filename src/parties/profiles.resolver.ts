import { Args, Context, Field, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, asCaller, type RequestContext } from '../access/access.guard.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { loaderOf, type Recording } from '../platform/loaders.js';
import { AsOfArgs } from '../platform/moment.js';
import { PartyOnDay } from './party-on-day.js';
import { PartiesReader, partyOf } from './parties.reader.js';
import { AmendProfileInput, ProfileOnRecord } from './profile-on-record.js';
import { ProfilesReader } from './profiles.reader.js';
import { ProfilesService } from './profiles.service.js';

@ObjectType()
export class AmendProfilePayload {
  @Field(() => Organisation) organisation!: Organisation;
}

/** The child room adds the field to the parent's type. */
@Resolver(() => Organisation)
export class ProfilesResolver {
  constructor(
    private readonly service: ProfilesService,
    private readonly reader: ProfilesReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => AmendProfilePayload, {
    description: 'Writes what the record says of the organisation itself. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async amendProfile(@Args('input') input: AmendProfileInput) {
    await this.service.amend(input);
    return { organisation: await this.organisations.bySlug(input.organisation) };
  }

  @ResolveField(() => ProfileOnRecord, {
    nullable: true,
    description: 'What the record says of the organisation itself; null: nothing yet.',
  })
  async profile(
    @Parent() { id, timeZone }: Organisation,
    @Args() args: AsOfArgs,
    @Context() request: RequestContext,
  ): Promise<ProfileOnRecord | null> {
    const asOf = args.asOf === undefined ? null : new Date(args.asOf);
    const row = await loaderOf(request, 'profiles', (keys: readonly Recording[]) =>
      asCaller(request, () => this.reader.ofAll(keys)),
    ).load({ organisation: id, asOf });
    return row && { ...row, moment: { on: this.clock.today(timeZone), asOf } };
  }
}

@Resolver(() => ProfileOnRecord)
export class ProfileFieldsResolver {
  constructor(private readonly parties: PartiesReader) {}

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'The legal entity that keeps the record.',
  })
  party(@Parent() row: ProfileOnRecord, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.partyId);
  }

  @ResolveField(() => PartyOnDay, { nullable: true, description: 'The data protection officer (Art. 37).' })
  dpoParty(@Parent() row: ProfileOnRecord, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.dpoPartyId);
  }

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'The representative in the Union (Art. 27).',
  })
  representativeParty(@Parent() row: ProfileOnRecord, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.representativePartyId);
  }

  @ResolveField(() => PartyOnDay, {
    nullable: true,
    description: 'The lead supervisory authority (Art. 56).',
  })
  leadAuthority(@Parent() row: ProfileOnRecord, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.leadAuthorityPartyId);
  }
}
