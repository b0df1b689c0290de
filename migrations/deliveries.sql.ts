/** Marking a delivery: the one write made thousands of times in a row, so it sets its own context and takes one round trip. */
export const deliveriesSql = `
create function ropewalk_mark_delivery(
  p_id uuid, p_claim uuid, p_state text, p_wait int, p_code int, p_answer text, p_attempt uuid, p_clock text)
returns boolean language plpgsql as $$
declare
  organisation uuid;
begin
  perform set_config('ropewalk.scope', 'all', true), set_config('ropewalk.clock', p_clock, true);
  -- a copy that was cancelled while on its way counts as delivered if it arrived
  update delivery set claim = null, attempts = attempts + 1, answer = p_answer, updated_at = ropewalk_now(),
    state = case when state = 'CANCELLED' and p_state <> 'DELIVERED' then state else p_state end,
    due_at = ropewalk_now() + coalesce(p_wait, 0) * interval '1 second',
    settled_at = case when p_wait is null then ropewalk_now() else settled_at end,
    address = case when p_wait is null and not contact then null else address end,
    sealed_link = case when p_wait is null then null else sealed_link end
  where id = p_id and claim = p_claim returning organisation_id into organisation;
  if not found then return false; end if;
  insert into attempt (id, organisation_id, delivery_id, at, code, answer)
  values (p_attempt, organisation, p_id, ropewalk_now(), p_code, p_answer);
  return true;
end $$;
`;
