import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { EventType } from '../events/event.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { renderWithdrawalMail } from '../views/follow-up-mails.js';
import { Announcements, type AnnouncementInput } from './announcements.js';
import { announceVersions, gather, release, withdrawVersions } from './announced-versions.js';
import { Approving } from './approving.js';
import { NoticeActKind } from './notice-act.entity.js';
import { Notice, NoticeState } from './notice.entity.js';
import { NoticeTelling } from './notice-telling.js';
import { productsOf } from './notice-content.js';

/** Gathers what is unannounced, announces it at once to everyone who must know, takes it back before it has effect. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly approving: Approving,
    private readonly telling: NoticeTelling,
    private readonly clock: Clock,
  ) {}

  /** The open draft, with everything unannounced in it; a new one when none is open. @throws NOTHING_TO_ANNOUNCE */
  draft(slug: string): Promise<Notice> {
    return this.database.transaction(async (em) => {
      const organisation = await this.announcements.waiting(slug);
      await this.alone(em, organisation.id);
      const open = await em.findOne(Notice, { organisationId: organisation.id, state: NoticeState.DRAFT });
      const notice = open ?? this.opened(em, organisation, await nextNumber(em, organisation));
      await em.flush();
      const added = await gather(em, organisation.id, notice.id);
      if (added > 0 || !open) this.approving.record(em, notice, NoticeActKind.DRAFTED);
      await em.flush();
      return notice;
    });
  }

  /**
   * Announces what was seen: `digest` names it. The mails are put into words before the transaction, which writes all at
   * once: versions public, the notice sealed, one delivery row for each contact and each subscriber.
   * @param mayBreak whether the caller may cut a period short that nobody agreed may be cut
   * @throws NOT_FOUND, NOTICE_NOT_DRAFT, DIGEST_MISMATCH, NOTICE_TOO_SHORT, NOTICE_NOT_APPROVED, NOTHING_TO_ANNOUNCE, FORBIDDEN
   */
  async announce(input: AnnouncementInput, mayBreak = true): Promise<Notice> {
    const seen = await this.database.load((em) => this.announcements.of(em, input));
    if (seen.breaks && !mayBreak)
      throw new Refusal(
        'FORBIDDEN',
        'cutting a notice period short that nobody agreed to cut needs the role admin',
      );
    const words = this.telling.noticeWords(seen);
    return this.database.transaction(async (em) => {
      await this.alone(em, seen.organisation.id);
      const { notice, organisation, act, changes, affected, breaks } = await this.announcements.of(em, input);
      const turned = act.day !== seen.act.day || organisation.timeZone !== seen.organisation.timeZone;
      if (turned || breaks !== seen.breaks)
        throw new Refusal(
          'CONFLICT',
          'the day, or what was agreed with customers, has turned meanwhile; announce again',
        );
      await this.approving.mustBeApproved(em, notice, organisation, act.digest);
      await announceVersions(em, notice.id, act.day);
      notice.announce(act);
      notice.productIds = productsOf([...changes.amendments, ...changes.publications]);
      this.approving.record(em, notice, NoticeActKind.ANNOUNCED, {
        digest: act.digest,
        ...(act.emergencyReason && { reason: act.emergencyReason }),
      });
      await em.flush();
      const told = await this.telling.announce(organisation, notice, { words, affected });
      Object.assign(notice, told);
      await em.flush();
      await this.telling.record(EventType.NOTICE_ANNOUNCED, organisation, notice);
      return notice;
    });
  }

  /**
   * Takes a notice back: a draft is let go and its changes wait on; an announced one restores the list and is told to
   * everyone concerned. @throws NOT_FOUND, NOTICE_NOT_DRAFT, NOTICE_IN_EFFECT, LATER_VERSION_EXISTS
   */
  withdraw(input: { notice: string; reason: string }): Promise<Notice> {
    return this.database.transaction(async (em) => {
      const notice = await em.findOne(Notice, { id: input.notice });
      if (!notice) throw Refusal.notFound('notice');
      const organisation = await this.alone(em, notice.organisationId);
      const draft = notice.state === NoticeState.DRAFT;
      const at = this.clock.now();
      notice.withdraw(at, input.reason);
      this.approving.record(em, notice, NoticeActKind.WITHDRAWN, { reason: input.reason });
      if (draft) {
        await release(em, notice.id);
        await em.remove(notice).flush();
        return notice;
      }
      await withdrawVersions(em, notice.id, this.clock.today(organisation.timeZone), at);
      await this.telling.again(organisation, notice, {
        kind: 'withdrawal',
        render: (facts) => renderWithdrawalMail({ ...facts, reason: input.reason }),
      });
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
          // no zone is further behind
          inEffectOn: { $gt: this.clock.today('Etc/GMT+12') },
        },
        { populate: ['message'] },
      );
      let told = 0;
      const own = await em.find(Organisation, { id: { $in: open.map((one) => one.organisationId) } });
      const zones = new Map(own.map(({ id, timeZone }) => [id, timeZone]));
      for (const notice of open) {
        const zone = zones.get(notice.organisationId);
        if (zone && notice.inEffectOn! > this.clock.today(zone))
          told += await this.telling.tellLateJoiners(notice.message!, notice);
      }
      return told;
    });
  }

  private opened(em: SqlEntityManager, { id }: Organisation, number: number): Notice {
    const notice = Object.assign(new Notice(), { organisationId: id, number });
    em.persist(notice);
    return notice;
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
