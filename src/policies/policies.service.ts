import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { localized } from '../shared/localized-text.js';
import type { AddPolicyInput, AmendPolicyInput } from './policy.inputs.js';
import { Policy } from './policy.entity.js';

/** The policies that an organisation publishes: which there are. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  add({ slug, kind, title, products, position, ...input }: AddPolicyInput): Promise<Policy> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const { id: organisationId } = organisation;
      if ((await em.count(Policy, { organisationId, slug })) > 0)
        throw Refusal.field('slug', `is taken: another policy of the organisation is called "${slug}"`);
      const policy = em.create(Policy, {
        organisationId,
        slug,
        kind,
        title: localized(title, organisation.prevailingLanguage()),
        productIds: await this.organisations.productIds(organisationId, products ?? []),
        position,
      });
      await em.flush();
      return policy;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  amend({ kind, title, products, position, ...input }: AmendPolicyInput): Promise<Policy> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const policy = await namedPolicy(em, organisation.id, input.policy);
      if (kind) policy.kind = kind;
      if (title) policy.title = localized(title, organisation.prevailingLanguage());
      if (position !== undefined) policy.position = position;
      if (products !== undefined)
        policy.productIds = await this.organisations.productIds(organisation.id, products ?? []);
      await em.flush();
      return policy;
    });
  }
}

/** With its versions, without their texts. @throws NOT_FOUND */
export async function namedPolicy(
  em: SqlEntityManager,
  organisationId: string,
  slug: string,
): Promise<Policy> {
  const policy = await em.findOne(Policy, { organisationId, slug }, { populate: ['versions'] });
  if (!policy) throw Refusal.notFound(`policy "${slug}"`);
  return policy;
}
