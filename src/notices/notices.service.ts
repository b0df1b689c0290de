import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { EventType } from '../events/event.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { lastObjectionDay } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { needsPeriod, type Amendment } from '../sub-processors/amendment.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';
import { announceVersions, gather, release, withdrawVersions } from './announced-versions.js';
import { Notice, NoticeState } from './notice.entity.js';
import { digestOf, freeze, productsOf } from './notice-content.js';
import { refuseTooSoon, tooSoon } from './notice-clock.js';
import { digestsOf, NoticeTelling } from './notice-telling.js';

/** Gathers what is unannounced, announces it at once to everyone who must know, takes it back before it has effect. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly amendments: AmendmentsReader,
    private readonly telling: NoticeTelling,
    private readonly clock: Clock,
  ) {}

  /** The open draft, with everything unannounced in it; a new one when none is open. @throws NOTHING_TO_ANNOUNCE */
  draft(slug: string): Promise<Notice> {
    return this.database.transaction(async (em) => {
      const organisation = await this.alone(em, (await this.organisations.bySlug(slug)).id);
      // drafts may hold nothing that differs: a party that nobody engages any more
      const waiting = await this.amendments.all(organisation, { announced: false, baselines: false });
      if (waiting.length === 0) throw new Refusal('NOTHING_TO_ANNOUNCE', 'no unannounced change is waiting');
      const open = await em.findOne(Notice, { organisationId: organisation.id, state: NoticeState.DRAFT });
      const notice = open ?? this.opened(em, organisation, await nextNumber(em, organisation));
      await em.flush();
      await gather(em, organisation.id, notice.id);
      await em.flush();
      return notice;
    });
  }

  /**
   * Announces what was seen: `digest` names it. The mails are put into words before the transaction, which writes all at
   * once: versions public, the notice sealed, one delivery row for each subscriber.
   * @throws NOT_FOUND, NOTICE_NOT_DRAFT, DIGEST_MISMATCH, NOTICE_TOO_SHORT, NOTHING_TO_ANNOUNCE
   */
  async announce(input: {
    notice: string;
    digest: string;
    emergencyReason?: string | null;
  }): Promise<Notice> {
    const seen = await this.database.load((em) => this.announcement(em, input));
    const words = this.telling.noticeWords(seen.organisation, {
      ...seen.act,
      number: seen.notice.number,
      announcedOn: seen.act.day,
    });
    return this.database.transaction(async (em) => {
      await this.alone(em, seen.organisation.id);
      const { notice, organisation, act, amendments } = await this.announcement(em, input);
      if (act.day !== seen.act.day)
        throw new Refusal('CONFLICT', 'the day has turned meanwhile; announce again');
      const productIds = productsOf(amendments);
      await announceVersions(em, notice.id, act.day);
      notice.announce(act);
      const told = await this.telling.tell(organisation, { kind: 'notice', words, productIds });
      Object.assign(notice, {
        message: told.message,
        productIds,
        renderedDigests: digestsOf(words),
        recipients: told.recipients,
        recipientsDigest: told.digest,
      });
      await em.flush();
      await this.telling.record(EventType.NOTICE_ANNOUNCED, organisation, notice);
      return notice;
    });
  }

  /**
   * Takes a notice back: a draft is let go and its changes wait on; an announced one restores the list and is told to
   * everyone concerned. @throws NOT_FOUND, NOTICE_NOT_DRAFT, NOTICE_IN_EFFECT
   */
  withdraw(input: { notice: string; reason: string }): Promise<Notice> {
    return this.database.transaction(async (em) => {
      const { notice, organisation } = await this.find(em, input.notice);
      await this.alone(em, organisation.id);
      const draft = notice.state === NoticeState.DRAFT;
      const at = this.clock.now();
      notice.withdraw(at, input.reason);
      if (draft) {
        await release(em, notice.id);
        await em.remove(notice).flush();
        return notice;
      }
      await withdrawVersions(em, notice.id, this.clock.today(organisation.timeZone), at);
      const words = this.telling.withdrawalWords(organisation, {
        number: notice.number,
        announcedOn: notice.announcedOn!,
        reason: input.reason,
      });
      const told = await this.telling.tell(organisation, {
        kind: 'withdrawal',
        words,
        productIds: notice.productIds,
      });
      notice.withdrawalMessage = told.message;
      await em.flush();
      await this.telling.record(EventType.NOTICE_WITHDRAWN, organisation, notice);
      return notice;
    });
  }

  /** Whoever confirmed a subscription after a notice was announced, and before all of it has effect, is told too. */
  tellLateJoiners(): Promise<number> {
    return this.database.load(async (em) => {
      const open = await em.find(
        Notice,
        {
          state: NoticeState.ANNOUNCED,
          message: { $ne: null },
          inEffectOn: { $gt: this.clock.today('Etc/GMT+12') },
        },
        { populate: ['message'] },
      );
      let told = 0;
      for (const notice of open)
        told += await this.telling.tellLateJoiners(notice.message!, notice.productIds);
      return told;
    });
  }

  private opened(em: SqlEntityManager, { id }: Organisation, number: number): Notice {
    const notice = Object.assign(new Notice(), { organisationId: id, number });
    em.persist(notice);
    return notice;
  }

  /** What would be announced now, if it may be. */
  private async announcement(
    em: SqlEntityManager,
    input: { notice: string; digest: string; emergencyReason?: string | null },
  ) {
    const { notice, organisation } = await this.find(em, input.notice);
    notice.mustBeDraft();
    const amendments = await this.amendmentsOf(organisation, notice);
    if (amendments.length === 0) throw new Refusal('NOTHING_TO_ANNOUNCE', 'nothing is left of this draft');
    const content = freeze(amendments, organisation, await this.organisations.products(organisation.id));
    const digest = digestOf(content);
    if (digest !== input.digest)
      throw Refusal.field(
        'digest',
        'is not that of the draft as it stands: read it again',
        'DIGEST_MISMATCH',
      );
    const day = this.clock.today(organisation.timeZone);
    const short = tooSoon(amendments, day, organisation.noticeDays);
    if (short.length > 0 && !input.emergencyReason) refuseTooSoon(short, day, organisation.noticeDays);
    const act = {
      day,
      at: this.clock.now(),
      objectionDeadline: amendments.some(needsPeriod)
        ? lastObjectionDay(day, organisation.objectionDays)
        : null,
      emergencyReason: short.length > 0 ? (input.emergencyReason ?? null) : null,
      content,
      digest,
    };
    return { notice, organisation, amendments, act };
  }

  private amendmentsOf(organisation: Organisation, notice: Notice): Promise<Amendment[]> {
    return this.amendments.all(organisation, { notices: [notice.id], baselines: false });
  }

  private async find(
    em: SqlEntityManager,
    id: string,
  ): Promise<{ notice: Notice; organisation: Organisation }> {
    const notice = await em.findOne(Notice, { id });
    if (!notice) throw Refusal.notFound('notice');
    return { notice, organisation: await this.organisations.byId(notice.organisationId) };
  }

  /** Drafting and announcing happen one after the other within an organisation. */
  private alone(em: SqlEntityManager, organisationId: string): Promise<Organisation> {
    return em.findOneOrFail(
      Organisation,
      { id: organisationId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
  }
}

async function nextNumber(em: SqlEntityManager, organisation: Organisation): Promise<number> {
  const last = await em.findOne(Notice, { organisationId: organisation.id }, { orderBy: { number: 'desc' } });
  return (last?.number ?? 0) + 1;
}
