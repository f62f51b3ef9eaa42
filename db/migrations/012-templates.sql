-- Texts of documents that a district has made its own. A text is never changed: who wants another one makes another
-- edition, which a second person approves; documents name the edition they were made with.
set local role cjt_owner;

create table template_texts (
  id         uuid primary key,
  district   text not null references organisations (id),
  kind       text not null,
  -- The platform's own version that it is made from: another version may ask for other facts.
  base       integer not null,
  edition    integer not null check (edition > 0),
  blocks     jsonb not null,
  -- Of the canonical blocks, as the log names it.
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  note       text not null,
  made_by    uuid not null references accounts (id),
  made_at    bigint not null,
  state      text not null check (state in ('draft', 'approved', 'rejected')),
  decided_by uuid references accounts (id),
  decided_at bigint,
  reason     text,
  unique (district, kind, edition),
  check ((state = 'draft') = (decided_by is null)),
  check (decided_by <> made_by)
);
-- What the door asks for every document.
create index on template_texts (district, kind, base, edition desc) where state = 'approved';

create function keep_template_text() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'draft'
    or (to_jsonb(new) - '{state,decided_by,decided_at,reason}'::text[])
      is distinct from (to_jsonb(old) - '{state,decided_by,decided_at,reason}'::text[]) then
    raise exception 'the text of a template is decided once and never changed';
  end if;
  return new;
end $$;
create trigger kept before update or delete on template_texts for each row execute function keep_template_text();

-- The edition in force for a kind in a district, or null where the platform's own text is.
create function template_edition(district_code text, wanted text, version integer) returns integer
language sql stable
as $$
  select max(t.edition) from template_texts t
  where t.district = district_code and t.kind = wanted and t.base = version and t.state = 'approved'
$$;

alter table template_texts enable row level security;
create policy seen on template_texts for select to cjt_app
  using ((select asker()) = 'platform' or district = any ((select administers_at())::text[]));
create policy made on template_texts for insert to cjt_app with check ((select asker()) = 'platform');
create policy changed on template_texts for update to cjt_app using ((select asker()) = 'platform');
grant select, insert, update on template_texts to cjt_app;
grant execute on function template_edition(text, text, integer) to cjt_app;

-- What was drawn, where a signature made another file of it; `sha256` is what was issued.
alter table documents add column rendered_sha256 text;
