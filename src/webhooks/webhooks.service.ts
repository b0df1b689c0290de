import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { OutsideCaller } from '../platform/outside-call.js';
import { Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { newSecret } from './signed-call.js';
import { cancelPending } from './webhook-results.js';
import { Webhook, WebhookRest } from './webhook.entity.js';
import type { AddWebhookInput, AmendWebhookInput, RotateWebhookSecretInput } from './webhook.inputs.js';

/** A webhook, and its secret in clear, which stands in the answer and nowhere else. */
export interface WithSecret {
  webhook: Webhook;
  secret: string;
}

/** At most so many webhooks has an organisation: each event is written once for each. */
const MOST = 50;

@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly caller: OutsideCaller,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT for an address that can never be called */
  add({ organisation: slug, url, description, eventTypes }: AddWebhookInput): Promise<WithSecret> {
    return this.database.transaction(async (em) => {
      const { id: organisationId } = await this.organisations.bySlug(slug);
      this.refuseUncallable(url);
      if ((await em.count(Webhook, { organisationId })) >= MOST)
        throw Refusal.field('organisation', `has ${MOST} webhooks already, which is the most`);
      const secret = newSecret();
      const webhook = em.create(Webhook, {
        organisationId,
        url,
        description,
        eventTypes: eventTypes ?? [],
        sealedSecret: this.tokens.seal(secret),
      });
      await em.flush();
      return { webhook, secret };
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  amend({ id, enabled, ...facts }: AmendWebhookInput): Promise<Webhook> {
    return this.database.transaction(async (em) => {
      const webhook = await find(em, id);
      if (facts.url !== undefined) this.refuseUncallable(facts.url);
      em.assign(webhook, facts, { ignoreUndefined: true });
      if (enabled === true) webhook.enable();
      if (enabled === false) webhook.disable(WebhookRest.BY_HAND, this.clock.now());
      await em.flush();
      if (enabled === false) await cancelPending(rowsOf(em), id);
      return webhook;
    });
  }

  /** Its deliveries go with it. @throws NOT_FOUND */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (em) => {
      await em.remove(await find(em, id)).flush();
    });
  }

  /** The former secret still signs for a while, so that receivers can change over without losing anything. @throws NOT_FOUND */
  rotate({ webhook: id, overlapHours }: RotateWebhookSecretInput): Promise<WithSecret> {
    return this.database.transaction(async (em) => {
      const webhook = await find(em, id);
      const secret = newSecret();
      const until = new Date(this.clock.now().getTime() + overlapHours * 3_600_000);
      webhook.rotate(this.tokens.seal(secret), until);
      await em.flush();
      return { webhook, secret };
    });
  }

  private refuseUncallable(url: string): void {
    const objection = this.caller.objection(url);
    if (objection) throw Refusal.field('url', objection);
  }
}

async function find(em: SqlEntityManager, id: string): Promise<Webhook> {
  const webhook = await em.findOne(Webhook, { id });
  if (!webhook) throw Refusal.notFound('webhook');
  return webhook;
}
