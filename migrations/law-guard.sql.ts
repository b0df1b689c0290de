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

-- The same name gets the same id in every database.
create function ropewalk_law_id(tbl text, name text[], nth int) returns uuid language sql immutable as $$
  select overlay(overlay(md5(array_to_string(array[tbl] || name || nth::text, ' '))
    placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid
$$;

-- Ships rows: each supersedes the shipped one of the same name if it differs. A row that an admin has amended stays what
-- holds, and what was shipped meanwhile is kept beside it as superseded.
create procedure ropewalk_ship(tbl regclass, names text[], facts jsonb) language plpgsql as $$
declare
  fact jsonb;
  live jsonb;
  nth int;
  known boolean;
  fresh uuid;
  beside text := '{id,created_at,updated_at,origin,reason,superseded_by_id}';
  of_name text := (select string_agg(format('t.%1$I = fact ->> %1$L', n), ' and ') from unnest(names) n);
  first_id text := format('ropewalk_law_id(%L, array[%s], 0)', tbl, (select string_agg(format('fact ->> %L', n), ', ') from unnest(names) n));
  insertion text := format('insert into %1$s select r.* from jsonb_populate_record(null::%1$s, $1 || jsonb_build_object(
    ''id'', $2, ''created_at'', ropewalk_now(), ''updated_at'', ropewalk_now(), ''origin'', ''SHIPPED'', ''superseded_by_id'', $3)) r', tbl);
begin
  perform set_config('ropewalk.actor', 'system:ropewalk', true), set_config('ropewalk.act', 'migration', true);
  execute format('insert into %1$s select r.* from jsonb_array_elements($1) f(fact), jsonb_populate_record(null::%1$s,
      fact || jsonb_build_object(''id'', %2$s, ''created_at'', ropewalk_now(), ''updated_at'', ropewalk_now(), ''origin'', ''SHIPPED'')) r
    where not exists (select from %1$s t where %3$s)', tbl, first_id, of_name) using facts;
  for fact, live in execute format('select fact, to_jsonb(t) from jsonb_array_elements($1) f(fact) join %s t on %s
      where superseded_by_id is null and to_jsonb(t) - %L::text[] <> fact', tbl, of_name, beside) using facts loop
    execute format('select count(*), bool_or(origin = ''SHIPPED'' and to_jsonb(t) - %L::text[] = fact)
      from (select $1 as fact) f join %s t on %s', beside, tbl, of_name) into nth, known using fact;
    continue when live ->> 'origin' = 'AMENDED' and known;
    fresh := ropewalk_law_id(tbl::text, (select array_agg(fact ->> n) from unnest(names) n), nth);
    if live ->> 'origin' = 'SHIPPED' then
      execute format('update %s set superseded_by_id = $1 where id = $2', tbl) using fresh, (live ->> 'id')::uuid;
    end if;
    execute insertion using fact, fresh, case when live ->> 'origin' = 'AMENDED' then (live ->> 'id')::uuid end;
  end loop;
end $$;
`;
