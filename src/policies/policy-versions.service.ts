import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Releases } from '../events/releases.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { givenText } from '../organisations/version-text.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import { localized } from '../shared/localized-text.js';
import { namedPolicy } from './policies.service.js';
import type {
  DiscardPolicyVersionInput,
  DraftPolicyVersionInput,
  PublishPolicyVersionInput,
  TranslatePolicyVersionInput,
} from './policy.inputs.js';
import type { Policy, Release } from './policy.entity.js';
import { PolicyVersion } from './policy-version.entity.js';

/** Versions of policies: drafted, published, translated, let go. */
@Injectable()
export class PolicyVersionsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
    private readonly releases: Releases,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT, EFFECTIVE_BEFORE_PREVIOUS */
  draft(input: DraftPolicyVersionInput): Promise<PolicyVersion> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const policy = await this.locked(em, organisation, input.policy);
      const version = await this.write(em, organisation, policy, input);
      await em.flush();
      return version;
    });
  }

  /**
   * A material version waits for a notice; another one is public at once, with the reason why nobody is written to: that
   * it was released is an event, unless it was known before.
   * @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS
   */
  publish(input: PublishPolicyVersionInput): Promise<PolicyVersion> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const policy = await this.locked(em, organisation, input.policy);
      const release = releaseOf(input, policy, organisation);
      const version = await this.drafted(em, organisation, policy, input);
      const today = this.clock.today(organisation.timeZone);
      policy.publish(version, release, today, this.clock.now());
      await em.flush();
      if (release.as === 'SILENT') await this.record(organisation, policy, version);
      return version;
    });
  }

  /** Adds a translation, or betters that of a draft; what prevails, and what is public, stays. @throws NOT_FOUND, BAD_USER_INPUT */
  translate({
    version: id,
    language,
    text,
    machineTranslated,
  }: TranslatePolicyVersionInput): Promise<PolicyVersion> {
    return this.database.transaction(async (em) => {
      const version = await em.findOne(PolicyVersion, { id }, { populate: ['text'] });
      if (!version) throw Refusal.notFound('version');
      const organisation = await this.organisations.byId(version.organisationId);
      if (language === version.prevailingLanguage)
        throw Refusal.field(
          'language',
          'is the language that prevails: another text in it is another version',
        );
      const others = version.machineTranslated.filter((other) => other !== language);
      const given = { text: { ...version.text, [language]: text } };
      const machine = machineTranslated ? [...others, language] : others;
      const said = givenText({ ...given, machineTranslated: machine }, organisation.languages, version);
      version.translate(language, said, this.clock.today(organisation.timeZone));
      await em.flush();
      return version;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT for what is public */
  discard({ version: id }: DiscardPolicyVersionInput): Promise<Policy> {
    return this.database.transaction(async (em) => {
      const version = await em.findOne(PolicyVersion, { id }, { populate: ['policy.versions'] });
      if (!version) throw Refusal.notFound('version');
      version.policy.discard(version);
      await em.flush();
      return version.policy;
    });
  }

  /** What no notice tells of. */
  private async record(
    organisation: Organisation,
    { slug, title }: Policy,
    version: PolicyVersion,
  ): Promise<void> {
    const label = version.label ?? version.effectiveFrom;
    await this.releases.record(organisation, { of: 'policy', reference: slug, title, label, version });
  }

  /** Two writers of one policy come one after the other. */
  private async locked(em: SqlEntityManager, { id }: Organisation, slug: string): Promise<Policy> {
    const policy = await namedPolicy(em, id, slug);
    await em.lock(policy, LockMode.PESSIMISTIC_WRITE);
    await policy.versions.init();
    return policy;
  }

  private async write(
    em: SqlEntityManager,
    organisation: Organisation,
    policy: Policy,
    input: DraftPolicyVersionInput,
  ): Promise<PolicyVersion> {
    const { effectiveFrom: day, label, summary } = input;
    const open = policy.draftOn(day);
    if (open) await em.populate([open], ['text']);
    return policy.draft(
      {
        ...givenText(input, organisation.languages, open),
        label,
        ...(summary !== undefined && {
          summary: summary === null ? null : localized(summary, organisation.prevailingLanguage()),
        }),
      },
      day,
    );
  }

  private async drafted(
    em: SqlEntityManager,
    organisation: Organisation,
    policy: Policy,
    input: PublishPolicyVersionInput,
  ): Promise<PolicyVersion> {
    const { version: id, effectiveFrom } = input;
    const whole = !id && input.text && input.label;
    const found = whole ? undefined : policy.draftNamed(id ?? null, effectiveFrom ?? null);
    if (found && effectiveFrom) policy.move(found, effectiveFrom);
    const day = found?.effectiveFrom ?? effectiveFrom ?? this.clock.today(organisation.timeZone);
    return this.write(em, organisation, policy, { ...input, effectiveFrom: day });
  }
}

/** @throws BAD_USER_INPUT for a silence without a reason, or a reason without silence */
function releaseOf(input: PublishPolicyVersionInput, { kind }: Policy, organisation: Organisation): Release {
  const { material, origin, announcedOn } = input;
  const reason = input.silentReason?.trim();
  if (origin === Origin.CORRECTION)
    throw Refusal.field('origin', 'is not of policies: a text that was wrong is followed by another version');
  if (origin === Origin.BASELINE) return { as: 'BASELINE', announcedOn: announcedOn ?? null };
  if (announcedOn)
    throw Refusal.field(
      'announcedOn',
      'is stated only of a baseline; everything else is announced by a notice',
    );
  if (material && reason)
    throw Refusal.field('silentReason', 'is said only of a version that is not material');
  if (material) return { as: 'MATERIAL' };
  if (reason) return { as: 'SILENT', reason };
  if (organisation.exemptPolicyKinds.includes(kind))
    return { as: 'SILENT', reason: `policies of the kind ${kind} are exempt` };
  throw Refusal.field(
    'silentReason',
    'is missing: a version that is not material is published without a notice, and the record says why',
  );
}
