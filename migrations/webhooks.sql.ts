/** Who is to be told of an event is written by the database, in the event's transaction: there is no moment to lose it. */
export const webhooksSql = `
create function ropewalk_tell_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_delivery (id, organisation_id, webhook_id, event_id)
  select gen_random_uuid(), new.organisation_id, w.id, new.id from webhook w
  where w.organisation_id = new.organisation_id and w.disabled_at is null
    and (w.event_types = '{}' or new.type = any(w.event_types));
  return null;
end $$;
create trigger tell_webhooks after insert on event for each row execute function ropewalk_tell_webhooks();
`;
