-- The first statement of the door: lock, then read the one instant, then everything the decision starts from.
-- In one function, because the instant must be read after the lock: an offer that waited for the lock over the
-- closing moment is late.
set local role cjt_owner;

-- What was answered to a request before. The key itself is locked, as two requests that carry it may be meant for two
-- projects, or for one that is not there yet.
create function claim_key(who uuid, request_key text) returns jsonb
language plpgsql volatile
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(who || ':' || request_key, 0));
  return (
    select jsonb_build_object('requestHash', k.request_hash, 'status', k.status, 'answer', k.answer)
    from idempotency_keys k where k.account = who and k.key = request_key);
end $$;

create function enter_door(wanted uuid, who uuid, request_key text)
returns table (project jsonb, at bigint, bidder text, bidder_facts jsonb, earlier jsonb)
language plpgsql volatile
as $$
declare
  held projects;
begin
  -- Always before the project's lock, so that no two requests wait for each other.
  if request_key is not null then
    earlier := claim_key(who, request_key);
  end if;
  select p.* into held from projects p where p.id = wanted for update;
  if not found then
    return;
  end if;
  at := platform_clock();
  project := to_jsonb(held);
  select b.pseudonym, b.facts into bidder, bidder_facts
    from trade_bidders b where b.project = wanted and b.account = who;
  return next;
end $$;
grant execute on function claim_key(uuid, text), enter_door(uuid, uuid, text) to cjt_app;
