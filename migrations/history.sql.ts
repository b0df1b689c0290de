/** Chain v1, roles and row-level security: what every table stands on. See `src/history/` for the readers. */
export const historySql = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'ropewalk_app') then create role ropewalk_app nologin; end if;
  execute format('grant ropewalk_app to %I', current_user);
end $$;
grant usage on schema public to ropewalk_app;

-- The instant a write belongs to. Only a process outside production whose clock was set supplies it.
create function ropewalk_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('ropewalk.clock', true), '')::timestamptz, transaction_timestamp())
$$;

create table change (
  organisation_id uuid not null,
  seq bigint not null,
  at timestamptz(6) not null,
  at_source text not null check (at_source in ('database', 'clock')),
  actor text not null,
  actor_key text,
  act text not null,
  table_name text not null,
  row_id uuid not null,
  op text not null check (op in ('INSERT', 'UPDATE', 'DELETE')),
  schema_version int not null,
  salt bytea,
  payload jsonb,
  digest bytea not null,
  prev bytea not null,
  hash bytea not null,
  version smallint not null,
  primary key (organisation_id, seq)
);
create index change_row on change (organisation_id, table_name, row_id, seq desc);
grant select on change to ropewalk_app;
alter table change enable row level security;
create policy change_scope on change for select to ropewalk_app using (
  (select current_setting('ropewalk.scope', true)) = 'all'
  or organisation_id = (select nullif(current_setting('ropewalk.organisation', true), '')::uuid));

create function ropewalk_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the history of % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger change_append_only before delete or truncate on change execute function ropewalk_refuse();

-- Redaction may empty salt and payload, everything that the chain is made of stays as it was.
create function ropewalk_redact_only() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'salt' - 'payload' <> to_jsonb(old) - 'salt' - 'payload'
     or num_nonnulls(new.salt, new.payload) > 0 then
    raise exception 'the history is append-only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger change_redact_only before update on change for each row execute function ropewalk_redact_only();

create function ropewalk_digest(salt bytea, payload jsonb) returns bytea language sql immutable as $$
  select sha256(salt || convert_to(payload::text, 'UTF8'))
$$;

-- The parts stand in a JSON array, so no two different rows give the same bytes.
create function ropewalk_hash(c change) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    c.version, encode(c.prev, 'hex'), c.seq,
    to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || c.at_source,
    jsonb_build_array(c.actor, c.actor_key), c.act, c.organisation_id, c.table_name, c.row_id, c.op,
    c.schema_version, encode(c.digest, 'hex'))::text, 'UTF8'))
$$;

-- trigger arguments: column that names the organisation, then columns that never enter history
create function ropewalk_record() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - tg_argv[1:] end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - tg_argv[1:] end;
  subject jsonb := coalesce(becomes, was);
  xact text := pg_current_xact_id()::text;
  supplied timestamptz := nullif(current_setting('ropewalk.clock', true), '')::timestamptz;
  fixed text := current_setting('ropewalk.at', true);
  last change;
  c change;
begin
  if was = becomes then return null; end if;
  c.version := 1;
  c.organisation_id := coalesce((subject ->> tg_argv[0])::uuid, '00000000-0000-0000-0000-000000000000');
  c.actor := coalesce(nullif(current_setting('ropewalk.actor', true), ''), 'database:' || session_user);
  c.actor_key := nullif(current_setting('ropewalk.key', true), '');
  c.act := coalesce(nullif(current_setting('ropewalk.act', true), ''), 'sql');
  c.table_name := tg_table_name;
  c.row_id := (subject ->> 'id')::uuid;
  c.op := tg_op;
  c.schema_version := 1;
  c.at_source := case when supplied is null then 'database' else 'clock' end;
  c.salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  c.payload := jsonb_build_object('before', was, 'after', becomes);
  c.digest := ropewalk_digest(c.salt, c.payload);

  perform pg_advisory_xact_lock(hashtextextended(c.organisation_id::text, 0));
  select * into last from change where organisation_id = c.organisation_id order by seq desc limit 1;
  if split_part(fixed, ' ', 1) = xact then
    c.at := split_part(fixed, ' ', 2)::timestamptz;
    if c.at < last.at then
      raise exception 'another write got in between' using errcode = 'serialization_failure';
    end if;
  else
    c.at := greatest(coalesce(supplied, clock_timestamp()), last.at);
    perform set_config('ropewalk.at',
      xact || ' ' || to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true);
  end if;
  c.seq := coalesce(last.seq, 0) + 1;
  c.prev := coalesce(last.hash, sha256(''));
  c.hash := ropewalk_hash(c);
  insert into change select (c).*;
  return null;
