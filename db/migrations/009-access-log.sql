-- Who looked at what is secret or personal. Rows form a chain of their own and never wait for the log's lock; the head of
-- the chain enters the log every hour (docs/decisions/008). What is hashed are the bytes as they stand here.
set local role cjt_owner;
grant select on clock_offset to cjt_log; -- for the platform's clock

set local role cjt_log;

create table log.access_log (
  seq     bigint primary key,
  at      bigint not null,
  account uuid not null,
  role    text not null,
  kind    text not null,
  project uuid,
  object  text,
  bytes   bytea not null,
  hash    bytea not null
);
create index on log.access_log (project, seq);
create index on log.access_log (account, seq);

-- Notes one look. The bytes are canonical JSON: keys in order, and nothing in the values that could be written in two ways.
create function log.note_access(who uuid, as_role text, what text, of_project uuid, of_object text) returns bigint
-- In public only the tables' owner can make anything; the clock looks for its offset there.
language plpgsql security definer set search_path = pg_catalog, log, public, pg_temp
as $$
declare
  last_seq bigint;
  last_hash bytea;
  moment bigint;
  raw bytea;
begin
  if concat(as_role, what, of_object) !~ '^[A-Za-z0-9_.:-]*$' then
    raise exception 'an access is noted by codes and numbers only';
  end if;
  perform pg_advisory_xact_lock(7021994);
  select a.seq, a.hash into last_seq, last_hash from log.access_log a order by a.seq desc limit 1;
  last_seq := coalesce(last_seq + 1, 0);
  moment := platform_clock();
  raw := convert_to(format('{"account":"%s","at":%s,"kind":"%s","object":%s,"prev":"%s","project":%s,"role":"%s","seq":%s,"v":1}',
    who, moment, what, coalesce('"' || of_object || '"', 'null'), coalesce(encode(last_hash, 'hex'), ''),
    coalesce('"' || of_project || '"', 'null'), as_role, last_seq), 'UTF8');
  insert into log.access_log (seq, at, account, role, kind, project, object, bytes, hash)
  values (last_seq, moment, who, as_role, what, of_project, of_object, raw, sha256(raw));
  return last_seq;
end $$;

create trigger append_only before update or delete on log.access_log for each row execute function log.refuse_change();
create trigger append_only_whole before truncate on log.access_log for each statement execute function log.refuse_change();

revoke all on function log.note_access(uuid, text, text, uuid, text) from public;
grant execute on function log.note_access(uuid, text, text, uuid, text) to cjt_app;
grant select on log.access_log to cjt_app;
-- Shown by the platform to those who may know who looked.
alter table log.access_log enable row level security;
create policy platform on log.access_log to cjt_app using (current_setting('cjt.subject', true) = 'platform');

-- When somebody who watches a town looked at it last: up to which entry of the log.
set local role cjt_owner;
create table visits (
  account uuid primary key references accounts (id),
  seen    bigint not null,
  at      bigint not null
);
grant select, insert, update on visits to cjt_app;
alter table visits enable row level security;
create policy own on visits to cjt_app using (current_setting('cjt.subject', true) in ('platform', account::text));
