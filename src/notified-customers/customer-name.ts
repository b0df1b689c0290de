import { sql } from 'kysely';

/** Legal name of the notified customer `c`: the public one of last, for its contact may stand for several. */
export const customerName = sql<string>`(select p.legal_name from party_version p
  where p.party_id = c.customer_id and p.superseded_by_id is null and p.withdrawn_at is null
  order by (p.announced_on is not null or p.origin = 'BASELINE' or p.silent_reason is not null) desc, p.effective_from desc limit 1)`;
