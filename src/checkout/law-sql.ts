import { shippedDecisions } from '../law/adequacy-decisions.js';
import { shippedMemberships } from '../law/eea-memberships.js';
import { shippedExemptions } from '../law/record-exemptions.js';
import { shippedTerms } from '../law/shipped-law.js';

type Fact = Record<string, unknown>;

/** Table, the columns that name a row, and the rows that this release ships. */
const shipped: [table: string, names: string[], facts: Fact[]][] = [
  ['adequacy_decision', ['code'], shippedDecisions.map(inColumns)],
  ['eea_membership', ['code'], shippedMemberships.map(inColumns)],
  ['record_exemption_threshold', ['code'], shippedExemptions.map(inColumns)],
  [
    'legal_term',
    ['enumeration', 'code'],
    shippedTerms.map(({ label, ...term }) => inColumns({ ...term, labels: label })),
  ],
];

/** The law as a part of a migration, since migrations stand alone. */
export function lawFile(): string {
  const calls = shipped.map(([table, names, facts]) => {
    const rows = facts.map((fact) => JSON.stringify(fact)).join(',\n');
    if (/\$\$|`|\$\{/.test(rows))
      throw new Error(`${table}: "$$", "\`" and "\${" cannot stand in a fact of law`);
    return `call ropewalk_ship('${table}', '{${names.join(',')}}', $$[\n${rows}\n]$$);`;
  });
  return [
    '/** The facts of law, as the files of src/law ship them. Written by `npm run schema`. */',
    'export const lawSql = String.raw`',
    ...calls,
    '`;',
    '',
  ].join('\n');
}

/** One text a row that this release ships and that the migrations have not brought. */
export const missingLawSql = shipped
  .map(
    ([
      table,
      names,
      facts,
    ]) => `select 'no migration ships ${table} ' || ${names.map((name) => `(fact ->> '${name}')`).join(" || '.' || ")} as text
      from jsonb_array_elements('${JSON.stringify(facts).replaceAll("'", "''")}'::jsonb) fact
      where not exists (select from ${table} t where superseded_by_id is null
        and to_jsonb(t) - '{id,created_at,updated_at,origin,reason,superseded_by_id}'::text[] = fact)`,
  )
  .join(' union all ');

function inColumns(fact: object): Fact {
  return Object.fromEntries(
    Object.entries(fact).map(([field, value]) => [
      field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      value,
    ]),
  );
}
