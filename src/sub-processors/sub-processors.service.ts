import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { sameName } from '../parties/party-facts.js';
import { knownParty, newParty, type NewPartyFacts } from '../parties/party-versions.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { addDays, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { Entry } from '../shared/timeline.js';
import { amend } from './amending.js';
import { refuseDuplicate } from './duplicates.js';
import { engagementFields, type EngagementFacts } from './facts.js';
import { engagementFactsOf, partyFactsOf } from './given-facts.js';
import { SubProcessor } from './sub-processor.entity.js';
import type { DiscardDraftsInput } from './sub-processor.args.js';
import type {
  AmendSubProcessorInput,
  EngageSubProcessorInput,
  RemoveSubProcessorInput,
  ReplaceSubProcessorInput,
} from './sub-processor.inputs.js';
import type { FactsInput } from './facts.inputs.js';

/** The engagements of sub-processors: engage, amend, replace, remove; each from a day on, each a draft until announced. */
@Injectable()
export class SubProcessorsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT, DUPLICATE_SUB_PROCESSOR */
  engage(input: EngageSubProcessorInput): Promise<SubProcessor> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const engagedBy = input.engagedBy ? await this.find(em, input.engagedBy, organisation.id) : null;
      const facts = engagementFactsOf(
        input,
        organisation.prevailingLanguage(),
        await this.organisations.products(organisation.id),
      );
      const entry = entryOf(input, this.clock.today(organisation.timeZone));
      if (entry.origin === Origin.CORRECTION)
        throw Refusal.field(
          'origin',
          'a correction takes the place of what was announced: amend that engagement',
        );
      const engagement = await this.create(em, organisation, input, facts, entry);
      engagement.engagedBy = engagedBy;
      await em.flush();
      return engagement;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  amend(input: AmendSubProcessorInput): Promise<SubProcessor> {
    return this.change(input.id, input, (today) => entryOf(input, today));
  }

  /** Records facts that the list states for the first time: no amendment, nobody is told. @throws as amend */
  fill(id: string, effectiveFrom: Day, given: Partial<FactsInput>, reason: string): Promise<SubProcessor> {
    const entry = { effectiveFrom, origin: Origin.AMENDMENT, silentReason: reason, carryForward: true };
    return this.change(id, given, () => entry);
  }

  /** Another legal person takes the place (Art. 28(2)). @throws as engage and remove */
  replace(input: ReplaceSubProcessorInput): Promise<{ replaced: SubProcessor; replacement: SubProcessor }> {
    return this.database.transaction(async (em) => {
      const replaced = await this.find(em, input.id);
      const organisation = await this.organisations.byId(replaced.organisationId);
      const entry: Entry = { effectiveFrom: input.effectiveFrom, origin: Origin.AMENDMENT };
      const old = replaced.timeline().base(input.effectiveFrom);
      const firstDayOff = input.lastDay ? addDays(input.lastDay, 1) : input.effectiveFrom;
      if (firstDayOff < input.effectiveFrom)
        throw Refusal.field('lastDay', `leaves a gap: the new one begins on ${input.effectiveFrom}`);
      const party = replaced.party.timeline().on(input.effectiveFrom);
      if (party && sameName(party.legalName, input.with.legalName))
        throw Refusal.field(
          'with.legalName',
          'is the legal person that is to be replaced: amend or rename it',
        );
      const products = await this.organisations.products(organisation.id);
      const given = engagementFactsOf(input.with, organisation.prevailingLanguage(), products);
      replaced.remove({ ...entry, effectiveFrom: firstDayOff }, this.clock.now());
      const facts = { ...inherited(old), ...given };
      const replacement = await this.create(em, organisation, input.with, facts, entry, replaced);
      replacement.replaces = replaced;
      replacement.engagedBy = replaced.engagedBy;
      await em.flush();
      return { replaced, replacement };
    });
  }

  /** @throws NOT_FOUND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  remove({ id, effectiveFrom, origin }: RemoveSubProcessorInput): Promise<SubProcessor> {
    return this.database.transaction(async (em) => {
      const engagement = await this.find(em, id);
      const known = engagement.versions.getItems().some((version) => version.isPublic());
      const organisation = await this.organisations.byId(engagement.organisationId);
      const entry = entryOf({ effectiveFrom, origin }, this.clock.today(organisation.timeZone));
      engagement.remove(entry, this.clock.now());
      const others = known ? 1 : await em.count(SubProcessor, { party: engagement.party, id: { $ne: id } });
      if (others === 0) {
        engagement.party.listed = false;
        // what the record knew of the party before stays
        for (const version of engagement.party.versions)
          if (version.isDraft()) version.withdraw(this.clock.now());
      }
      await em.flush();
      return engagement;
    });
  }

  /** Lets go of what was drafted and nobody was told of; of an engagement that nobody knows of, all of it. @throws NOT_FOUND, NOTHING_TO_AMEND */
  discard({ id }: DiscardDraftsInput): Promise<SubProcessor> {
    return this.database.transaction(async (em) => {
      const engagement = await this.find(em, id);
      const known = engagement.versions.getItems().some((version) => version.isPublic());
      if (!known) return this.remove({ id, effectiveFrom: engagement.versions[0]!.effectiveFrom });
      const discarded = [engagement.timeline().discardDrafts(), engagement.party.timeline().discardDrafts()];
      if (!discarded.includes(true)) throw new Refusal('NOTHING_TO_AMEND', 'nothing is drafted');
      await em.flush();
      return engagement;
    });
  }

  private change(
    id: string,
    given: Partial<FactsInput>,
    entryOn: (today: Day) => Entry,
  ): Promise<SubProcessor> {
    return this.database.transaction(async (em) => {
      const engagement = await this.find(em, id);
      const organisation = await this.organisations.byId(engagement.organisationId);
      const prevailing = organisation.prevailingLanguage();
      const facts = engagementFactsOf(given, prevailing, await this.organisations.products(organisation.id));
      if (given.legalName === null) throw Refusal.field('legalName', 'cannot be taken away');
      const entry = entryOn(this.clock.today(organisation.timeZone));
      amend(engagement, partyFactsOf(given), facts, entry, prevailing);
      await em.flush();
      return engagement;
    });
  }

  private async create(
    em: SqlEntityManager,
    organisation: Organisation,
    input: FactsInput & { ownParty?: boolean },
    facts: Partial<EngagementFacts>,
    entry: Entry,
    replaced?: SubProcessor,
  ): Promise<SubProcessor> {
    const given = { ...partyFactsOf(input) } as NewPartyFacts;
    // a list may say twice what differs in one fact only
    if (!input.ownParty) await refuseDuplicate(em, organisation, given.legalName, facts, entry, replaced);
    const known = input.ownParty ? undefined : await knownParty(em, organisation.id, given, entry);
    const party = known ?? newParty(em, organisation.id, given, entry);
    const engagement = em.create(SubProcessor, { organisationId: organisation.id, party });
    engagement.engage(facts, entry);
    return engagement;
  }

  /** With all versions, its own and the party's. */
  private async find(em: SqlEntityManager, id: string, organisationId?: string): Promise<SubProcessor> {
    const where = organisationId === undefined ? { id } : { id, organisationId };
    const engagement = await em.findOne(SubProcessor, where, { populate: ['versions', 'party.versions'] });
    if (!engagement) throw Refusal.notFound('sub-processor');
    return engagement;
  }
}

