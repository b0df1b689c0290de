import { Injectable } from '@nestjs/common';
import { decisionOf } from '../law/law-book.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Refusal } from '../shared/errors.js';
import { impactOf, type AdequacyImpact } from './adequacy-impact.js';
import type { ImpactArgs } from './finding.inputs.js';
import { RegisterFactsReader } from './register-facts.reader.js';

/** What would follow if an adequacy decision ended, with the rows concerned as they stand on that day. */
@Injectable()
export class ImpactReader {
  constructor(
    private readonly facts: RegisterFactsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT for a decision that the law does not know */
  async of({ organisation: slug, decision, endsOn }: ImpactArgs): Promise<AdequacyImpact> {
    const organisation = await this.organisations.bySlug(slug);
    const facts = await this.facts.on(organisation, endsOn, null);
    if (!decisionOf(facts.law, decision))
      throw Refusal.field('decision', `names no adequacy decision: "${decision}"`);
    const impact = impactOf(facts, decision, endsOn);
    const transfers = new Map(facts.transfers.map((row) => [row.id, row]));
    const products = await this.organisations.products(organisation.id);
    const touched = impact.subProcessorIds.length + impact.activityIds.length > 0;
    return {
      decision,
      transfers: impact.transfers.map(({ id, ...rest }) => ({ ...rest, transfer: transfers.get(id)! })),
      subProcessors: facts.subProcessors.filter(({ id }) => impact.subProcessorIds.includes(id)),
      activities: facts.activities.filter(({ id }) => impact.activityIds.includes(id)),
      products: touched
        ? products.filter(({ id }) => impact.productIds === null || impact.productIds.includes(id))
        : [],
      customers: facts.parties.filter(({ id }) => impact.customerIds.includes(id)),
    };
  }
}
