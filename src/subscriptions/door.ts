import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PoliciesReader } from '../policies/policies.reader.js';
import { publicContext, runAs } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { RateLimits } from '../platform/rate-limits.js';
import { normaliseAddress } from '../platform/tokens.js';
import type { SubscribeInput } from './subscribe.input.js';
import { choiceOf } from './choice.js';
import type { Offer } from './offer.js';
import { SubscriptionsService } from './subscriptions.service.js';

const HOUR = 3600;
/** Requests in an hour that send a mail: a stranger's mailbox must not be filled through us. */
const LIMITS = { address: 3, addressEverywhere: 10, client: 30 };

/**
 * Where visitors come in, by form, by link and by GraphQL alike. Each is nobody in particular, whatever key travels with
 * the request, and sees the rows of one organisation only.
 */
@Injectable()
export class SubscriptionsDoor {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly policies: PoliciesReader,
    private readonly subscriptions: SubscriptionsService,
    private readonly limits: RateLimits,
  ) {}

  /**
   * The answer is the same for every address. @throws NOT_FOUND no such organisation; BAD_USER_INPUT unknown product, topic
   * or language; RATE_LIMITED
   */
  subscribe(input: SubscribeInput, client: string): Promise<void> {
    return this.within(input.organisation, 'subscribe', client, async (organisation, offer) => {
      const choice = choiceOf(organisation, offer, input);
      const address = normaliseAddress(input.email);
      await this.limits.take('subscribe client', client, { limit: LIMITS.client, windowSeconds: HOUR });
      await this.limits.take('subscribe', `${organisation.id} ${address}`, {
        limit: LIMITS.address,
        windowSeconds: HOUR,
      });
      await this.limits.take('subscribe everywhere', address, {
        limit: LIMITS.addressEverywhere,
        windowSeconds: HOUR,
      });
      await this.subscriptions.ask(organisation, input.email, choice, offer);
    });
  }

  /** Runs `work` as a visitor of the organisation of that slug. @throws NOT_FOUND */
  async within<T>(
    slug: string,
    act: string,
    client: string,
    work: (organisation: Organisation, offer: Offer) => Promise<T>,
  ): Promise<T> {
    const [organisation, offer] = await runAs(publicContext(act, 'all', client), () =>
      this.database.read(async () => {
        const organisation = await this.organisations.bySlug(slug);
        return [organisation, await this.offerOf(organisation)] as const;
      }),
    );
    return runAs(publicContext(act, { organisation: organisation.id }, client), () =>
      work(organisation, offer),
    );
  }

  /** What can be chosen, to whoever reads. */
  offerOf(organisation: Organisation): Promise<Offer> {
    return this.database.read(async () => ({
      products: await this.organisations.products(organisation.id),
      policies: await this.policies.publishedNames(organisation),
    }));
  }
}
