-- A project is one trade of one lot. `state` is the machine's value, `facts` what guards may know; both are only
-- ever written by the door, together with the log entry that explains them.
set local role cjt_owner;

create table projects (
  id                uuid primary key,
  code              text not null unique,
  group_no          text,
  village           text not null references organisations (id),
  town              text not null references organisations (id),
  district          text not null references organisations (id),
  title             text not null,
  side              text not null,
  category          text not null,
  mode              text not null,
  stage             text not null,
  position          text not null,
  state             jsonb not null,
  facts             jsonb not null,
  rules_version     text not null,
  version           integer not null,
  terms_version     integer not null,
  entry_no          integer not null,
  round             integer not null,
  next_due_at       bigint,
  -- When the title became public: after the town's approval.
  public_at         bigint,
  offers_close_at   bigint,
  registered_at     bigint not null,
  registered_by     uuid not null references accounts (id)
);
create index on projects (public_at desc, id) where public_at is not null;
create index on projects (village, public_at desc, id) where public_at is not null;
create index on projects (town, public_at desc, id) where public_at is not null;
create index on projects (stage, public_at desc, id) where public_at is not null;
create index on projects (category, public_at desc, id) where public_at is not null;
create index on projects (offers_close_at, id) where public_at is not null and offers_close_at is not null;
create index on projects (village, registered_at desc, id);
create index on projects (town, registered_at desc, id);
create index on projects (district, registered_at desc, id);
create index on projects (mode, public_at desc, id) where public_at is not null;
create index on projects (next_due_at) where next_due_at is not null;

create table project_numbers (
  village text not null,
  year    integer not null,
  last    integer not null,
  primary key (village, year)
);

-- One row per bidder and project; facts as the machine knows them, the account beside them and nowhere in the log.
create table trade_bidders (
  project   uuid not null references projects (id),
  pseudonym text not null,
  account   uuid not null references accounts (id),
  -- Null for somebody who only asked or objected and never registered.
  facts     jsonb,
  primary key (project, pseudonym),
  unique (project, account)
);
create index on trade_bidders (account);

-- Opaque and of one length. Every package ever handed in stays; the last one before the close counts.
create table sealed_packages (
  project     uuid not null references projects (id),
  round       integer not null,
  -- The bidder's pseudonym, or `reserve` for a secret reserve.
  owner       text not null,
  number      integer not null,
  context     jsonb not null,
  package     bytea not null check (octet_length(package) = 1024),
  hash        text not null,
  received_at bigint not null,
  primary key (project, round, owner, number)
);

-- What was refused: kept, because attempts are part of the trail.
create table attempts (
  id       bigint generated always as identity primary key,
  project  uuid not null references projects (id),
  at       bigint not null,
  event    text not null,
  account  uuid,
  role     text not null,
  rule     text not null,
  message  text not null
);
create index on attempts (project, id);

create table idempotency_keys (
  account      uuid not null,
  key          text not null,
  request_hash text not null,
  status       integer not null,
  answer       jsonb not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (account, key)
);
create index on idempotency_keys (at);

create table outbox (
  id      bigint generated always as identity primary key,
  task    text not null,
  payload jsonb not null,
  at      timestamptz not null default clock_timestamp()
);

create table attachments (
  project     uuid not null references projects (id),
  sha256      text not null,
  name        text not null,
  mime        text not null,
  size        bigint not null,
  uploaded_by uuid not null references accounts (id),
  uploaded_at bigint not null,
  -- Two bidders may hand in the same paper; each has a row, and neither learns of the other.
  primary key (project, sha256, uploaded_by)
);

create table documents (
  id         uuid primary key,
  project    uuid not null references projects (id),
  number     text not null unique,
  kind       text not null,
  title      text not null,
  checkpoint text,
  round      integer not null,
  entry_no   integer not null,
  -- For whom it is: everybody, those who work on the trade, or one bidder.
  audience   text not null,
  template   text not null,
  rules_version text not null,
  -- Frozen when it is rendered, from the log as it stood at `entry_no`.
  facts      jsonb,
  state      text not null check (state in ('pending', 'issued', 'failed')),
  tries      integer not null default 0,
  problem    text,
  sha256     text,
  size       integer,
  pages      integer,
  issued_entry integer,
  created_at bigint not null,
  issued_at  bigint
);
create index on documents (project, entry_no);
create index on documents (state) where state <> 'issued';

-- One clock for every decision. The offset is zero but on a log that was born as a demonstration's.
create table clock_offset (
  one    boolean primary key default true check (one),
  millis bigint not null default 0,
  set_at bigint
);
insert into clock_offset default values;

-- Whoever reaches the database as the application still cannot turn a real log's clock.
create function refuse_clock_change() returns trigger language plpgsql as $$
begin
  if not coalesce((select demo from log.origin), false) then
    raise exception 'only a log that was born as a demonstration has a clock that can be set';
  end if;
  return new;
end $$;
create trigger demo_only before update on clock_offset for each row execute function refuse_clock_change();

create function platform_clock() returns bigint language sql volatile
as $$ select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + (select millis from clock_offset) $$;

grant select, insert, update on projects, project_numbers, trade_bidders, documents to cjt_app;
grant select, insert on sealed_packages, attempts, attachments to cjt_app;
grant select, insert, delete on idempotency_keys, outbox to cjt_app;
grant select, update on clock_offset to cjt_app;
