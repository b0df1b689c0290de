import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { noticeUrl } from '../notices/notice-mails.js';
import { effectiveDays } from '../notices/notice-event.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { Database, type Rows } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { instantOf } from '../shared/scalars.js';
import { kindText } from '../views/change-values.js';
import { listText } from '../views/format.js';
import { textIn } from '../shared/localized-text.js';
import { messagesFor } from '../views/messages.js';
import type { AcknowledgementRow, PendingNotice } from './pending-notice.js';
import type { AcknowledgeNoticeInput, ForgetAccountInput } from './sign-in.inputs.js';
import type { Pending } from './sign-in.reader.js';

/** An account of a product, or of none that was named. */
export interface Account {
  organisation: Organisation;
  productId: string | null;
  /** Under the newest secret first: what was kept under an older one is still found. */
  keys: [string, ...string[]];
}

/** Keeps which accounts have seen which notices, and whose they are from everyone. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws NOT_FOUND no such organisation; BAD_USER_INPUT no such product */
  async account(named: { organisation: string; account: string; product?: string | null }): Promise<Account> {
    const organisation = await this.organisations.bySlug(named.organisation);
    const productId = named.product ? await this.product(organisation, named.product) : null;
    const keys = this.tokens.keyedHashes('account', `${organisation.id} ${productId ?? ''} ${named.account}`);
    return { organisation, productId, keys };
  }

  /** Said again, it is what was said first. @throws NOT_FOUND also of a draft; BAD_USER_INPUT */
  async acknowledge(input: AcknowledgeNoticeInput): Promise<AcknowledgementRow> {
    const { organisation, productId, keys } = await this.account(input);
    return this.database.unseen(async (db) => {
      const notice = await announced(db, organisation, input.notice);
      const now = this.clock.now();
      const at = input.at ? new Date(input.at) : now;
      if (at > now) throw Refusal.field('at', 'lies in the future');
      if (at < instantOf(notice.announcedAt))
        throw Refusal.field('at', 'lies before the notice was announced');
      const known = () =>
        sql<{ at: Date }>`select at from acknowledgement where notice_id = ${notice.id}
          and account_key = any(${keys}::text[]) order by at limit 1`.execute(db);
      const { rows } = await known();
      if (rows[0]) return { notice: notice.number, at: rows[0].at };
      await sql`insert into acknowledgement (id, organisation_id, notice_id, account_key, product_id, at)
        values (${randomUUID()}, ${organisation.id}, ${notice.id}, ${keys[0]}, ${productId}, ${at})
        on conflict (account_key, notice_id) do nothing`.execute(db);
      return { notice: notice.number, at: (await known()).rows[0]!.at };
    });
  }

  /** Erases what is kept of an account. @returns of how many notices @throws NOT_FOUND, BAD_USER_INPUT */
  async forget(input: ForgetAccountInput): Promise<number> {
    const { keys } = await this.account(input);
    const { rows } = await this.database.unseen((db) =>
      sql`delete from acknowledgement where account_key = any(${keys}::text[]) returning id`.execute(db),
    );
    return rows.length;
  }

  /** A notice in words, in the language asked for or, where there are none, in the prevailing one. */
  shown(organisation: Organisation, notice: Pending, asked: string | undefined): PendingNotice {
    const { id, number, content, publications, objectionDeadline, emergencyReason } = notice;
    const { announcedOn, announcedAt } = notice;
    const wanted = [asked, asked?.split('-')[0]];
    const language =
      organisation.languages.find((one) => wanted.includes(one)) ?? organisation.prevailingLanguage();
    const words = messagesFor(language);
    const emergency = emergencyReason !== null;
    const prevailing = organisation.prevailingLanguage();
    const changes = [
      ...(content ?? []).map((change) => `${change.legalName} (${kindText(change, language)})`),
      ...(publications ?? [])
        .filter(({ isPublic }) => isPublic)
        .map(({ title, label }) => `${textIn(title, language, prevailing)} ${label}`),
    ];
    return {
      id,
      number,
      language,
      title: words.notice.about(organisation.name, number),
      summary: `${emergency ? words.mail.labelled(words.notice.emergency, '') : ''}${listText([...new Set(changes)], language)}`,
      url: noticeUrl(publicUrlOf(this.config), organisation, number, language),
      announcedOn,
      announcedAt,
      effectiveDays: effectiveDays({ content, publications }),
      // a new version of a text that goes through a notice is material
      material: objectionDeadline !== null || (publications ?? []).length > 0,
      emergency,
      emergencyReason,
    };
  }

  private async product(organisation: Organisation, slug: string): Promise<string> {
    const product = (await this.organisations.products(organisation.id)).find((one) => one.slug === slug);
    if (!product) throw Refusal.field('product', `names no product "${slug}" of the organisation`);
    return product.id;
  }
}

/** One that was announced, also when it was withdrawn since: it may have been seen before. */
async function announced(db: Rows, { id }: Organisation, named: string) {
  const number = /^[1-9]\d{0,8}$/.test(named) ? Number(named) : null;
  const { rows } = await sql<{ id: string; number: number; announcedAt: Date }>`select id, number,
      announced_at as "announcedAt" from notice where organisation_id = ${id} and announced_at is not null
      and (number = ${number}::int or id::text = ${named.toLowerCase()})`.execute(db);
  if (!rows[0]) throw Refusal.notFound('notice');
  return rows[0];
}
