import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { NoticesReader, type NoticeRow } from '../notices/notices.reader.js';
import { freeze, type FrozenAmendment } from '../notices/notice-content.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import type { Product } from '../organisations/product.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { ListedReader } from './listed.reader.js';
import type { PublishedNotice } from './notice-view.js';

/** Notices on one page of the change log, and in the feed. */
const LOG_PAGE = 50;

/** An announced change whose day has not come. */
export interface ComingChange extends FrozenAmendment {
  announcedOn: Day | null;
  /** Number of the notice it stands in. */
  notice: number | null;
  /** That notice came at shorter notice than was agreed or promised. */
  emergency: boolean;
}

/** The published list of a day and what surrounds it. */
export interface PublishedList {
  rows: ListedSubProcessor[];
  coming: ComingChange[];
  products: Product[];
  /** Last day, up to the day of the list, on which the page came to say something else. */
  updatedOn: Day | null;
}

/** Reads what is public, and nothing else: announced versions and notices, by the readers of their rooms. */
@Injectable()
export class PublishedReader {
  constructor(
    private readonly database: Database,
    private readonly listed: ListedReader,
    private readonly amendments: AmendmentsReader,
    private readonly organisations: OrganisationsReader,
    private readonly notices: NoticesReader,
  ) {}

  /** In one transaction. A product that does not exist gives an empty list: `products` tells. */
  list(organisation: Organisation, on: Day, product?: string): Promise<PublishedList> {
    return this.database.read(async () => {
      const [products = []] = await this.organisations.productsOf([organisation.id]);
      return {
        rows: await this.listed.on(organisation, on, product),
        coming: await this.coming(organisation, on, products),
        products,
        updatedOn: await this.updatedOn(organisation, on),
      };
    });
  }

  /** One page of the change log, newest first; withdrawn notices stay in it. */
  async log(
    organisation: Organisation,
    before?: number,
  ): Promise<{ notices: PublishedNotice[]; older?: number }> {
    const rows = await this.notices.published(organisation.id, { first: LOG_PAGE + 1, before });
    const notices = rows.slice(0, LOG_PAGE).flatMap(published);
    return { notices, older: rows.length > LOG_PAGE ? rows[LOG_PAGE - 1]!.number : undefined };
  }

  /** @throws NOT_FOUND, also for a draft */
  async notice(organisation: Organisation, number: number): Promise<PublishedNotice> {
    const row = await this.notices.byNumber(organisation.id, number);
    const [notice] = row ? published(row) : [];
    if (!notice) throw Refusal.notFound(`notice ${number}`);
    return notice;
  }

  /** Announced by the day, effective after it. */
  private async coming(
    organisation: Organisation,
    on: Day,
    products: readonly Product[],
  ): Promise<ComingChange[]> {
    const amendments = (await this.amendments.coming(organisation, on)).filter(
      ({ announcedOn }) => announcedOn === null || announcedOn <= on,
    );
    const notices = await this.notices.byIds(amendments.flatMap(({ noticeId }) => noticeId ?? []));
    return freeze(amendments, organisation, products).map((frozen, index) => {
      const { announcedOn, noticeId } = amendments[index]!;
      const notice = notices.find((one) => one?.id === noticeId);
      return {
        ...frozen,
        announcedOn,
        notice: notice?.number ?? null,
        emergency: notice != null && notice.emergencyReason !== null,
      };
    });
  }

  private async updatedOn({ id, timeZone }: Organisation, on: Day): Promise<Day | null> {
    const shown = sql`superseded_by_id is null and withdrawn_at is null
      and (origin = 'BASELINE' or announced_on is not null or silent_reason is not null)`;
    const { rows } = await this.database.read((db) =>
      sql<{ day: Day | null }>`select max(day)::text as day from (
        select effective_from as day from sub_processor_version where organisation_id = ${id} and ${shown}
        union all select effective_from from party_version where organisation_id = ${id} and ${shown}
        union all select v.effective_from from transfer_version v join transfer t on t.id = v.transfer_id
          where v.organisation_id = ${id} and t.sub_processor_id is not null and ${shown}
        union all select announced_on from notice where organisation_id = ${id}
        union all select (withdrawn_at at time zone ${timeZone})::date from notice
          where organisation_id = ${id} and announced_on is not null
      ) days where day <= ${on}::date`.execute(db),
    );
    return rows[0]?.day ?? null;
  }
}

/** Nothing, when it is a draft, was given up as one, or holds nothing for the public. */
function published(row: NoticeRow): PublishedNotice[] {
  if (row.announcedOn === null || row.announcedAt === null) return [];
  const content = row.content ?? [];
  const publications = (row.publications ?? []).filter(({ isPublic }) => isPublic);
  // new terms for one customer are nobody else's business
  if (content.length + publications.length === 0) return [];
  return [
    {
      ...row,
      announcedOn: row.announcedOn,
      // raw rows carry instants as the driver gives them
      announcedAt: new Date(row.announcedAt),
      withdrawnAt: row.withdrawnAt && new Date(row.withdrawnAt),
      content,
      publications,
    },
  ];
}
