import { Injectable } from '@nestjs/common';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { AcceptedFinding } from './accepted-finding.entity.js';
import type { Finding } from './finding.js';
import type { AcceptFindingInput, RevokeAcceptanceInput } from './finding.inputs.js';
import { FindingsReader } from './findings.reader.js';

/** Lets findings stand for a time, and takes that back. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly findings: FindingsReader,
    private readonly clock: Clock,
  ) {}

  /** The finding as it now stands; accepting again takes the place of what was said before. @throws NOT_FOUND, BAD_USER_INPUT */
  accept(input: AcceptFindingInput): Promise<Finding> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const today = this.clock.today(organisation.timeZone);
      if (input.expiresOn < today) throw Refusal.field('expiresOn', `lies before today, ${today}`);
      const finding = await this.today(organisation, input.finding);
      const { rule, targetId, path, about } = finding;
      const which = { organisationId: organisation.id, rule, targetId, path, about };
      const known = await em.find(AcceptedFinding, which);
      const acceptance =
        known.find((one) => one.holdsOn(today)) ?? Object.assign(new AcceptedFinding(), which);
      const { reason, person, expiresOn } = input;
      em.persist(Object.assign(acceptance, { reason, person, expiresOn, acceptedOn: today }));
      await em.flush();
      return { ...finding, accepted: acceptance };
    });
  }

  /** Takes an acceptance back: from today on nobody accepts it. @throws NOT_FOUND */
  revoke({ organisation: slug, finding: id }: RevokeAcceptanceInput): Promise<Finding> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(slug);
      const finding = await this.today(organisation, id);
      if (!finding.accepted) throw Refusal.notFound('acceptance');
      const acceptance = await em.findOneOrFail(AcceptedFinding, { id: finding.accepted.id });
      await em.remove(acceptance).flush();
      return { ...finding, accepted: null };
    });
  }

  private async today(organisation: Organisation, id: string): Promise<Finding> {
    const on = this.clock.today(organisation.timeZone);
    const all = await this.findings.all(organisation, { on, asOf: null, strict: false });
    const finding = all.find((one) => one.id === id);
    if (!finding) throw Refusal.notFound('finding');
    return finding;
  }
}
