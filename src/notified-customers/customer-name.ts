import { sql } from 'kysely';

/** Legal name of the notified customer `c`: the public one of last, for its contact may stand for several. */
const legalName = sql<string>`(select p.legal_name from party_version p
  where p.party_id = c.customer_id and p.superseded_by_id is null and p.withdrawn_at is null
  order by (p.announced_on is not null or p.origin = 'BASELINE' or p.silent_reason is not null) desc, p.effective_from desc limit 1)`;

/**
 * The agreement, where the notice reaches the customer under others too; with its reference, where these have its title. Those
 * are found by the customer, which is not left to the planner (`offset 0`): by the notice they would all be looked at for each.
 */
const agreement = sql<string>`(select ' · ' || own.title || case when bool_or(another.title = own.title)
    then ' (' || own.reference || ')' else '' end
  from agreement own, (select * from notified_customer n where n.customer_id = c.customer_id offset 0) o
    join agreement another on another.id = o.agreement_id
  where own.id = c.agreement_id and o.notice_id = c.notice_id and o.agreement_id <> c.agreement_id
  group by own.title, own.reference)`;

/** What the mails to a contact of the notified customer `c` begin with. */
export const customerName = sql<string>`concat(${legalName}, ${agreement})`;
