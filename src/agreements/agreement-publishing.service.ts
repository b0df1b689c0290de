import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Releases } from '../events/releases.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import type { Agreement } from './agreement.entity.js';
import type { PublishAgreementVersionInput } from './agreement.inputs.js';
import type { AgreementVersion } from './agreement-version.entity.js';
import { AgreementsService, wordsOf } from './agreements.service.js';

/** Drafts of agreements with customers become final. */
@Injectable()
export class AgreementPublishingService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly agreements: AgreementsService,
    private readonly clock: Clock,
    private readonly releases: Releases,
  ) {}

  /**
   * What is material waits for a notice; the rest is public at once, with the reason why nobody is written to: that it was
   * released is an event. Customers stay on the version they stand on. @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND
   */
  publish(input: PublishAgreementVersionInput): Promise<AgreementVersion> {
    return this.database.transaction(async (em) => {
      const agreement = await this.agreements.byId(input.agreement);
      await em.lock(agreement, LockMode.PESSIMISTIC_WRITE);
      const organisation = await this.organisations.byId(agreement.organisationId);
      const version = agreement.draftOf(input.effectiveFrom ?? null);
      const silentReason = silence(input);
      if (input.movedTo) agreement.move(version, input.movedTo);
      const { label, summary } = wordsOf({ label: input.label, summary: input.summary }, organisation);
      const today = this.clock.today(organisation.timeZone);
      agreement.publish(version, { label, summary, silentReason }, today, this.clock.now());
      await em.flush();
      if (silentReason !== null) await this.record(organisation, agreement, version);
      return version;
    });
  }

  /** What no notice tells of; terms for one customer are nobody else's business. */
  private async record(
    organisation: Organisation,
    { party, reference, title }: Agreement,
    version: AgreementVersion,
  ): Promise<void> {
    if (party !== null) return;
    const said = {
      of: 'agreement' as const,
      reference,
      title: { [organisation.prevailingLanguage()]: title },
      label: version.label ?? version.effectiveFrom,
      version,
    };
    await this.releases.record(organisation, said);
  }
}

/** @throws BAD_USER_INPUT for a silence without a reason, or a reason without silence */
function silence({ material, silentReason }: PublishAgreementVersionInput): string | null {
  const reason = silentReason?.trim() || null;
  if (material && reason !== null)
    throw Refusal.field('silentReason', 'is said only of a version that is not material');
  if (!material && reason === null)
    throw Refusal.field(
      'silentReason',
      'is missing: a version that is not material is published without a notice, and the record says why',
    );
  return reason;
}
