import { Injectable } from '@nestjs/common';
import {
  PublicAgreementsReader,
  publicTerms,
  type PublicAgreement,
  type PublicAgreementVersion,
  type PublicTerms,
} from '../agreements/public-agreements.reader.js';
import { StandingsReader } from '../agreements/standings.reader.js';
import { ContractKind } from '../law/roles.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { statusOn } from '../policies/policy-on-day.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { PolicyKind } from '../shared/policy-kind.js';
import {
  chosen,
  publishedText,
  type PublishedText,
  type ShownVersion,
  type TextVersionShown,
} from './published-text.js';

type Version = TextVersionShown & { productIds: string[] };

/** Reads what of the agreements that many customers stand on is public, and nothing else. */
@Injectable()
export class PublishedAgreementsReader {
  constructor(
    private readonly database: Database,
    private readonly agreements: PublicAgreementsReader,
    private readonly texts: StandingsReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  /** Those that hold, or will, on a day; by reference. */
  all(organisation: Organisation, on: Day): Promise<PublishedText[]> {
    return this.database.read(async () => {
      const all = await this.published(organisation, on);
      return all.filter(({ inForce, coming }) => inForce ?? coming[0]);
    });
  }

  /** The version of a label, or the one of the day. @throws NOT_FOUND */
  one(organisation: Organisation, reference: string, on: Day, label?: string): Promise<ShownVersion> {
    return this.database.read(async () => {
      const [agreement] = await this.published(organisation, on, reference);
      const { found, shown, followed, told } = chosen(agreement, label);
      const wanted = [shown, followed, told].filter((one) => one !== undefined);
      const keys = wanted.map(({ id }) => ({ id, organisation: organisation.id, asOf: null }));
      const texts = await this.texts.texts(keys);
      const of = (version: TextVersionShown) => ({ version, text: texts[wanted.indexOf(version)] ?? {} });
      const [all = []] = await this.organisations.productsOf([organisation.id]);
      const { productIds } = shown as Version;
      return {
        ...found,
        shown,
        text: texts[0] ?? {},
        ...(followed && { before: of(followed) }),
        ...(told && { toldAfter: of(told) }),
        products: all.filter(({ id }) => productIds.includes(id)),
      };
    });
  }

  private async published(organisation: Organisation, on: Day, reference?: string): Promise<PublishedText[]> {
    const agreements = await this.agreements.all(organisation, reference);
    const versions = await this.agreements.versions(agreements.map(({ id }) => id));
    const found = Map.groupBy(versions, ({ agreementId }) => agreementId);
    return agreements.flatMap((agreement) => {
      const { id, reference: slug, title, prevailing } = agreement;
      const kind = agreement.kind === ContractKind.ARTICLE_28 ? PolicyKind.DPA_TEMPLATE : PolicyKind.TERMS;
      const subject = { id, slug, title, prevailing, kind, folder: 'agreements' as const };
      const own = (found.get(id) ?? []).map((version) => shownVersion(agreement, version, on));
      return publishedText(subject, own) ?? [];
    });
  }
}

/** Without whom to tell and what else is nobody's business. */
function shownVersion({ endedOn }: PublicAgreement, version: PublicAgreementVersion, on: Day): Version {
  const last = [version.lastDay, version.isLive ? endedOn : null].filter((day) => day !== null).sort();
  const lastDay = last[0] ?? null;
  const terms = Object.fromEntries(publicTerms.map((term) => [term, version[term]])) as PublicTerms;
  const status = statusOn({ ...version, lastDay, isPublic: true, finalAt: null }, on);
  return { ...version, lastDay, terms, status, addedTranslations: [] };
}