end $$;

create function ropewalk_touch() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'updated_at' <> to_jsonb(old) - 'updated_at' then new.updated_at := ropewalk_now(); end if;
  return new;
end $$;

-- Row-level security and the application's rights, for every table.
create procedure ropewalk_guard(tbl regclass, organisation_column text default 'organisation_id') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  if organisation_column is null then
    -- technical rows that belong to nobody: counters, claims
    execute format('create policy scope on %s to ropewalk_app using (true)', tbl);
  else
    execute format($p$create policy scope on %s to ropewalk_app using (
      (select current_setting('ropewalk.scope', true)) = 'all'
      or %I = (select nullif(current_setting('ropewalk.organisation', true), '')::uuid))$p$, tbl, organisation_column);
  end if;
  execute format('grant select, insert, update, delete on %s to ropewalk_app', tbl);
end $$;

-- The same, and every write leaves its trace.
create procedure ropewalk_cover(tbl regclass, organisation_column text default 'organisation_id', variadic secret text[] default '{}')
language plpgsql as $$
begin
  call ropewalk_guard(tbl, organisation_column);
  execute format('create trigger record after insert or update or delete on %s for each row execute function ropewalk_record(%s)',
    tbl, (select string_agg(quote_literal(arg), ', ') from unnest(array[organisation_column] || secret) arg));
  execute format('create trigger touch before update on %s for each row execute function ropewalk_touch()', tbl);
  execute format('create trigger keep before truncate on %s execute function ropewalk_refuse()', tbl);
end $$;

-- Of one identity and day at most one public version and one draft. Deferred, for a new version is written before the one
-- whose place it takes is superseded or let go.
create procedure ropewalk_versions(tbl regclass, identity_column text) language plpgsql as $$
declare
  public text := $q$(announced_on is not null or origin = 'BASELINE' or silent_reason is not null)$q$;
begin
  execute format('alter table %s add constraint %I exclude using btree (%I with =, effective_from with =)
    where (%s and withdrawn_at is null and superseded_by_id is null) deferrable initially deferred',
    tbl, tbl || '_one_public', identity_column, public);
  execute format('alter table %s add constraint %I exclude using btree (%I with =, effective_from with =)
    where (not %s and withdrawn_at is null and superseded_by_id is null) deferrable initially deferred',
    tbl, tbl || '_one_draft', identity_column, public);
end $$;

-- The first broken link of one chain, or nothing.
create function ropewalk_verify(organisation uuid) returns table (seq bigint, reason text) language sql stable as $$
  select b.seq, b.reason from (
    select c.seq, case
      when c.seq <> coalesce(lag(c.seq) over w, 0) + 1 then 'a change before this one is missing'
      when c.prev <> coalesce(lag(c.hash) over w, sha256('')) then 'does not follow the change before it'
      when c.at < lag(c.at) over w then 'is older than the change before it'
      when c.payload is not null and c.digest <> ropewalk_digest(c.salt, c.payload) then 'its content was altered'
      when c.hash <> ropewalk_hash(c) then 'its record was altered'
    end as reason
    from change c where c.organisation_id = organisation window w as (order by c.seq)
  ) b where b.reason is not null order by b.seq limit 1
$$;
`;
