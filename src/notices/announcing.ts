import { Injectable } from '@nestjs/common';
import { NoticeChangesReader } from './notice-changes.reader.js';
import type { Notice } from './notice.entity.js';
import { NoticesService } from './notices.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Refusal } from '../shared/errors.js';

/** Drafts and announces in one act: whoever hands in a list has seen what it says. */
@Injectable()
export class Announcing {
  constructor(
    private readonly notices: NoticesService,
    private readonly changes: NoticeChangesReader,
  ) {}

  /** Announces all that is unannounced; null when nothing is. @throws NOTICE_TOO_SHORT */
  async atOnce(organisation: Organisation): Promise<Notice | null> {
    const draft = await this.draft(organisation.slug);
    if (!draft) return null;
    const changes = await this.changes.all(organisation, { notices: [draft.id] });
    const { digest } = await this.changes.frozen(organisation, changes);
    return this.notices.announce({ notice: draft.id, digest });
  }

  private async draft(slug: string): Promise<Notice | null> {
    try {
      return await this.notices.draft(slug);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOTHING_TO_ANNOUNCE') return null;
      throw error;
    }
  }
}
