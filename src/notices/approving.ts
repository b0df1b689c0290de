import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { mustBePerson } from '../access/person.js';
import { AuthorsReader, type Author } from '../history/authors.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { currentContext, type Actor } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { Announcements, refuseOther } from './announcements.js';
import { rowsOfVersions, versionTables } from './announced-versions.js';
import { isSame, NoticeAct, NoticeActKind } from './notice-act.entity.js';
import type { Notice } from './notice.entity.js';

/** Who did what with a notice, and whether one person may do what another has to agree to. */
@Injectable()
export class Approving {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly authors: AuthorsReader,
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
      if (organisation.fourEyes) await this.refuseOwn(em, notice, actor);
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
    const hands = await this.hands(em, notice);
    // who put more into it after approving has approved its own work
    const other = approvals.some(({ by, byKind }) =>
      hands.every((hand) => !isSame(hand, { kind: byKind, subject: by })),
    );
    if (!other)
      throw new Refusal(
        'NOTICE_NOT_APPROVED',
        `another person than ${namesOf(hands)} must approve this digest first`,
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

  private async refuseOwn(em: SqlEntityManager, notice: Notice, actor: Actor): Promise<void> {
    const own = (await this.hands(em, notice)).find((hand) => isSame(hand, actor));
    if (own) throw new Refusal('FOUR_EYES', `${actor.subject} has ${own.did}; somebody else approves it`);
  }

  /** Whose work a draft is: who gathered it, and who wrote, altered or discarded what is in it, then or before. */
  private async hands(em: SqlEntityManager, { id, organisationId }: Notice): Promise<Hand[]> {
    const drafted = await em.find(NoticeAct, { noticeId: id, kind: NoticeActKind.DRAFTED });
    const written = await this.authors.of(organisationId, await rowsOfVersions(em, id), {
      tables: versionTables(em),
      column: 'notice_id',
      value: id,
    });
    return [
      ...drafted.map(({ byKind, by }) => ({ kind: byKind, subject: by, did: 'drafted this notice' })),
      ...written.map((author) => ({ ...author, did: 'written or discarded a change of this notice' })),
    ];
  }
}

interface Hand extends Author {
  did: string;
}

function namesOf(hands: readonly Hand[]): string {
  const persons = hands.filter(({ kind }) => kind === 'person');
  return [...new Set((persons.length > 0 ? persons : hands).map(({ subject }) => subject))].join(', ');
}

function actorOf(): Actor {
  return currentContext()!.actor;
}
