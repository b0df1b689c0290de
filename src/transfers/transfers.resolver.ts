import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ListedTransfer } from './listed-transfer.js';
import {
  AddTransferPayload,
  AmendTransferPayload,
  EndTransferPayload,
  TransferArgs,
  TransferConnection,
  TransfersArgs,
} from './transfer.args.js';
import { AddTransferInput, AmendTransferInput, EndTransferInput } from './transfer.inputs.js';
import { TransfersReader } from './transfers.reader.js';
import { TransfersService } from './transfers.service.js';

@Resolver(() => ListedTransfer)
export class TransfersResolver {
  constructor(
    private readonly service: TransfersService,
    private readonly reader: TransfersReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => TransferConnection, {
    description: 'Transfers on a day, by reference; drafts and those to come included. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async transfers(@Args() { first, after, country, ...args }: TransfersArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    const on = args.on ?? this.clock.today(organisation.timeZone);
    return this.reader.page({ organisation, on, asOf: instant(args.asOf), country }, { first, after });
  }

  @Query(() => ListedTransfer, {
    nullable: true,
    description: 'One transfer on a day, drafts included. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async transfer(@Args() { id, on, asOf }: TransferArgs) {
    return this.read(id, on, instant(asOf));
  }

  @Mutation(() => AddTransferPayload, {
    description:
      'Records a transfer. One that serves a sub-processor is a draft until a notice announces it. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async addTransfer(@Args('input') input: AddTransferInput, @Context() request: RequestContext) {
    await this.baseline(input.origin, request);
    const { id } = await this.service.add(input);
    return { transfer: await this.read(id, input.effectiveFrom) };
  }

  @Mutation(() => AmendTransferPayload, {
    description:
      'Records other facts from a day on; what the public list shows of them is a draft. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async amendTransfer(@Args('input') input: AmendTransferInput, @Context() request: RequestContext) {
    await this.baseline(input.origin, request);
    const { id } = await this.service.amend(input);
    return { transfer: await this.read(id, input.effectiveFrom) };
  }

  @Mutation(() => EndTransferPayload, {
    description:
      'Ends a transfer; the answer is how it last stood. Errors: NOT_FOUND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async endTransfer(@Args('input') input: EndTransferInput) {
    const before = await this.read(input.id, input.effectiveFrom);
    await this.service.end(input);
    // of one that nobody knew of nothing is left to read
    return { transfer: (await this.found(input.id, input.effectiveFrom)) ?? before };
  }

  /** @throws NOT_FOUND */
  private async read(id: string, on?: Day, asOf: Date | null = null): Promise<ListedTransfer> {
    const row = await this.found(id, on, asOf);
    if (!row) throw Refusal.notFound('transfer');
    return row;
  }

  private async found(id: string, on?: Day, asOf: Date | null = null): Promise<ListedTransfer | undefined> {
    const organisationId = await this.reader.organisationOf(id);
    if (organisationId === undefined) return undefined;
    const organisation = await this.organisations.byId(organisationId);
    const day = on ?? this.clock.today(organisation.timeZone);
    const [rows] = await this.reader.by('id', organisation, [{ key: id, on: day }], asOf);
    return rows?.[0];
  }

  /** A baseline is public at once, so it needs who may publish. */
  private async baseline(origin: Origin, request: RequestContext): Promise<void> {
    if (origin === Origin.BASELINE) await demand(request, 'register:baseline', 'recording a baseline');
  }
}

function instant(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
