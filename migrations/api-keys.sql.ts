/** Whom a key stands for: asked before every request, when it is not known yet which rows may be seen. One round trip. */
export const apiKeysSql = `
create function ropewalk_authenticate(p_key_hash text)
returns table (id uuid, name text, holder text, role text, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.id, k.name, k.holder, k.role, k.organisation_id from api_key k
  where k.key_hash = p_key_hash and k.revoked_at is null
$$;
revoke execute on function ropewalk_authenticate from public;
grant execute on function ropewalk_authenticate to ropewalk_app;
`;
