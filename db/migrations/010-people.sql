-- Row-level security: a second wall behind the policy in the code. Whoever asks is `cjt.subject`, set for one transaction:
-- `platform`, `public`, or an account's id. None set: no rows. What a place shows is asked of the grants themselves and
-- not of the code, so that a mistake in one is caught by the other.
set local role cjt_owner;

create function asker() returns text language sql stable parallel safe
as $$ select current_setting('cjt.subject', true) $$;

create function asker_account() returns uuid language sql stable parallel safe
as $$ select case when length(asker()) = 36 then asker()::uuid end $$;

-- Grants that count: of an account in use, at the kind of organisation where the role sits; and whoever administers has
-- no other role beside it. As its owner, or the policies would ask themselves.
create function asker_grants() returns table (role text, organisation text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select g.role, g.organisation
  from grants g
  join accounts a on a.id = g.account and a.kind = 'staff' and a.disabled_at is null
  join organisations o on o.id = g.organisation and o.kind = case
    when g.role in ('accountant', 'head', 'supervisor', 'delegate') then 'village'
    when g.role in ('town_officer', 'station', 'agent_accountant', 'keyholder', 'discipline') then 'town'
    when g.role in ('reviewer', 'district') then 'district' end
  where g.account = asker_account() and (g.role = 'district' or not exists (
    select from grants d where d.account = g.account and d.role = 'district'))
$$;

-- Where whoever asks sees whole trades.
create function works_at() returns text[] language sql stable
as $$ select coalesce(array_agg(organisation), '{}') from asker_grants() where role not in ('reviewer', 'keyholder') $$;

-- Where whoever asks sees the trades drawn for them.
create function reviews_at() returns text[] language sql stable
as $$ select coalesce(array_agg(organisation), '{}') from asker_grants() where role = 'reviewer' $$;

create function administers_at() returns text[] language sql stable
as $$ select coalesce(array_agg(organisation), '{}') from asker_grants() where role = 'district' $$;

-- The functions stand in subselects: asked once for a statement, not once for a row. `platform` stands first: the door
-- pays for nothing behind it. Only the platform writes, but for evidence that is filed in one's own name.
do $$
declare
  platform constant text := $q$(select asker()) = 'platform'$q$;
  -- Of the row %1$s of projects: whoever asks works on this trade, watches it or was drawn for it.
  works constant text := $q$(array[%1$s.village, %1$s.town, %1$s.district] && (select works_at())
    or %1$s.district = any ((select reviews_at())::text[])
      and %1$s.facts -> 'panel' -> 'drawn' @> to_jsonb((select asker())))$q$;
  works_on constant text := $q$exists (select from projects p where p.id = project and $q$ || format(works, 'p') || ')';
  seen text[];
begin
  foreach seen slice 1 in array array[
    ['projects', $q$public_at is not null and (select asker()) <> '' or $q$ || format(works, 'projects')],
    ['trade_bidders', $q$account = (select asker_account()) or $q$ || works_on],
    ['sealed_packages', $q$exists (select from trade_bidders b where b.project = sealed_packages.project
      and b.pseudonym = owner and b.account = (select asker_account())) or $q$ || works_on],
    ['attempts', works_on],
    ['attachments', $q$uploaded_by = (select asker_account()) or $q$ || works_on],
    -- To a bidder his receipts, and to the winner the papers between the two sides.
    ['documents', $q$audience = 'public' and exists (select from projects p where p.id = project and p.public_at is not null)
      or exists (select from trade_bidders b where b.project = documents.project and b.account = (select asker_account())
        and (audience = b.pseudonym or audience = 'work' and b.pseudonym = (
          select p.facts -> 'candidate' ->> 'bidder' from projects p where p.id = documents.project)))
      or $q$ || works_on],
    ['project_numbers', 'false'],
    ['outbox', 'false'],
    ['rate_limits', 'false'],
    ['idempotency_keys', 'account = (select asker_account())'],
    ['sessions', 'account = (select asker_account())'],
    ['grants', $q$account = (select asker_account()) or left(organisation, 6) = any ((select administers_at())::text[])$q$],
    ['accounts', $q$id = (select asker_account()) or exists (select from grants g where g.account = accounts.id
      and left(g.organisation, 6) = any ((select administers_at())::text[]))$q$],
    -- Those who take part where whoever asks may see who does.
    ['bidder_profiles', $q$account = (select asker_account()) or exists (select from trade_bidders b
      join projects p on p.id = b.project where b.account = bidder_profiles.account and $q$ || format(works, 'p') || ')']
  ] loop
    execute format('alter table %I enable row level security', seen[1]);
    execute format('create policy seen on %I for select to cjt_app using (%s or %s)', seen[1], platform, seen[2]);
    execute format('create policy made on %I for insert to cjt_app with check (%s)', seen[1], platform);
    execute format('create policy changed on %I for update to cjt_app using (%s)', seen[1], platform);
    execute format('create policy removed on %I for delete to cjt_app using (%s)', seen[1], platform);
    -- What may be seen may be locked: the door is entered as whoever knocks.
    if seen[1] = 'projects' then
      execute format('alter policy changed on projects using (%s or %s) with check (%s)', platform, seen[2], platform);
    end if;
  end loop;
end $$;

-- The door (005) is entered as whoever knocks: a trade that they may not see is not there, whatever the code believes. From
-- there on the platform acts, as settling a deadline or opening offers touches rows of everybody.
create or replace function enter_door(wanted uuid, who uuid, request_key text)
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
  perform set_config('cjt.subject', 'platform', true);
  project := to_jsonb(held);
  select b.pseudonym, b.facts into bidder, bidder_facts
    from trade_bidders b where b.project = wanted and b.account = who;
  return next;
end $$;

-- To a trade that may be seen.
create policy filed on attachments for insert to cjt_app with check (
  uploaded_by = (select asker_account()) and exists (select from projects p where p.id = project));
-- The queue empties the outbox, whoever filled it.
create policy queue on outbox to cjt_jobs using (true);

-- All that may be known of whoever filed a paper; the account itself is not shown for it.
create function is_staff(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select exists (select from accounts a where a.id = wanted and a.kind = 'staff') $$;

revoke all on function asker_grants(), is_staff(uuid) from public;
grant execute on function asker_grants(), is_staff(uuid) to cjt_app;

-- What acts said is read by the platform alone, which tells of it what each may know.
set local role cjt_log;
alter table log.payloads enable row level security;
create policy platform on log.payloads to cjt_app using (current_setting('cjt.subject', true) = 'platform');

-- Takes the personal part of payloads away, and only of those that an entry of the log names: its hash stays, and every
-- trade still replays, as no decision ever asked for it.
create function log.erase_personal(wanted bigint[], by_entry bigint) returns integer
language plpgsql security definer set search_path = pg_catalog, log, pg_temp
as $$
declare
  erased integer;
begin
  if not exists (
    select from log.entries e join log.payloads p on p.seq = e.seq
    where e.seq = by_entry and e.event = 'personal_erased'
      and p.data::jsonb -> 'data' -> 'entries' @> to_jsonb(wanted)) then
    raise exception 'entry % does not say that it erases these', by_entry;
  end if;
  update log.payloads p set personal = null, personal_salt = null, erased_by = by_entry
    where p.seq = any (wanted) and p.personal is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke all on function log.erase_personal(bigint[], bigint) from public;
grant execute on function log.erase_personal(bigint[], bigint) to cjt_app;

set local role cjt_owner;

-- Accounts of staff are made by an administrator with a password for once, and do nothing until their holder set another.
alter table accounts
  add column must_change_password boolean not null default false,
  add column created_by uuid references accounts (id);

-- The public handle of a session, and when a code from the phone was last given in it.
alter table sessions
  add column id uuid not null unique default gen_random_uuid(),
  add column code_at timestamptz;

alter table organisations add column disabled_at timestamptz;
grant insert, update (name, disabled_at) on organisations to cjt_app;
alter table organisations enable row level security;
create policy seen on organisations for select to cjt_app using (true);
create policy made on organisations for insert to cjt_app with check ((select asker()) = 'platform');
create policy changed on organisations for update to cjt_app using ((select asker()) = 'platform');

-- A second factor (RFC 6238). The secret is sealed like identity numbers; a step that was accepted, and any before it,
-- is refused the next time.
create table second_factors (
  account       uuid primary key references accounts (id),
  secret_sealed bytea not null,
  confirmed_at  timestamptz,
  last_step     bigint not null default 0
);
create table recovery_codes (
  account   uuid not null references accounts (id),
  code_hash text not null,
  used_at   timestamptz,
  primary key (account, code_hash)
);
alter table second_factors enable row level security;
alter table recovery_codes enable row level security;
create policy platform on second_factors to cjt_app using ((select asker()) = 'platform');
create policy platform on recovery_codes to cjt_app using ((select asker()) = 'platform');
grant select, insert, update, delete on second_factors, recovery_codes to cjt_app;

-- Equal phones and equal bank accounts of bidders are found without reading any (domain §7).
alter table bidder_profiles
  add column phone_index bytea,
  add column bank_sealed bytea,
  add column bank_index bytea,
  add column erased_at timestamptz;
create index on bidder_profiles (phone_index);
create index on bidder_profiles (bank_index);

-- A person acts for a company by a written authority, between two days, once a station has looked at the paper.
create table authorities (
  id             uuid primary key,
  company        uuid not null references accounts (id),
  representative uuid not null references accounts (id),
  sha256         text not null,
  paper          text not null,
  mime           text not null,
  size           bigint not null,
  from_on        date not null,
  until_on       date not null,
  filed_at       timestamptz not null default clock_timestamp(),
  confirmed_by   uuid references accounts (id),
  confirmed_at   timestamptz,
  ended_by       uuid references accounts (id),
  ended_at       timestamptz,
  check (representative <> company),
  check (until_on >= from_on)
);
create index on authorities (company);
create index on authorities (representative);
-- Who acted where by which authority: in the log stands the company alone.
create table authority_uses (
  authority uuid not null references authorities (id),
  at        timestamptz not null default clock_timestamp(),
  project   uuid not null,
  event     text not null
);
create index on authority_uses (authority, at);
alter table authorities enable row level security;
alter table authority_uses enable row level security;
create policy platform on authorities to cjt_app using ((select asker()) = 'platform');
create policy own on authorities for select to cjt_app using ((select asker_account()) in (company, representative));
create policy platform on authority_uses to cjt_app using ((select asker()) = 'platform');
grant select, insert, update (confirmed_by, confirmed_at, ended_by, ended_at) on authorities to cjt_app;
grant select, insert on authority_uses to cjt_app;
alter table sessions add column acting_for uuid references authorities (id);

-- A role is granted by two administrators and to neither of them. The application may write no grant itself: the only
-- way is a proposal, and the conditions stand here once more.
create table grant_proposals (
  id           uuid primary key,
  account      uuid not null references accounts (id),
  role         text not null,
  organisation text not null references organisations (id),
  proposed_by  uuid not null references accounts (id),
  proposed_at  timestamptz not null default clock_timestamp(),
  decided_by   uuid references accounts (id),
  decided_at   timestamptz,
  decision     text check (decision in ('confirmed', 'rejected')),
  check (proposed_by <> account),
  check (decided_by is null or decided_by <> account),
  check (decision is distinct from 'confirmed' or decided_by <> proposed_by),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create unique index on grant_proposals (account, role, organisation) where decision is null;
create index on grant_proposals (organisation) where decision is null;
alter table grant_proposals enable row level security;
create policy platform on grant_proposals to cjt_app using ((select asker()) = 'platform');
create policy of_district on grant_proposals for select to cjt_app
  using (left(organisation, 6) = any ((select administers_at())::text[]));
grant select, insert, update (decided_by, decided_at, decision) on grant_proposals to cjt_app;

create function refuse_decided() returns trigger language plpgsql as $$
begin
  raise exception 'a proposal is decided once';
end $$;
create trigger decided_once before update on grant_proposals for each row when (old.decision is not null)
  execute function refuse_decided();

create function administers(who uuid, place text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select exists (
  select from grants g join accounts a on a.id = g.account
  where g.account = who and g.role = 'district' and g.organisation = left(place, 6) and a.disabled_at is null) $$;

-- Makes a confirmed proposal a grant.
create function confirm_grant(proposal uuid, by_whom uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  given grant_proposals;
begin
  update grant_proposals p set decided_by = by_whom, decided_at = clock_timestamp(), decision = 'confirmed'
    where p.id = proposal and p.decision is null
      and administers(p.proposed_by, p.organisation) and administers(by_whom, p.organisation)
    returning p.* into given;
  if not found then
    return false;
  end if;
  insert into grants (account, role, organisation) values (given.account, given.role, given.organisation)
    on conflict do nothing;
  return true;
end $$;

-- Ends a grant, but leaves a district two administrators who can act: with one, nobody could be granted anything again.
create function end_grant(of_whom uuid, of_role text, place text, by_whom uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not administers(by_whom, place) then
    return 'not administered';
  end if;
  if of_role = 'district' then
    perform pg_advisory_xact_lock(hashtextextended('cunjitong administrators ' || place, 0));
    if (select count(*) from grants g join accounts a on a.id = g.account
        where g.role = 'district' and g.organisation = place and g.account <> of_whom and a.disabled_at is null) < 2 then
      return 'too few administrators';
    end if;
  end if;
  delete from grants g where g.account = of_whom and g.role = of_role and g.organisation = place;
  return case when found then 'ended' else 'not granted' end;
end $$;
revoke all on function administers(uuid, text), confirm_grant(uuid, uuid), end_grant(uuid, text, text, uuid) from public;
grant execute on function administers(uuid, text), confirm_grant(uuid, uuid), end_grant(uuid, text, text, uuid) to cjt_app;
