import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { PartyKind } from '../law/roles.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import { isLive } from '../shared/version-sql.js';
import { Party } from './party.entity.js';
import { partyFields, type PartyFacts } from './party-facts.js';
import type { AddPartyInput, AmendPartyInput, PartyInput } from './party.inputs.js';
import { newParty } from './party-versions.js';

/** The parties of the record: whom it names as controller, customer, vendor, authority, officer. */
@Injectable()
export class PartiesService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** It is the record's own knowledge: nobody is told. @throws NOT_FOUND, BAD_USER_INPUT */
  add(input: AddPartyInput): Promise<Party> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const { reference = null, kind } = input;
      await refuseTaken(em, organisation.id, reference);
      const effectiveFrom = input.effectiveFrom ?? this.clock.today(organisation.timeZone);
      const party = newParty(
        em,
        organisation.id,
        { ...given(input), legalName: tidy(input.legalName) ?? '' },
        { effectiveFrom, origin: Origin.BASELINE },
        { reference, kind: kind ?? PartyKind.ORGANISATION },
      );
      await em.flush();
      return party;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  amend(input: AmendPartyInput): Promise<Party> {
    return this.database.transaction(async (em) => {
      const party = await em.findOne(Party, { id: input.id }, { populate: ['versions'] });
      if (!party) throw Refusal.notFound('party');
      if (input.legalName === null) throw Refusal.field('legalName', 'cannot be taken away');
      const { timeZone } = await this.organisations.byId(party.organisationId);
      const before = { reference: party.reference, kind: party.kind };
      if (input.reference !== undefined && input.reference !== party.reference)
        await refuseTaken(em, party.organisationId, input.reference);
      if (input.reference !== undefined) party.reference = input.reference;
      if (input.kind) party.kind = input.kind;
      const facts = given(input);
      const changed = party.amend(
        facts,
        input.effectiveFrom ?? this.clock.today(timeZone),
        input.carryForward,
      );
      if (!changed && before.reference === party.reference && before.kind === party.kind)
        throw new Refusal('NOTHING_TO_AMEND', 'the facts given are those that already hold');
      await em.flush();
      return party;
    });
  }

  /**
   * The party that an input names: by its id, its reference or its exact legal name, past or coming.
   * @throws BAD_USER_INPUT at `path` when it names none, or several
   */
  async named(organisationId: string, text: string, path: string): Promise<Party> {
    return (await this.allNamed(organisationId, [{ text, path }]))[0]!;
  }

  /** The same for many names in two statements, in the order of the names. */
  allNamed(organisationId: string, names: readonly { text: string; path: string }[]): Promise<Party[]> {
    return this.database.load(async (em) => {
      if (names.length === 0) return [];
      const { rows } = await sql<{ text: string; id: string }>`
        select n.text, p.id from unnest(${names.map(({ text }) => text)}::text[]) as n (text)
        join lateral (
          select id, 1 as rank from party where organisation_id = ${organisationId} and id::text = lower(n.text)
          union select id, 2 from party where organisation_id = ${organisationId} and reference = n.text
          union select v.party_id, 3 from party_version v
            where v.organisation_id = ${organisationId} and v.legal_name = n.text and ${isLive('v')}
        ) p on true order by p.rank`.execute(rowsOf(em));
      return this.found(em, names, rows);
    });
  }

  private async found(
    em: SqlEntityManager,
    names: readonly { text: string; path: string }[],
    rows: readonly { text: string; id: string }[],
  ): Promise<Party[]> {
    const parties = await em.find(Party, { id: { $in: rows.map(({ id }) => id) } });
    const byId = new Map(parties.map((party) => [party.id, party]));
    const byText = Map.groupBy(rows, ({ text }) => text);
    return names.map(({ text, path }) => {
      const matches = [...new Set((byText.get(text) ?? []).map(({ id }) => byId.get(id)!))];
      const exact = matches.find((party) => party.id === text.toLowerCase() || party.reference === text);
      if (!exact && matches.length > 1)
        throw Refusal.field(path, `names several parties "${text}": use the reference or id of one`);
      const party = exact ?? matches[0];
      if (!party) throw Refusal.field(path, `names no party "${text}"`);
      return party;
    });
  }
}

async function refuseTaken(
  em: SqlEntityManager,
  organisationId: string,
  reference: string | null,
): Promise<void> {
  if (reference !== null && (await em.count(Party, { organisationId, reference })) > 0)
    throw Refusal.field('reference', `is taken: another party is called "${reference}"`);
}

/** The public facts among those given; white space is tidied, what is not given is left out. */
function given(input: Partial<PartyInput>): Partial<PartyFacts> {
  return Object.fromEntries(
    partyFields.filter((field) => input[field] !== undefined).map((field) => [field, tidy(input[field])]),
  );
}

function tidy(value: string | null | undefined): string | null {
  return value?.replace(/\s+/g, ' ').trim() || null;
}
