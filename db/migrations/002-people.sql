-- Organisations follow the administrative divisions: district → town → village, by their statistical codes.
set local role cjt_owner;

create table organisations (
  id     text primary key,
  kind   text not null check (kind in ('district', 'town', 'village')),
  name   text not null,
  parent text references organisations (id)
);
create index on organisations (parent);

create table accounts (
  id            uuid primary key,
  username      text not null unique check (username = lower(username)),
  password_hash text not null,
  display_name  text not null,
  kind          text not null default 'staff' check (kind in ('staff', 'bidder')),
  disabled_at   timestamptz,
  created_at    timestamptz not null
);

create table grants (
  account      uuid not null references accounts (id),
  role         text not null,
  organisation text not null references organisations (id),
  primary key (account, role, organisation)
);
create index on grants (organisation, role);

-- Whoever takes part as a bidder. Identity numbers are ciphertext with a keyed blind index beside them:
-- equal numbers are found, and nothing can be read from a copy of the table.
create table bidder_profiles (
  account          uuid primary key references accounts (id),
  party_code       text not null unique,
  kind             text not null check (kind in ('person', 'company')),
  name             text not null,
  identity_sealed  bytea not null,
  identity_index   bytea not null unique,
  head_index       bytea,
  controller_index bytea,
  phone_sealed     bytea not null
);

create table sessions (
  token_hash   text primary key,
  account      uuid not null references accounts (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);
create index on sessions (account);
create index on sessions (expires_at);

grant select on organisations, grants to cjt_app;
grant select, insert, update on accounts, bidder_profiles to cjt_app;
grant select, insert, update, delete on sessions to cjt_app;
