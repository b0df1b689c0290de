import { sql, type RawBuilder } from 'kysely';
import type { AmendmentSource } from '../sub-processors/amendment-rows.js';
import { isLive } from '../shared/version-sql.js';
import { mechanismWords, type ShownFacts } from './mechanism-words.js';

/** What the words are made of: versions that agree in it are told in the same words. */
const shown = (alias: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`jsonb_build_array(coalesce(${column('removed')}, false), ${column('destination')}, ${column('destination_organisation')},
    (select jsonb_agg(jsonb_build_array(m -> 'kind', m -> 'decision')) from jsonb_array_elements(${column('mechanisms')}) m))`;
};

/** A transfer that serves a sub-processor is an amendment of its transfer mechanism: old → new in words. */
export const transferAmendments: AmendmentSource = {
  of: 'transfer',
  rows: ({ versions, before, wanted }) => sql`
    select v.id, s.id as "subProcessorId", s.party_id as "partyId", s.replaces_id as "replacesId",
      v.effective_from as "effectiveFrom", v.origin, v.announced_on as "announcedOn", v.notice_id as "noticeId",
      v.created_at as "createdAt", 'transfer' as of, to_jsonb(v) as after, to_jsonb(b) as before,
      coalesce((select x.product_ids from sub_processor_version x
        where x.sub_processor_id = s.id and x.withdrawn_at is null and not x.removed
        order by (x.effective_from <= v.effective_from) desc, abs(x.effective_from - v.effective_from) limit 1), '{}') as "productIds"
    from (${versions('transfer_version')}) v join transfer t on t.id = v.transfer_id join sub_processor s on s.id = t.sub_processor_id
      ${before('transfer_version', 'transfer_id')}
    where ${wanted} and ${shown('v')} is distinct from ${shown('b')}
      and exists (select from sub_processor_version x where x.sub_processor_id = s.id and ${isLive('x')} and not x.removed)
      and not exists (select from sub_processor_version x where x.sub_processor_id = s.id and ${isLive('x')}
        and x.removed and x.effective_from <= v.effective_from)`,
  facts: (version, languages) =>
    version['removed']
      ? {}
      : {
          transferMechanism: mechanismWords(
            {
              destination: version['destination'],
              destinationOrganisation: version['destination_organisation'],
              mechanisms: version['mechanisms'],
            } as ShownFacts,
            languages,
          ),
        },
};
