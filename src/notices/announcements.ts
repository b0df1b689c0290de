import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OwnTermsReader, type OwnTerms } from '../agreements/own-terms.reader.js';
import type { AffectedCustomer, NoticedChange } from '../notified-customers/affected-customers.js';
import { NotifiedCustomersService } from '../notified-customers/notified-customers.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../shared/errors.js';
import { needsPeriod } from '../sub-processors/amendment.js';
import { confidentialOf } from './notice-concern.js';
import { lastToObject, refusePastTexts, refuseTooShort, tooShort } from './notice-clock.js';
import { NoticeChangesReader, type NoticeChanges } from './notice-changes.reader.js';
import { Notice } from './notice.entity.js';

/** What is asked to be announced: `digest` names what was seen. */
export interface AnnouncementInput {
  notice: string;
  digest: string;
  emergencyReason?: string | null;
}

/** What a notice would say if it were announced now, and to whom. */
export interface Announcement {
  notice: Notice;
  organisation: Organisation;
  changes: NoticeChanges;
  affected: AffectedCustomer[];
  /** What terms say that stand on no page, for those who made them. */
  ownTerms: ReadonlyMap<string, OwnTerms>;
  act: Parameters<Notice['announce']>[0];
  /** It cuts a period short that nobody agreed may be cut. */
  breaks: boolean;
}

/** Works out what would be announced, to whom, and whether it may be. Writes nothing. */
@Injectable()
export class Announcements {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly changes: NoticeChangesReader,
    private readonly customers: NotifiedCustomersService,
    private readonly clock: Clock,
    private readonly terms: OwnTermsReader,
  ) {}

  /** @throws NOT_FOUND, NOTICE_NOT_DRAFT, NOTHING_TO_ANNOUNCE, DIGEST_MISMATCH, NOTICE_TOO_SHORT */
  async of(em: SqlEntityManager, input: AnnouncementInput): Promise<Announcement> {
    const draft = await this.draft(em, input.notice);
    const { organisation, content, publications, digest } = draft;
    const { amendments } = draft.changes;
    refuseOther(digest, input.digest);
    const day = this.clock.today(organisation.timeZone);
    refusePastTexts(publications, day, organisation);
    const affected = await this.customers.affected(organisation, noticed(draft.changes), day);
    const short = tooShort(amendments, affected, day, organisation);
    const emergencyReason = input.emergencyReason ?? null;
    if (emergencyReason === null) refuseTooShort(short, day);
    const cut = short.promised.length + short.agreements.length + short.emergency.length > 0;
    return {
      ...draft,
      affected,
      ownTerms: await this.terms.of([...confidentialOf(publications)]),
      breaks: short.promised.length + short.agreements.length > 0,
      act: {
        day,
        at: this.clock.now(),
        ...lastToObject(affected, day, organisation, amendments.some(needsPeriod)),
        emergencyReason: cut ? emergencyReason : null,
        content,
        publications,
        digest,
      },
    };
  }

  /** The organisation of that slug, where something waits to be announced. @throws NOT_FOUND, NOTHING_TO_ANNOUNCE */
  async waiting(slug: string): Promise<Organisation> {
    const organisation = await this.organisations.bySlug(slug);
    // drafts may hold nothing that differs: a party that nobody engages any more
    const waiting = await this.changes.all(organisation, { announced: false });
    if (isEmpty(waiting)) throw new Refusal('NOTHING_TO_ANNOUNCE', 'no unannounced change is waiting');
    return organisation;
  }

  /** A draft as it stands, with its digest. @throws NOT_FOUND, NOTICE_NOT_DRAFT, NOTHING_TO_ANNOUNCE */
  async draft(em: SqlEntityManager, id: string) {
    const notice = await em.findOne(Notice, { id });
    if (!notice) throw Refusal.notFound('notice');
    notice.mustBeDraft();
    const organisation = await this.organisations.byId(notice.organisationId);
    const changes = await this.changes.all(organisation, { notices: [notice.id] });
    if (isEmpty(changes)) throw new Refusal('NOTHING_TO_ANNOUNCE', 'nothing is left of this draft');
    return { notice, organisation, changes, ...(await this.changes.frozen(organisation, changes)) };
  }
}

/** @throws DIGEST_MISMATCH */
export function refuseOther(digest: string, seen: string): void {
  if (digest !== seen)
    throw Refusal.field('digest', 'is not that of the draft as it stands: read it again', 'DIGEST_MISMATCH');
}

function isEmpty({ amendments, publications }: NoticeChanges): boolean {
  return amendments.length + publications.length === 0;
}

/** New versions of texts need no period of their own: nobody is moved by them. Of an agreement hears who stands on it. */
function noticed({ amendments, publications }: NoticeChanges): NoticedChange[] {
  return [
    ...amendments.map((amendment) => {
      const { id, effectiveFrom, productIds } = amendment;
      return { versionId: id, effectiveFrom, productIds, needsPeriod: needsPeriod(amendment) };
    }),
    ...publications.map(({ of, id, subjectId, effectiveFrom, productIds }) => ({
      versionId: id,
      effectiveFrom,
      productIds,
      needsPeriod: false,
      ...(of === 'agreement' && { agreementId: subjectId }),
    })),
  ];
}
