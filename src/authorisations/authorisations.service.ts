import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AgreementStanding } from '../agreements/agreement-standing.entity.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { AgreementSide } from '../law/roles.js';
import { PartiesService } from '../parties/parties.service.js';
import type { Party } from '../parties/party.entity.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { Authorisation } from './authorisation.entity.js';
import type { RecordAuthorisationInput } from './authorisation.inputs.js';
import { SpokenVersions } from './spoken-version.js';

/** What customers say to sub-processors, version by version (Art. 28(2)). */
@Injectable()
export class AuthorisationsService {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementsService,
    private readonly parties: PartiesService,
    private readonly spoken: SpokenVersions,
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
      const { version, decidedOn } = await this.spoken.of(organisationId, input);
      const { state, by = null, note = null } = input;
      const known = await em.findOne(Authorisation, { agreement, customer, version, decidedOn });
      const said = { organisationId, agreement, customer, version, decidedOn, state, by, note };
      const authorisation = known ? em.assign(known, { state, by, note }) : em.create(Authorisation, said);
      await em.flush();
      return authorisation;
    });
  }
}

async function refuseStranger(em: SqlEntityManager, agreement: Agreement, customer: Party): Promise<void> {
  if (agreement.party === customer) return;
  if ((await em.count(AgreementStanding, { agreement, party: customer })) > 0) return;
  throw Refusal.field('customer', 'does not stand on this agreement: move the customer onto it first');
}
