import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import type { Product } from '../organisations/product.entity.js';
import { PoliciesReader } from '../policies/policies.reader.js';
import { PolicyVersionStatus, type PolicyOnDay, type PolicyVersionOnDay } from '../policies/policy-on-day.js';
import { PolicyVersionsReader } from '../policies/policy-versions.reader.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';

const { COMING, IN_FORCE, WITHDRAWN } = PolicyVersionStatus;

/** A policy of which something is public, and what is. */
export interface PublishedPolicy {
  policy: PolicyOnDay;
  /** Public versions, the latest to take effect first; withdrawn ones too. */
  versions: PolicyVersionOnDay[];
  inForce?: PolicyVersionOnDay;
  /** The next to take effect first. */
  coming: PolicyVersionOnDay[];
}

/** One version as its page shows it. */
export interface ShownPolicy extends PublishedPolicy {
  shown: PolicyVersionOnDay;
  text: LocalizedText;
  /** The public version that it followed, with its text. */
  before?: { version: PolicyVersionOnDay; text: LocalizedText };
  products: Product[];
}

/** Reads what of the policies is public, and nothing else. */
@Injectable()
export class PublishedPoliciesReader {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesReader,
    private readonly versions: PolicyVersionsReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  /** Those that hold, or will, on a day; by place and slug. */
  all(organisation: Organisation, on: Day): Promise<PublishedPolicy[]> {
    return this.database.read(async () => {
      const all = await this.published(organisation, on);
      return all.filter(({ inForce, coming }) => inForce ?? coming[0]);
    });
  }

  /**
   * The version of a label; or the one that holds on the day, or else is the first to come. @throws NOT_FOUND
   */
  one(organisation: Organisation, slug: string, on: Day, label?: string): Promise<ShownPolicy> {
    return this.database.read(async () => {
      const found = (await this.published(organisation, on, slug))[0];
      const shown = label === undefined ? (found?.inForce ?? found?.coming[0]) : found && named(found, label);
      if (!found || !shown) throw Refusal.notFound('policy');
      const followed = before(found.versions, shown);
      const wanted = [shown, ...(followed ? [followed] : [])];
      const keys = wanted.map(({ id }) => ({ id, organisation: organisation.id, asOf: null }));
      const [text, old] = await this.versions.texts(keys);
      const [all = []] = await this.organisations.productsOf([organisation.id]);
      const products = all.filter(({ id }) => found.policy.productIds.includes(id));
      return {
        ...found,
        shown,
        text: text ?? {},
        ...(followed && old && { before: { version: followed, text: old } }),
        products,
      };
    });
  }

  private async published(organisation: Organisation, on: Day, slug?: string): Promise<PublishedPolicy[]> {
    const moment = { on, asOf: null };
    const policies =
      slug === undefined
        ? await this.policies.all(organisation, moment)
        : [await this.policies.one(organisation, { slug }, moment)].filter((one) => one !== undefined);
    const keys = policies.map(({ id }) => ({ id, organisation: organisation.id, ...moment }));
    const versions = await this.versions.of(keys);
    return policies.flatMap((policy, index) => {
      const shown = (versions[index] ?? []).filter(({ isPublic }) => isPublic);
      if (shown.length === 0) return [];
      const coming = shown.filter(({ status }) => status === COMING).toReversed();
      return [{ policy, versions: shown, inForce: shown.find(({ status }) => status === IN_FORCE), coming }];
    });
  }
}

/** A label may have been given again after a withdrawal: then it names what stands. */
function named({ versions }: PublishedPolicy, label: string): PolicyVersionOnDay | undefined {
  const all = versions.filter((version) => version.label === label);
  return all.find(({ status }) => status !== WITHDRAWN) ?? all[0];
}

/** Of a day the version published later took the place of the earlier one. */
function before(
  versions: readonly PolicyVersionOnDay[],
  shown: PolicyVersionOnDay,
): PolicyVersionOnDay | undefined {
  const order = (version: PolicyVersionOnDay) =>
    `${version.effectiveFrom} ${version.isLive ? 1 : 0} ${version.publishedOn} ${String(version.createdAt)}`;
  return versions
    .filter(
      (version) => version.status !== WITHDRAWN && version.id !== shown.id && order(version) < order(shown),
    )
    .sort((one, other) => order(other).localeCompare(order(one)))[0];
}
