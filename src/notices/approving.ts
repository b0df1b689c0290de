import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { mustBePerson } from '../access/person.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { currentContext, type Actor } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { Announcements, refuseOther } from './announcements.js';
import { NoticeAct, NoticeActKind } from './notice-act.entity.js';
import type { Notice } from './notice.entity.js';

/** Who did what with a notice, and whether one person may do what another has to agree to. */
@Injectable()
export class Approving {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
  ) {}

  /**
   * A person agrees that exactly this draft is announced. A later change of the draft makes the approval void.
   * @throws NOT_FOUND, NOTICE_NOT_DRAFT, NOTHING_TO_ANNOUNCE, DIGEST_MISMATCH, FOUR_EYES
   */
  approve(input: { notice: string; digest: string }): Promise<Notice> {
    return this.database.transaction(async (em) => {
      const { notice, organisation, digest } = await this.announcements.draft(em, input.notice);
      refuseOther(digest, input.digest);
      mustBePerson('approve a notice');
      const actor = actorOf();
      if (organisation.fourEyes && (await this.drafters(em, notice)).some((act) => act.isBy(actor)))
        throw new Refusal('FOUR_EYES', `${actor.subject} has drafted this notice; somebody else approves it`);
      this.record(em, notice, NoticeActKind.APPROVED, { digest });
      await em.flush();
      return notice;
    });
  }

  /** @throws NOTICE_NOT_APPROVED where the organisation asks for four eyes and nobody has approved this digest */
  async mustBeApproved(
    em: SqlEntityManager,
    notice: Notice,
    { fourEyes }: Organisation,
    digest: string,
  ): Promise<void> {
    if (!fourEyes) return;
    const approvals = await em.find(NoticeAct, { noticeId: notice.id, kind: NoticeActKind.APPROVED, digest });
    const drafters = await this.drafters(em, notice);
    // who drafted more into it after approving has approved its own work
    const other = approvals.some(({ by, byKind }) =>
      drafters.every((act) => !act.isBy({ kind: byKind, subject: by })),
    );
    if (!other)
      throw new Refusal(
        'NOTICE_NOT_APPROVED',
        `another person than ${drafters.map(({ by }) => by).join(', ')} must approve this digest first`,
      );
  }

  /** Written with what it is the trace of. */
  record(
    em: SqlEntityManager,
    { id, organisationId }: Notice,
    kind: NoticeActKind,
    more: { digest?: string; reason?: string } = {},
  ): void {
    const { kind: byKind, subject: by } = actorOf();
    em.create(NoticeAct, { organisationId, noticeId: id, kind, byKind, by, ...more });
  }

  private drafters(em: SqlEntityManager, { id }: Notice): Promise<NoticeAct[]> {
    return em.find(NoticeAct, { noticeId: id, kind: NoticeActKind.DRAFTED });
  }
}

function actorOf(): Actor {
  return currentContext()!.actor;
}
