import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AgreementSide, ContractKind } from '../law/roles.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { givenText } from '../organisations/version-text.js';
import { PartiesService } from '../parties/parties.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { localized } from '../shared/localized-text.js';
import { agreementFields } from './agreement-facts.js';
import type { AddAgreementInput, AmendAgreementInput, EndAgreementInput } from './agreement.inputs.js';
import { Agreement, type AgreementTerms, type VersionWords } from './agreement.entity.js';
import { AgreementStanding } from './agreement-standing.entity.js';
import type { AgreementVersion } from './agreement-version.entity.js';

/** Agreements with customers and vendors, and their versions. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly parties: PartiesService,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  add(input: AddAgreementInput): Promise<Agreement> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const { id: organisationId, timeZone } = organisation;
      await refuseTaken(em, organisationId, input.reference);
      const agreement = em.create(Agreement, {
        organisationId,
        reference: input.reference,
        title: input.title.trim(),
        kind: input.kind ?? ContractKind.ARTICLE_28,
        side: input.side,
        party: input.party ? await this.parties.named(organisationId, input.party, 'party') : null,
      });
      const from = input.effectiveFrom ?? input.signedOn ?? this.clock.today(timeZone);
      agreement.begin(await this.terms(organisationId, input), from, wordsOf(input, organisation));
      await em.flush();
      return agreement;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  amend(input: AmendAgreementInput): Promise<Agreement> {
    return this.database.transaction(async (em) => {
      const agreement = await this.byId(input.id);
      const { organisationId } = agreement;
      const organisation = await this.organisations.byId(organisationId);
      const today = this.clock.today(organisation.timeZone);
      const from = input.effectiveFrom ?? today;
      // a new version keeps the text of the one before
      await em.populate([agreement], ['versions.text']);
      const renamed = await this.rename(em, agreement, input);
      const changed = agreement.amend(
        await this.terms(organisationId, input),
        wordsOf(input, organisation, agreement.timeline().on(from)),
        {
          effectiveFrom: from,
          origin: input.origin,
          carryForward: input.carryForward,
          reason: reasonOf(input),
        },
        { stoodOn: await daysStoodOn(em, agreement), today },
      );
      if (!changed && !renamed)
        throw new Refusal('NOTHING_TO_AMEND', 'the terms given are those that already hold');
      await em.flush();
      return agreement;
    });
  }

  /** Ends it, and with it whoever stands on it. @throws NOT_FOUND, BAD_USER_INPUT */
  end({ id, lastDay }: EndAgreementInput): Promise<Agreement> {
    return this.database.transaction(async (em) => {
      const agreement = await this.byId(id);
      await em.lock(agreement, LockMode.PESSIMISTIC_WRITE);
      if (!agreement.timeline().on(lastDay))
        throw Refusal.field('lastDay', 'lies before the first version begins');
      agreement.endedOn = lastDay;
      for (const standing of await em.find(AgreementStanding, { agreement })) standing.end(lastDay);
      await em.flush();
      return agreement;
    });
  }

  /** The agreement that an input names by its id or its reference. @throws NOT_FOUND at `path`: not there, or not theirs */
  named(organisationId: string, text: string, path: string): Promise<Agreement> {
    return this.database.load(async (em) => {
      const where = isId(text) ? { id: text.toLowerCase() } : { reference: text };
      const agreement = await em.findOne(Agreement, { organisationId, ...where }, { populate: ['versions'] });
      return agreement ?? missing(path);
    });
  }

  /** The same where the organisation is given by its slug, or, when the agreement is named by its id, not at all. */
  async namedIn(slug: string | null | undefined, text: string, path: string): Promise<Agreement> {
    if (slug) return this.named((await this.organisations.bySlug(slug)).id, text, path);
    if (!isId(text))
      throw Refusal.field('organisation', 'is needed where the agreement is named by its reference');
    return this.database.load(async (em) => {
      const found = await em.findOne(Agreement, { id: text.toLowerCase() }, { populate: ['versions'] });
      return found ?? missing(path);
    });
  }

  /** With its versions, without their texts. @throws NOT_FOUND */
  byId(id: string): Promise<Agreement> {
    return this.database.load(async (em) => {
      const agreement = await em.findOne(Agreement, { id }, { populate: ['versions'] });
      if (!agreement) throw Refusal.notFound('agreement');
      return agreement;
    });
  }

  private async rename(
    em: SqlEntityManager,
    agreement: Agreement,
    { reference, title, kind, party }: AmendAgreementInput,
  ): Promise<boolean> {
    const { organisationId } = agreement;
    const before = [agreement.reference, agreement.title, agreement.kind, agreement.party?.id];
    if (reference && reference !== agreement.reference) {
      await refuseTaken(em, organisationId, reference);
      agreement.reference = reference;
    }
    if (title?.trim()) agreement.title = title.trim();
    if (kind) agreement.kind = kind;
    if (party !== undefined)
      agreement.party = party === null ? null : await this.parties.named(organisationId, party, 'party');
    const after = [agreement.reference, agreement.title, agreement.kind, agreement.party?.id];
    return before.some((value, index) => value !== after[index]);
  }

  private async terms(
    organisationId: string,
    input: AddAgreementInput | AmendAgreementInput,
  ): Promise<AgreementTerms> {
    const given = agreementFields.filter((field) => input[field] !== undefined);
    return {
      ...Object.fromEntries(given.map((field) => [field, input[field]])),
      ...(input.products !== undefined && {
        productIds: await this.organisations.productIds(organisationId, input.products ?? []),
      }),
    };
  }
}

/** @throws BAD_USER_INPUT for a correction without a reason, or a reason without a correction */
function reasonOf({ origin, reason }: AmendAgreementInput): string | null {
  const said = reason?.trim() || null;
  if (origin === Origin.CORRECTION && said === null)
    throw Refusal.field(
      'reason',
      'is missing: a correction counts for customers at once, and the record says how the terms came to be wrong',
    );
  if (origin !== Origin.CORRECTION && said !== null)
    throw Refusal.field('reason', 'is said only of a correction; of other versions there is the summary');
  return said;
}

function missing(path: string): never {
  throw Refusal.field(path, 'agreement not found', 'NOT_FOUND');
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What is given of the text of a version, and of its name; `known` is what holds already. */
export function wordsOf(
  input: Partial<Pick<AmendAgreementInput, 'text' | 'prevailingLanguage' | 'machineTranslated'>> &
    Pick<AmendAgreementInput, 'label' | 'summary'>,
  organisation: Organisation,
  known?: AgreementVersion,
): VersionWords {
  const { label, summary } = input;
  return {
    said: givenText(input, organisation.languages, known),
    label,
    summary: summary == null ? summary : localized(summary, organisation.prevailingLanguage()),
  };
}

/** First days of the versions that customers stand on, or stood. */
async function daysStoodOn(em: SqlEntityManager, agreement: Agreement): Promise<ReadonlySet<Day>> {
  if (agreement.side === AgreementSide.VENDOR) return new Set();
  const standings = await em.find(AgreementStanding, { agreement }, { populate: ['version'] });
  return new Set(standings.map(({ version }) => version.effectiveFrom));
}

async function refuseTaken(em: SqlEntityManager, organisationId: string, reference: string): Promise<void> {
  if ((await em.count(Agreement, { organisationId, reference })) > 0)
    throw Refusal.field('reference', `is taken: another agreement is called "${reference}"`);
}
