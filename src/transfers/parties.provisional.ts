import type { SqlEntityManager } from '@mikro-orm/sql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { sql } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { Party, PartyVersion } from '../parties/party.entity.js';
import type { Rows } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { isLive, isPublic } from '../sub-processors/version-rows.js';

// PROVISIONAL, to be removed: `PartiesService.named` and the type `Party` of the room parties/ take its place.

@ObjectType({ description: 'A party to a transfer.' })
export class TransferParty {
  @Field(() => ID) id!: string;
  @Field({ description: 'As it is called on the day.' }) legalName!: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The party of the organisation that a text names. @throws BAD_USER_INPUT */
export async function namedParty(
  em: SqlEntityManager,
  organisationId: string,
  text: string,
  path: string,
): Promise<Party> {
  const version = UUID.test(text)
    ? null
    : await em.findOne(
        PartyVersion,
        { organisationId, legalName: text.trim(), withdrawnAt: null, supersededById: null },
        { orderBy: { effectiveFrom: 'desc' } },
      );
  const id = UUID.test(text) ? text : version?.party.id;
  const party = id === undefined ? null : await em.findOne(Party, { id, organisationId });
  if (!party) throw Refusal.field(path, 'names no party');
  return party;
}

/** Parties by id and day, in one statement. */
export async function partyNames(
  db: Rows,
  organisation: string,
  keys: readonly { id: string; on: Day }[],
  asOf: Date | null,
): Promise<(TransferParty | null)[]> {
  const ids = keys.map(({ id }) => id);
  const days = keys.map(({ on }) => on);
  const { rows } = await sql<
    TransferParty & { on: Day }
  >`select distinct on (w.id, w.on_day) w.id, w.on_day as "on",
      v.legal_name as "legalName"
    from unnest(${ids}::uuid[], ${days}::date[]) as w (id, on_day)
    join ${rowSource('party_version', asOf, organisation)} v on v.party_id = w.id and ${isLive('v')}
    order by w.id, w.on_day, (v.effective_from <= w.on_day) desc,
      case when v.effective_from <= w.on_day then v.effective_from end desc, v.effective_from, ${isPublic('v')}`.execute(
    db,
  );
  const found = new Map(rows.map((row) => [`${row.id} ${row.on}`, row]));
  return keys.map(({ id, on }) => found.get(`${id} ${on}`) ?? null);
}
