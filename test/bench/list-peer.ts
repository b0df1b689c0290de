import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { answer } from './helper.js';

const live = (v: string) => `${v}.withdrawn_at is null and ${v}.superseded_by_id is null
  and (${v}.origin = 'BASELINE' or ${v}.announced_on is not null or ${v}.silent_reason is not null)`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const texts = (column: string) =>
  `(select coalesce(json_agg(t ->> 'en' order by n), '[]') from jsonb_array_elements(${column}) with ordinality as a (t, n))`;

/** The list of an organisation on a day as a document: one statement, written for it by hand, without access rules. */
function statement(which: string, sub: string): string {
  return `with o as (select id from organisation where slug = $1),
  held as (select distinct on (v.sub_processor_id) v.* from sub_processor_version v, o
    where v.organisation_id = o.id and ${live('v')} and v.effective_from <= $2 ${sub}
    order by v.sub_processor_id, v.effective_from desc),
  ended as (select v.sub_processor_id, min(v.effective_from) as day from sub_processor_version v, o
    where v.organisation_id = o.id and ${live('v')} and v.removed and v.effective_from > $2 ${sub} group by 1),
  since as (select v.sub_processor_id, min(v.effective_from) as day from sub_processor_version v, o
    where v.organisation_id = o.id and ${live('v')} ${sub} group by 1),
  party as (select distinct on (v.party_id) v.* from party_version v, o
    where v.organisation_id = o.id and ${live('v')} and v.effective_from <= $2
      ${sub && 'and v.party_id = (select party_id from sub_processor where id = $3)'}
    order by v.party_id, v.effective_from desc),
  page as (select s.id, s.created_at, greatest(s.updated_at, h.updated_at, p.updated_at) as updated_at, p.legal_name,
      p.trading_name, p.registration_id, p.establishment, p.address, p.contact, p.website, h.service, h.purpose,
      h.data_categories, h.data_subjects, h.countries, h.places_as_written, h.product_ids, h.conditions, h.uses_ai,
      h.transfer_mechanism, h.note, greatest(h.effective_from, p.effective_from) as effective_from, since.day as listed_since,
      case when h.effective_from >= p.effective_from then h.announced_on else p.announced_on end as announced_on,
      ended.day - 1 as listed_until, lower(p.legal_name) collate "C" as name
    from held h join sub_processor s on s.id = h.sub_processor_id join party p on p.party_id = s.party_id
    join since on since.sub_processor_id = s.id left join ended on ended.sub_processor_id = s.id
    where not h.removed order by name, s.id ${which}),
  node as (select name, id, json_build_object('id', id, 'legalName', legal_name, 'tradingName', trading_name,
    'registrationId', registration_id, 'establishment', establishment, 'address', address, 'contact', contact,
    'website', website, 'service', service ->> 'en', 'purpose', purpose ->> 'en', 'dataCategories', ${texts('data_categories')},
    'dataSubjects', ${texts('data_subjects')}, 'countries', countries, 'placesAsWritten', places_as_written,
    'conditions', conditions ->> 'en', 'usesAi', uses_ai, 'transferMechanism', transfer_mechanism ->> 'en', 'note', note ->> 'en',
    'status', case when listed_until is null then 'IN_USE' else 'LEAVING' end, 'effectiveFrom', effective_from,
    'listedSince', listed_since, 'announcedOn', announced_on, 'listedUntil', listed_until,
    'createdAt', ${instant('created_at')}, 'updatedAt', ${instant('updated_at')},
    'products', (select coalesce(json_agg(json_build_object('id', d.id, 'slug', d.slug, 'name', d.name) order by d.name, d.id), '[]')
      from product d where d.id = any(product_ids::uuid[]))) as node from page)`;
}

const many = `${statement('limit $3::int + 1', '')}, numbered as (select node, row_number() over (order by name, id) as n from node)
  select json_build_object('data', json_build_object('subProcessors', json_build_object(
    'edges', coalesce(json_agg(json_build_object('node', node) order by n) filter (where n <= $3), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > $3))))::text as document from numbered`;
const one = `${statement('', 'and v.sub_processor_id = $3')}
  select json_build_object('data', json_build_object('subProcessor', node))::text as document from node`;

// node:http and a prepared statement: about as near to the data as a JavaScript program comes.
answer({
  serve: async (connectionString: string) => {
    const pool = new pg.Pool({ connectionString, max: 10 });
    const server = createServer((request, response) => {
      const end = (status: number, text: string) => {
        response.writeHead(status, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        });
        response.end(text);
      };
      bodyOf(request)
        .then(async (body) => {
          const { values } = JSON.parse(body) as { values: unknown[] };
          const name = request.url === '/many' ? 'many' : 'one';
          const { rows } = await pool.query<{ document: string }>({
            name,
            text: name === 'many' ? many : one,
            values,
          });
          end(200, rows[0]!.document);
        })
        .catch((error: unknown) => end(500, String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}
