import { Injectable } from '@nestjs/common';
import { digestOf, freeze } from './notice-content.js';
import type { Notice } from './notice.entity.js';
import { NoticesService } from './notices.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Refusal } from '../shared/errors.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';

/** Drafts and announces in one act: whoever hands in a list has seen what it says. */
@Injectable()
export class Announcing {
  constructor(
    private readonly notices: NoticesService,
    private readonly amendments: AmendmentsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Announces all that is unannounced; null when nothing is. @throws NOTICE_TOO_SHORT */
  async atOnce(organisation: Organisation): Promise<Notice | null> {
    const draft = await this.draft(organisation.slug);
    if (!draft) return null;
    const amendments = await this.amendments.all(organisation, { notices: [draft.id], baselines: false });
    const digest = digestOf(
      freeze(amendments, organisation, await this.organisations.products(organisation.id)),
    );
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
