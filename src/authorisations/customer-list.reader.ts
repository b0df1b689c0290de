import { Injectable } from '@nestjs/common';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { AgreementSide } from '../law/roles.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartiesService } from '../parties/parties.service.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { Connection } from '../shared/pagination.js';
import type { Listing, ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { withheldFrom } from './approval.js';
import { AuthorisationsReader } from './authorisations.reader.js';
import { concerns, listWorld, runningOn } from './list-world.js';

/** Reads the list, for everyone or for one customer. */
@Injectable()
export class CustomerListReader {
  constructor(
    private readonly lists: SubProcessorsReader,
    private readonly organisations: OrganisationsService,
    private readonly parties: PartiesService,
    private readonly agreements: AgreementsReader,
    private readonly authorisations: AuthorisationsReader,
  ) {}

  /** One page by name. @throws NOT_FOUND, BAD_USER_INPUT at `customer` when it stands on no agreement that day */
  page(
    args: {
      organisation: string;
      on?: Day;
      asOf: Date | null;
      include: Listing;
      product?: string;
      customer?: string | null;
    },
    cut: { first: number; after?: string },
  ): Promise<Connection<ListedSubProcessor>> {
    const { customer, asOf, product } = args;
    if (customer === undefined || customer === null) return this.lists.page(args, cut);
    const withheld = (organisation: Organisation, on: Day) =>
      this.withheld(organisation, { on, asOf, product }, customer);
    return this.lists.page({ ...args, withheld }, cut);
  }

  private async withheld(
    organisation: Organisation,
    { on, asOf, product }: { on: Day; asOf: Date | null; product?: string },
    text: string,
  ) {
    const { id } = await this.parties.named(organisation.id, text, 'customer');
    const agreements = await this.agreements.all(organisation, on, asOf);
    const { authorisations, steps } = await this.authorisations.spoken(organisation, on, asOf);
    const ofCustomers = agreements.filter(({ side }) => side === AgreementSide.CUSTOMER);
    const world = listWorld(on, new Map(), ofCustomers, authorisations, steps);
    const standing = world.customers.filter((one) => one.partyId === id && runningOn(one, on));
    if (standing.length === 0)
      throw Refusal.field('customer', `stands on no agreement on ${on}: nothing was agreed with it`);
    if (product === undefined) return withheldFrom(standing, world);
    // what another agreement says of other products does not count for this one
    const known = await this.organisations.products(organisation.id);
    const wanted = known.flatMap((one) => (one.slug === product ? [one.id] : []));
    return withheldFrom(
      standing.filter((one) => concerns(one, wanted)),
      world,
    );
  }
}
