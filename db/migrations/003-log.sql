-- The log. Its bytes are hashed as they stand here and never serialised again. Payloads live apart, so that
-- personal data can be erased while every hash stays.
set local role cjt_log;

create table log.origin (
  one     boolean primary key default true check (one),
  origin  text not null,
  -- A log born as a demonstration's says so in its origin, and only such a one has a clock that can be set.
  demo    boolean not null,
  born_at timestamptz not null
);

create table log.entries (
  seq      bigint primary key,
  project  uuid not null,
  entry_no integer not null,
  event    text not null,
  at       bigint not null,
  actor    text not null,
  role     text not null,
  secret   boolean not null,
  bytes    bytea not null,
  leaf     bytea not null,
  unique (project, entry_no)
);

create table log.payloads (
  seq           bigint primary key references log.entries (seq),
  data_salt     text not null,
  data          text,
  personal_salt text,
  personal      text,
  erased_by     bigint
);

-- The order is the commit order: the lock is held until the transaction ends, so a reader after `seq` never skips.
-- The caller builds the canonical bytes but for the sequence number; columns are read back from those bytes, so
-- that no column can say something else than the entry. pg_temp stands last: left out it would be searched first, and
-- a caller's temporary type of the name of one used here would run the caller's code as the owner of the log.
create function log.append(
  head text, tail text, is_secret boolean,
  data_salt text, data text, personal_salt text, personal text
) returns bigint
language plpgsql security definer set search_path = pg_catalog, log, pg_temp
as $$
declare
  next_seq bigint;
  line text;
  entry jsonb;
  raw bytea;
begin
  perform pg_advisory_xact_lock(7021991);
  select coalesce(max(e.seq), -1) + 1 into next_seq from log.entries e;
  line := head || next_seq || tail;
  entry := line::jsonb;
  raw := convert_to(line, 'UTF8');
  if (entry ->> 'seq')::bigint is distinct from next_seq then
    raise exception 'the entry does not carry its sequence number';
  end if;
  if (entry ->> 'entryNo')::integer is distinct from coalesce(
    (select max(e.entry_no) from log.entries e where e.project = (entry ->> 'project')::uuid), 0) + 1 then
    raise exception 'entry % of project % is not the next one', entry ->> 'entryNo', entry ->> 'project';
  end if;
  insert into log.entries (seq, project, entry_no, event, at, actor, role, secret, bytes, leaf)
  values (
    next_seq, (entry ->> 'project')::uuid, (entry ->> 'entryNo')::integer, entry ->> 'event',
    (entry ->> 'at')::bigint, entry ->> 'actor', entry ->> 'role', is_secret, raw,
    sha256('\x00'::bytea || raw)
  );
  insert into log.payloads (seq, data_salt, data, personal_salt, personal)
  values (next_seq, data_salt, data, personal_salt, personal);
  return next_seq;
end $$;

create function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger append_only before update or delete on log.entries for each row execute function log.refuse_change();
create trigger append_only_whole before truncate on log.entries for each statement execute function log.refuse_change();
create trigger born_once before update or delete on log.origin for each row execute function log.refuse_change();
create trigger born_once_whole before truncate on log.origin for each statement execute function log.refuse_change();
create trigger keep_payloads before delete on log.payloads for each row execute function log.refuse_change();
create trigger keep_payloads_whole before truncate on log.payloads for each statement execute function log.refuse_change();

revoke all on function log.append(text, text, boolean, text, text, text, text) from public;
grant execute on function log.append(text, text, boolean, text, text, text, text) to cjt_app;
grant select on log.entries, log.payloads, log.origin to cjt_app;
grant insert on log.origin to cjt_app;
grant usage on schema log to cjt_owner;
grant select on log.origin to cjt_owner;
