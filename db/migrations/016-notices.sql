-- What a person is told besides what waits for them: made from the log after the act, in the order of the log, so that
-- nobody is told of what was taken back and nothing that happened is passed over.
set local role cjt_owner;

create table notices (
  id       bigint generated always as identity primary key,
  account  uuid not null references accounts (id),
  project  uuid not null references projects (id),
  -- The entry of the log that it tells of.
  seq      bigint not null,
  text     text not null,
  at       bigint not null,
  read_at  bigint,
  -- Null: to be sent if there is a confirmed address.
  mailed_at bigint,
  tries    integer not null default 0,
  unique (account, seq)
);
create index on notices (account, id desc);
create index on notices (id) where mailed_at is null;

create table notices_cursor (
  one boolean primary key default true check (one),
  seq bigint not null
);

-- Sealed with the data key, like phones.
create table mail_addresses (
  account      uuid primary key references accounts (id),
  sealed       bytea not null,
  -- Of the code that proves that mail arrives; null once it has.
  code_hash    bytea,
  code_until   timestamptz,
  code_tries   integer not null default 0,
  confirmed_at timestamptz
);

alter table notices enable row level security;
alter table notices_cursor enable row level security;
alter table mail_addresses enable row level security;
create policy own on notices to cjt_app using ((select asker()) = 'platform' or account = (select asker_account()));
create policy platform on notices_cursor to cjt_app using ((select asker()) = 'platform');
create policy platform on mail_addresses to cjt_app using ((select asker()) = 'platform');

grant select, insert, update on notices to cjt_app;
grant select, update on notices_cursor to cjt_app;
grant select, insert, update, delete on mail_addresses to cjt_app;

-- A platform that ran before there were notices does not tell its whole past.
reset role;
insert into notices_cursor select true, coalesce(max(seq), -1) from log.entries;
