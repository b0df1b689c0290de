import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { PoliciesReader } from '../policies/policies.reader.js';
import { PolicyVersionsReader } from '../policies/policy-versions.reader.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import {
  chosen,
  publishedText,
  type PublishedText,
  type ShownVersion,
  type TextVersionShown,
} from './published-text.js';

type Policy = PublishedText & { productIds: string[] };

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
  all(organisation: Organisation, on: Day): Promise<PublishedText[]> {
    return this.database.read(async () => {
      const all = await this.published(organisation, on);
      return all.filter(({ inForce, coming }) => inForce ?? coming[0]);
    });
  }

  /** The version of a label, or the one of the day. @throws NOT_FOUND */
  one(organisation: Organisation, slug: string, on: Day, label?: string): Promise<ShownVersion> {
    return this.database.read(async () => {
      const policy = (await this.published(organisation, on, slug))[0];
      const { found, shown, followed, told } = chosen(policy, label);
      const wanted = [shown, followed, told].filter((one) => one !== undefined);
      const keys = wanted.map(({ id }) => ({ id, organisation: organisation.id, asOf: null }));
      const texts = await this.versions.texts(keys);
      const of = (version: TextVersionShown) => ({ version, text: texts[wanted.indexOf(version)] ?? {} });
      const [all = []] = await this.organisations.productsOf([organisation.id]);
      const products = all.filter(({ id }) => policy?.productIds.includes(id));
      return {
        ...found,
        shown,
        text: texts[0] ?? {},
        ...(followed && { before: of(followed) }),
        ...(told && { toldAfter: of(told) }),
        products,
      };
    });
  }

  private async published(organisation: Organisation, on: Day, slug?: string): Promise<Policy[]> {
    const moment = { on, asOf: null };
    const policies =
      slug === undefined
        ? await this.policies.all(organisation, moment)
        : [await this.policies.one(organisation, { slug }, moment)].filter((one) => one !== undefined);
    const keys = policies.map(({ id }) => ({ id, organisation: organisation.id, ...moment }));
    const versions = await this.versions.of(keys);
    return policies.flatMap((policy, index) => {
      const shown = (versions[index] ?? []).filter(({ isPublic }) => isPublic);
      const published = publishedText({ ...policy, folder: 'policies' }, shown);
      return published ? [{ ...published, productIds: policy.productIds }] : [];
    });
  }
}
