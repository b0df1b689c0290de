/** One try and its answer, in one round trip: a transaction of its own, as a worker that may see every organisation. */
export const deliveriesSql = `
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

create function ropewalk_mark_delivery(
  p_id uuid, p_claim uuid, p_state text, p_wait int, p_code int, p_answer text, p_attempt uuid, p_clock text,
  p_class text, p_status text, p_soft_limit int, p_soft_days int)
returns boolean language plpgsql as $$
declare
  organisation uuid;
begin
  perform set_config('ropewalk.scope', 'all', true), set_config('ropewalk.clock', p_clock, true);
  -- a copy that was cancelled while on its way counts as delivered if it arrived. A report of failure may be here before
  -- the mark of the mail that it is about
  update delivery set claim = null, attempts = attempts + 1, answer = p_answer, updated_at = ropewalk_now(),
    state = case when state = 'CANCELLED' and p_state <> 'DELIVERED' then state
      when p_state = 'DELIVERED' and bounce_class <> 'COMPLAINT' then 'BOUNCED' else p_state end,
    due_at = ropewalk_now() + coalesce(p_wait, 0) * interval '1 second',
    settled_at = case when p_wait is null then ropewalk_now() else settled_at end,
    address = case when p_wait is null and not contact then null else address end,
    sealed_link = case when p_wait is null then null else sealed_link end
  where id = p_id and claim = p_claim returning organisation_id into organisation;
  if not found then return false; end if;
  insert into attempt (id, organisation_id, delivery_id, at, code, answer)
  values (p_attempt, organisation, p_id, ropewalk_now(), p_code, p_answer);
  if p_class is not null then
    perform ropewalk_bounced(p_id, p_class, p_status, null, p_soft_limit, p_soft_days);
  end if;
  return true;
end $$;
`;
