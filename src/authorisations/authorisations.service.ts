import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AgreementStanding } from '../agreements/agreement-standing.entity.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { AgreementSide } from '../law/roles.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartiesService } from '../parties/parties.service.js';
import type { Party } from '../parties/party.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import { Authorisation } from './authorisation.entity.js';
import type { RecordAuthorisationInput } from './authorisation.inputs.js';

/** What customers say to sub-processors (Art. 28(2)). */
@Injectable()
export class AuthorisationsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly agreements: AgreementsService,
    private readonly parties: PartiesService,
    private readonly clock: Clock,
  ) {}

  /** Records what was said on a day; of one day the last word counts. @throws NOT_FOUND, BAD_USER_INPUT */
  record(input: RecordAuthorisationInput): Promise<Authorisation> {
    return this.database.transaction(async (em) => {
      const agreement = await this.agreements.namedIn(input.organisation, input.agreement, 'agreement');
      const { organisationId } = agreement;
      if (agreement.side === AgreementSide.VENDOR)
        throw Refusal.field('agreement', 'is one with a vendor: customers authorise, under their agreements');
      const customer = await this.parties.named(organisationId, input.customer, 'customer');
      await refuseStranger(em, agreement, customer);
      const subProcessor = await this.named(em, organisationId, input.subProcessor);
      const { timeZone } = await this.organisations.byId(organisationId);
      const today = this.clock.today(timeZone);
      const decidedOn = input.decidedOn ?? today;
      if (decidedOn > today)
        throw Refusal.field('decidedOn', `lies after today, ${today}: what was said, was said`);
      const { state, by = null, note = null } = input;
      const known = await em.findOne(Authorisation, { agreement, customer, subProcessor, decidedOn });
      const authorisation = known
        ? em.assign(known, { state, by, note })
        : em.create(Authorisation, {
            organisationId,
            agreement,
            customer,
            subProcessor,
            state,
            decidedOn,
            by,
            note,
          });
      await em.flush();
      return authorisation;
    });
  }

  private async named(em: SqlEntityManager, organisationId: string, text: string): Promise<SubProcessor> {
    if (/^[0-9a-f-]{36}$/i.test(text)) {
      const found = await em.findOne(SubProcessor, { id: text, organisationId });
      if (found) return found;
      throw Refusal.field('subProcessor', `names no sub-processor "${text}"`);
    }
    const versions = { legalName: text, withdrawnAt: null, supersededById: null };
    const [found, another] = await em.find(
      SubProcessor,
      { organisationId, party: { versions: { $some: versions } } },
      { limit: 2 },
    );
    if (another)
      throw Refusal.field('subProcessor', `names several engagements of "${text}": use the id of one`);
    if (!found) throw Refusal.field('subProcessor', `names no sub-processor "${text}"`);
    return found;
  }
}

async function refuseStranger(em: SqlEntityManager, agreement: Agreement, customer: Party): Promise<void> {
  if (agreement.party === customer) return;
  if ((await em.count(AgreementStanding, { agreement, party: customer })) > 0) return;
  throw Refusal.field('customer', 'does not stand on this agreement: move the customer onto it first');
}
