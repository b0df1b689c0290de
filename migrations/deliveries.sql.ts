/**
 * Claiming and marking deliveries: the writes made thousands of times in a row, so each sets its own context and takes one
 * round trip. How their rows are found is not left to the planner, who decides once, for a table as small as it was then,
 * and whom nobody tells better on an embedded database: the due ones in the order of their index, not by sorting all of
 * them; those to be marked one by one, not by a join.
 */
export const deliveriesSql = `
create function ropewalk_claim_deliveries(p_claim uuid, p_limit int, p_lease int, p_clock text)
returns setof delivery language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  instant timestamptz;
begin
  perform set_config('ropewalk.scope', 'all', true), set_config('ropewalk.clock', p_clock, true);
  instant := ropewalk_now();
  return query
    with due as materialized (
      select d.id from delivery d where d.state = 'PENDING' and d.due_at <= instant
      order by d.due_at limit p_limit for update skip locked)
    update delivery d set claim = p_claim, due_at = instant + p_lease * interval '1 millisecond'
    from due where d.id = due.id returning d.*;
end $$;

-- What a failed delivery, or a complaint about one, means for its address. A notice contact must be reached, so such an
-- address is never suppressed. That many soft failures (p_soft_limit) within p_soft_days count as a hard one.
create function ropewalk_bounced(p_id uuid, p_class text, p_status text, p_report text, p_soft_limit int, p_soft_days int)
returns void language plpgsql as $$
declare
  d delivery;
  p_reason text := case p_class when 'HARD' then 'HARD_BOUNCE' when 'COMPLAINT' then 'COMPLAINT' end;
begin
  update delivery set bounce_class = p_class, bounced_at = ropewalk_now(), status = p_status, report = p_report,
    updated_at = ropewalk_now() where id = p_id returning * into d;
  if (select audience from message where id = d.message_id) = 'CONTACT' then return; end if;
  if p_class = 'SOFT' and p_soft_limit <= (
    select count(*) from delivery where organisation_id = d.organisation_id and address_key = d.address_key
      and bounce_class = 'SOFT' and bounced_at > ropewalk_now() - p_soft_days * interval '1 day') then
    p_reason := 'SOFT_BOUNCES';
  end if;
  if p_reason is null then return; end if;
  insert into suppression as s (id, organisation_id, address_key, reason, status)
  values (gen_random_uuid(), d.organisation_id, d.address_key, p_reason, p_status)
  on conflict (organisation_id, address_key) do update set reason = excluded.reason, updated_at = ropewalk_now()
    where excluded.reason = 'COMPLAINT' and s.reason <> 'COMPLAINT';
end $$;

create function ropewalk_mark_deliveries(p_results json, p_clock text, p_soft_limit int, p_soft_days int)
returns setof uuid language plpgsql set enable_seqscan = off as $$
declare
  result record;
  organisation uuid;
  instant timestamptz;
begin
  perform set_config('ropewalk.scope', 'all', true), set_config('ropewalk.clock', p_clock, true);
  instant := ropewalk_now();
  for result in select * from json_to_recordset(p_results) as g (
    id uuid, claim uuid, state text, wait int, code int, answer text, "bounceClass" text, status text)
  loop
    -- a copy that was cancelled while on its way counts as delivered if it arrived. A report of failure may be here before
    -- the mark of the mail that it is about
    update delivery set claim = null, attempts = attempts + 1, answer = result.answer, updated_at = instant,
      state = case when state = 'CANCELLED' and result.state <> 'DELIVERED' then state
        when result.state = 'DELIVERED' and bounce_class <> 'COMPLAINT' then 'BOUNCED' else result.state end,
      due_at = instant + coalesce(result.wait, 0) * interval '1 second',
      settled_at = case when result.wait is null then instant else settled_at end,
      address = case when result.wait is null and not contact then null else address end,
      sealed_link = case when result.wait is null then null else sealed_link end
    where id = result.id and claim = result.claim returning organisation_id into organisation;
    continue when not found;
    -- the try that succeeded stands on the delivery: most have no other, and a row with its keys costs as much again
    if result.state <> 'DELIVERED' then
      insert into attempt (id, created_at, updated_at, organisation_id, delivery_id, at, code, answer)
      values (gen_random_uuid(), instant, instant, organisation, result.id, instant, result.code, result.answer);
    end if;
    if result."bounceClass" is not null then
      perform ropewalk_bounced(result.id, result."bounceClass", result.status, null, p_soft_limit, p_soft_days);
    end if;
    return next result.id;
  end loop;
end $$;
`;
