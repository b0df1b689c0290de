import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AgreementSide } from '../law/roles.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartiesService } from '../parties/parties.service.js';
import type { Party } from '../parties/party.entity.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import type { EndStandingInput, MoveCustomerInput } from './agreement.inputs.js';
import type { AgreementVersion } from './agreement-version.entity.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementStanding } from './agreement-standing.entity.js';
import { AgreementsService } from './agreements.service.js';
import { moveOn } from './moving-on.js';

/** Which customer stands on which version of an agreement, since when. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly parties: PartiesService,
    private readonly agreements: AgreementsService,
  ) {}

  /** Puts a customer on a version from a day on; where it stood before ends the day before. @throws NOT_FOUND, BAD_USER_INPUT */
  move(input: MoveCustomerInput): Promise<AgreementStanding> {
    return this.database.transaction(async (em) => {
      const agreement = await this.agreements.namedIn(input.organisation, input.agreement, 'agreement');
      // two moves of one customer come one after the other
      await em.lock(agreement, LockMode.PESSIMISTIC_WRITE);
      const { organisationId } = agreement;
      const { since, until = null } = input;
      const party = await this.parties.named(organisationId, input.party, 'party');
      await em.lock(party, LockMode.PESSIMISTIC_WRITE);
      refuseStranger(agreement, party.id);
      if (agreement.endedOn !== null && agreement.endedOn < since)
        throw Refusal.field('since', `lies after the end of the agreement on ${agreement.endedOn}`);
      if (until !== null && until < since) throw Refusal.field('until', 'lies before since');
      const version = versionFor(agreement, input);
      const others = await em.find(AgreementStanding, { agreement, party }, { orderBy: { since: 'asc' } });
      const later = others.find((other) => other.since > since);
      if (later && (until === null || until >= later.since))
        throw Refusal.field('since', `the customer stands on the agreement anew from ${later.since} on`);
      const former = others.findLast((other) => other.since < since);
      former?.giveWay(since);
      const elsewhere = await this.elsewhere(em, agreement, party);
      const left =
        former ?? onlyOne(elsewhere.filter((other) => other.runsOn(since) && covers(version, other)));
      const standing =
        others.find((other) => other.since === since) ??
        em.create(AgreementStanding, {
          organisationId,
          agreement,
          version,
          party,
          since,
          noticeContacts: left?.noticeContacts ?? [],
          productIds: left?.productIds ?? [],
        });
      Object.assign(standing, { version, until: until ?? agreement.endedOn });
      if (input.noticeContacts !== undefined) standing.noticeContacts = input.noticeContacts ?? [];
      if (input.products !== undefined)
        standing.productIds = await this.organisations.productIds(organisationId, input.products ?? []);
      await this.leave(em, standing, elsewhere);
      await em.flush();
      return standing;
    });
  }

  /** Under other agreements of the same kind. */
  private elsewhere(
    em: SqlEntityManager,
    { id, kind }: Agreement,
    party: Party,
  ): Promise<AgreementStanding[]> {
    const agreement = { $and: [{ id: { $ne: id } }, { kind }] };
    return em.find(AgreementStanding, { party, agreement }, { populate: ['agreement', 'version'] });
  }

  private async leave(
    em: SqlEntityManager,
    standing: AgreementStanding,
    elsewhere: AgreementStanding[],
  ): Promise<void> {
    if (elsewhere.length === 0) return;
    const products = await this.organisations.products(standing.organisationId);
    for (const never of moveOn(
      standing,
      elsewhere,
      products.map(({ id }) => id),
    ))
      em.remove(never);
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  end({ id, lastDay }: EndStandingInput): Promise<AgreementStanding> {
    return this.database.transaction(async (em) => {
      const standing = await em.findOne(AgreementStanding, { id });
      if (!standing) throw Refusal.notFound('standing');
      standing.end(lastDay);
      await em.flush();
      return standing;
    });
  }
}

/** Whether a version is about all the products for which a customer stands elsewhere: it takes their place. */
function covers({ productIds }: AgreementVersion, { productIds: own, version }: AgreementStanding): boolean {
  const theirs = own.length > 0 ? own : version.productIds;
  return productIds.length === 0 || (theirs.length > 0 && theirs.every((id) => productIds.includes(id)));
}

/** Where it stands on several, nobody can tell which of them it leaves. */
function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

function refuseStranger(agreement: Agreement, partyId: string): void {
  if (agreement.side === AgreementSide.VENDOR)
    throw Refusal.field(
      'agreement',
      'is one with a vendor; customers stand on agreements of the side CUSTOMER',
    );
  if (agreement.party && agreement.party.id !== partyId)
    throw Refusal.field('party', 'is not the party that this agreement was made with');
}

/** The version agreed to: the one that begins on the day named, or the one in force when the customer begins. */
function versionFor(agreement: Agreement, { since, version: begins }: MoveCustomerInput): AgreementVersion {
  const version = agreement.timeline().on(begins ?? since);
  if (version && (!begins || version.effectiveFrom === begins)) return version;
  throw begins
    ? Refusal.field('version', `no version of the agreement begins on ${begins}`)
    : Refusal.field('since', 'lies before the first version of the agreement begins');
}
