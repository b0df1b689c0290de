/**
 * Marking deliveries: the one write made thousands of times in a row, so it sets its own context and takes one round trip,
 * and is planned once: by the keys of the rows, however few there were when it was.
 */
export const deliveriesSql = `
create function ropewalk_mark_deliveries(p_results json, p_clock text) returns setof uuid language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform set_config('ropewalk.scope', 'all', true), set_config('ropewalk.clock', p_clock, true);
  return query
    with given as materialized (
      select * from json_to_recordset(p_results) as g (
        id uuid, claim uuid, state text, wait int, code int, answer text, attempt uuid)),
    marked as (
      -- a copy that was cancelled while on its way counts as delivered if it arrived
      update delivery d set claim = null, attempts = d.attempts + 1, answer = g.answer, updated_at = ropewalk_now(),
        state = case when d.state = 'CANCELLED' and g.state <> 'DELIVERED' then d.state else g.state end,
        due_at = ropewalk_now() + coalesce(g.wait, 0) * interval '1 second',
        settled_at = case when g.wait is null then ropewalk_now() else d.settled_at end,
        address = case when g.wait is null then null else d.address end,
        sealed_link = case when g.wait is null then null else d.sealed_link end
      from given g where d.id = g.id and d.claim = g.claim
      returning d.id, d.organisation_id, g.attempt, g.code, g.answer)
    insert into attempt (id, organisation_id, delivery_id, at, code, answer)
    select m.attempt, m.organisation_id, m.id, ropewalk_now(), m.code, m.answer from marked m returning delivery_id;
end $$;
`;
