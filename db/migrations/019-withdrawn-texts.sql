-- Whoever handed in a district's text of a document may take it back before it is decided. The row stays: its edition was
-- told, and the log names it.
set local role cjt_owner;

alter table template_texts add column withdrawn_at bigint,
  add constraint withdrawn_undecided check (withdrawn_at is null or state = 'draft');

create or replace function keep_template_text() returns trigger language plpgsql as $$
declare
  decided constant text[] := array['state', 'decided_by', 'decided_at', 'reason', 'withdrawn_at'];
begin
  if tg_op = 'DELETE' or old.state <> 'draft' or old.withdrawn_at is not null
    or to_jsonb(new) - decided is distinct from to_jsonb(old) - decided then
    raise exception 'the text of a template is decided or withdrawn once and never changed';
  end if;
  return new;
end $$;

-- What a text can be looked at with: public documents of a kind, the last ones first. Its number is asked for so that
-- nothing else fits this index: a plan that was made while the table was small read all of it for every trade.
create index on documents (kind, issued_at desc, id) where audience = 'public' and state = 'issued' and number is not null;

-- What people read every day in a district of 100 000 trades, found without opening the wide rows: what waits for somebody
-- is in nearly no archived trade but where a retention is still kept, and late are few.
create function keeps_retention(facts jsonb) returns boolean language sql immutable parallel safe
as $$ select jsonb_path_exists(facts, '$.dues[*] ? (@.by == "after" && @.state == "open")') $$;
-- The name that the machine gives to a missed limit of the present place.
create function is_late_here(facts jsonb) returns boolean language sql immutable parallel safe
as $$ select facts -> 'flagged' ? ('limit:' || (facts ->> 'round') || ':' || (facts ->> 'since')) $$;
grant execute on function keeps_retention(jsonb), is_late_here(jsonb) to cjt_app;

create index on projects (town, id) where position = 'archived' and keeps_retention(facts);
create index on projects (town, position) where position <> 'archived';
create index on projects (district, position) where position <> 'archived';
create index on projects (town, registered_at desc, id) where is_late_here(facts);
create index on notices (account) where read_at is null;
create index on trade_figures (signed_at) where signed_at is not null;