function entryOf(
  input: { effectiveFrom: Day; origin?: Origin; announcedOn?: Day | null; carryForward?: boolean },
  today: Day,
): Entry {
  const origin = input.origin ?? Origin.AMENDMENT;
  if (origin !== Origin.AMENDMENT && input.effectiveFrom > today)
    throw Refusal.field(
      'effectiveFrom',
      `lies after today, ${today}: what is to come is announced, as an AMENDMENT`,
    );
  if (input.announcedOn && input.announcedOn > today)
    throw Refusal.field('announcedOn', `lies after today, ${today}`);
  if (input.announcedOn && origin !== Origin.BASELINE)
    throw Refusal.field(
      'announcedOn',
      'is stated only of a baseline; everything else is announced by a notice',
    );
  return {
    effectiveFrom: input.effectiveFrom,
    origin,
    announcedOn: input.announcedOn,
    carryForward: input.carryForward,
  };
}

/** What a replacement does in the place of the old one, unless told otherwise. Where and by whom is its own. */
function inherited(old: EngagementFacts): Partial<EngagementFacts> {
  const own: readonly (keyof EngagementFacts)[] = [
    'countries',
    'placesAsWritten',
    'usesAi',
    'transferMechanism',
    'note',
  ];
  return Object.fromEntries(
    engagementFields.filter((field) => !own.includes(field)).map((field) => [field, old[field]]),
  );
}
