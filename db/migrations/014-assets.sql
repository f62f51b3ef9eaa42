-- What a village's collective owns, item by item; a trade on the asset side names its number. What was once said of an
-- asset stays: each change is kept with what was before it.
set local role cjt_owner;

create table assets (
  id             uuid primary key,
  code           text not null unique,
  village        text not null references organisations (id),
  town           text not null references organisations (id),
  district       text not null references organisations (id),
  category       text not null,
  name           text not null,
  location       text not null,
  -- Hundredths of the unit, so that no number is ever rounded.
  quantity       bigint not null check (quantity > 0),
  unit           text not null,
  -- Fen.
  original_value bigint check (original_value >= 0),
  certificate    text,
  use_state      text not null,
  building       text not null,
  building_until date,
  disputed       boolean not null,
  note           text,
  version        integer not null,
  changed_at     bigint not null,
  -- Sold, torn down or written off.
  retired_at     bigint
);
create index on assets (village, code);
create index on assets (town, code);
create index on assets (district, code);

create table asset_numbers (
  village text primary key references organisations (id),
  last    integer not null
);

create table asset_changes (
  asset   uuid not null references assets (id),
  version integer not null,
  at      bigint not null,
  account uuid not null references accounts (id),
  kind    text not null check (kind in ('added', 'imported', 'changed', 'retired')),
  -- What the register said of it from then on.
  said    jsonb not null,
  primary key (asset, version)
);
create function keep_asset_changes() returns trigger language plpgsql as $$
begin
  raise exception 'what the register said stays: % on asset_changes is refused', tg_op;
end $$;
create trigger append_only before update or delete on asset_changes for each row execute function keep_asset_changes();
create trigger append_only_whole before truncate on asset_changes for each statement execute function keep_asset_changes();

alter table assets enable row level security;
alter table asset_numbers enable row level security;
alter table asset_changes enable row level security;
create policy seen on assets for select to cjt_app using (
  (select asker()) = 'platform' or array[village, town, district] && (select works_at()));
create policy written on assets to cjt_app using ((select asker()) = 'platform');
create policy written on asset_numbers to cjt_app using ((select asker()) = 'platform');
create policy seen on asset_changes for select to cjt_app using (
  (select asker()) = 'platform' or exists (select from assets a where a.id = asset));
create policy written on asset_changes to cjt_app using ((select asker()) = 'platform');

grant select, insert, update on assets, asset_numbers to cjt_app;
grant select, insert on asset_changes to cjt_app;

-- Which asset a trade is about: the same one is not traded twice at a time.
create table asset_trades (
  project uuid primary key references projects (id),
  asset   uuid not null references assets (id)
);
create index on asset_trades (asset);
alter table asset_trades enable row level security;
create policy seen on asset_trades for select to cjt_app using (
  (select asker()) = 'platform' or exists (select from assets a where a.id = asset));
create policy written on asset_trades to cjt_app using ((select asker()) = 'platform');
grant select, insert, update on asset_trades to cjt_app;
