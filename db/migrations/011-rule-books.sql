-- Dated versions of the rule book that districts make, and years of the working calendar. One administrator proposes,
-- another approves; what was approved never changes, so that a name in the log always means the same law.
set local role cjt_owner;

create table rule_versions (
  -- `330203-002`: the district and its count.
  version     text primary key,
  district    text not null references organisations (id),
  no          integer not null check (no > 0),
  -- The first civil date on which it holds.
  holds_from  text not null check (holds_from ~ '^\d{4}-\d{2}-\d{2}$'),
  reason      text not null,
  -- Values that the district has otherwise than the program's book, by path.
  changes     jsonb not null,
  proposed_by uuid not null references accounts (id),
  proposed_at bigint not null,
  approved_by uuid references accounts (id),
  approved_at bigint,
  unique (district, no),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> proposed_by)
);

create table calendar_years (
  id          uuid primary key,
  year        text not null check (year ~ '^\d{4}$'),
  -- The announcement of the State Council's general office, and where it can be read.
  basis       text not null,
  source      text not null,
  holidays    jsonb not null,
  workdays    jsonb not null,
  proposed_by uuid not null references accounts (id),
  proposed_at bigint not null,
  -- Counted over all years: an entry of the log names the edition it was decided under.
  edition     integer unique check (edition > 0),
  approved_by uuid references accounts (id),
  approved_at bigint,
  check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (edition is null)),
  check (approved_by <> proposed_by)
);

-- Approving is the only change there is, and happens once.
create function keep_law() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'law that was proposed stays: % on % is refused', tg_op, tg_table_name;
  end if;
  if old.approved_at is not null then
    raise exception 'law that was approved stays as it is';
  end if;
  if to_jsonb(new) - array['approved_by', 'approved_at', 'edition'] <> to_jsonb(old) - array['approved_by', 'approved_at', 'edition'] then
    raise exception 'a proposal is approved as it stands, or made anew';
  end if;
  return new;
end $$;
create trigger keep_law before update or delete on rule_versions for each row execute function keep_law();
create trigger keep_law_whole before truncate on rule_versions for each statement execute function keep_law();
create trigger keep_law before update or delete on calendar_years for each row execute function keep_law();
create trigger keep_law_whole before truncate on calendar_years for each statement execute function keep_law();

-- A receipt's number is used once, whichever project it is for: the issuing town's, by kind of voucher.
create table receipt_numbers (
  town    text not null references organisations (id),
  voucher text not null,
  number  text not null,
  project uuid not null references projects (id),
  primary key (town, voucher, number)
);

alter table rule_versions enable row level security;
alter table calendar_years enable row level security;
alter table receipt_numbers enable row level security;
-- What holds is public; what is proposed the administrators see.
create policy seen on rule_versions for select to cjt_app using (
  approved_at is not null and (select asker()) <> '' or (select asker()) = 'platform'
  or district = any ((select administers_at())::text[]));
create policy written on rule_versions to cjt_app using ((select asker()) = 'platform');
create policy seen on calendar_years for select to cjt_app using (
  approved_at is not null and (select asker()) <> '' or (select asker()) = 'platform'
  or (select cardinality(administers_at())) > 0);
create policy written on calendar_years to cjt_app using ((select asker()) = 'platform');
create policy written on receipt_numbers to cjt_app using ((select asker()) = 'platform');

grant select, insert on rule_versions, calendar_years, receipt_numbers to cjt_app;
grant update (approved_by, approved_at) on rule_versions to cjt_app;
grant update (approved_by, approved_at, edition) on calendar_years to cjt_app;
