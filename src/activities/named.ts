import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql, type RawBuilder } from 'kysely';
import { normalisedName } from '../parties/party-facts.js';
import { rowsOf, type Rows } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { isLive } from '../shared/version-sql.js';

/** What an entry may point to. */
export type Kind = 'party' | 'sub-processor' | 'agreement' | 'transfer';

/** How an input names a row, and where it does so. */
export interface Name {
  text: string;
  path: string;
}

/**
 * The ids of rows named in an input by id, by reference or by legal name, in one statement for all names of a kind.
 * @throws BAD_USER_INPUT with the same words for what does not exist and what belongs to another organisation
 */
export async function idsNamed(
  em: SqlEntityManager,
  organisationId: string,
  kind: Kind,
  names: readonly Name[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await found(rowsOf(em), organisationId, kind, names);
  return names.map(({ text, path }) => {
    const byId = rows.find(({ id }) => id === text.toLowerCase());
    const ids = byId ? [byId.id] : rows.filter(({ name }) => name === nameOf(kind, text)).map(({ id }) => id);
    if (ids.length > 1) throw Refusal.field(path, `names more than one ${kind}: give the id of "${text}"`);
    if (!ids[0]) throw Refusal.field(path, `names no ${kind}: "${text}"`);
    return ids[0];
  });
}

const nameOf = (kind: Kind, text: string) =>
  kind === 'party' || kind === 'sub-processor' ? normalisedName(text) : text;

async function found(
  db: Rows,
  organisationId: string,
  kind: Kind,
  names: readonly Name[],
): Promise<{ id: string; name: string }[]> {
  const ids = names.map(({ text }) => text.toLowerCase());
  const known = names.map(({ text }) => nameOf(kind, text));
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select distinct n.id, n.name from ${source(kind)} n
    where n.organisation_id = ${organisationId} and (n.id::text = any(${ids}::text[]) or n.name = any(${known}::text[]))`.execute(
    db,
  );
  return rows;
}

function source(kind: Kind): RawBuilder<unknown> {
  const live = isLive('v');
  if (kind === 'party')
    return sql`(select v.party_id as id, v.organisation_id, lower(v.legal_name) as name from party_version v where ${live}
      union select p.id, p.organisation_id, lower(p.reference) from party p)`;
  if (kind === 'sub-processor')
    return sql`(select s.id, s.organisation_id, lower(v.legal_name) as name from sub_processor s
      join party_version v on v.party_id = s.party_id and ${live})`;
  return sql`(select id, organisation_id, reference as name from ${sql.table(kind)})`;
}
