/** Facts of law belong to no organisation: everyone reads them, who acts for all writes them, rows are never rewritten. */
export const lawGuardSql = `
create function ropewalk_law_row() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by_id is null
     and to_jsonb(new) - '{superseded_by_id,updated_at}'::text[] = to_jsonb(old) - '{superseded_by_id,updated_at}'::text[] then
    return new;
  end if;
  raise exception 'a fact of law is superseded by a further row, never rewritten' using errcode = 'insufficient_privilege';
end $$;

create procedure ropewalk_cover_law(tbl regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('create policy everyone on %s for select to ropewalk_app using (true)', tbl);
  execute format($p$create policy for_all on %s to ropewalk_app
    using ((select current_setting('ropewalk.scope', true)) = 'all')$p$, tbl);
  execute format('grant select, insert, update on %s to ropewalk_app', tbl);
  -- a new row is written after the one that it supersedes
  execute format('alter table %1$s add foreign key (superseded_by_id) references %1$s (id) deferrable initially deferred', tbl);
  execute format('create trigger law_row before update or delete on %s for each row execute function ropewalk_law_row()', tbl);
  -- there is no such column: the system chain
  execute format('create trigger record after insert or update or delete on %s for each row
    execute function ropewalk_record(''organisation_id'')', tbl);
  execute format('create trigger touch before update on %s for each row execute function ropewalk_touch()', tbl);
  execute format('create trigger keep before truncate on %s execute function ropewalk_refuse()', tbl);
end $$;

-- Ships rows: each supersedes the shipped one of the same name if it differs. A row that an admin has amended stays what
-- holds, and what was shipped meanwhile is kept beside it as superseded. The same name always gets the same first id.
create procedure ropewalk_ship(tbl regclass, names text[], facts jsonb) language plpgsql as $$
declare
  fact jsonb;
  name jsonb;
  live jsonb;
  nth int;
  same boolean;
  fresh uuid;
begin
  perform set_config('ropewalk.actor', 'system:ropewalk', true), set_config('ropewalk.act', 'migration', true);
  for fact in select value from jsonb_array_elements(facts) loop
    name := (select jsonb_object_agg(n, fact -> n) from unnest(names) n);
    execute format('select to_jsonb(t) from %s t where superseded_by_id is null and to_jsonb(t) @> $1', tbl) into live using name;
    execute format('select count(*), coalesce(bool_or(origin = ''SHIPPED'' and to_jsonb(t) - %L::text[] = $2), false)
      from %s t where to_jsonb(t) @> $1',
      '{id,created_at,updated_at,origin,reason,superseded_by_id}', tbl) into nth, same using name, fact;
    continue when same and (live ->> 'origin' = 'AMENDED'
      or live - '{id,created_at,updated_at,origin,reason,superseded_by_id}'::text[] = fact);
    fresh := overlay(overlay(md5(tbl::text || name::text || coalesce(nullif(nth, 0)::text, ''))
      placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid;
    if live ->> 'origin' = 'SHIPPED' then
      execute format('update %s set superseded_by_id = $1 where id = $2', tbl) using fresh, (live ->> 'id')::uuid;
    end if;
    execute format('insert into %1$s select (jsonb_populate_record(null::%1$s, $1)).*', tbl) using fact || jsonb_build_object(
      'id', fresh, 'created_at', ropewalk_now(), 'updated_at', ropewalk_now(), 'origin', 'SHIPPED',
      'superseded_by_id', case when live ->> 'origin' = 'AMENDED' then live -> 'id' end);
  end loop;
end $$;
`;
