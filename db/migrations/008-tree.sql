-- The log's tree (RFC 6962), its signed heads and the witnesses' cosignatures. Nothing here is written in the door's
-- transaction: nodes follow the entries, and a head is signed after that, by the checkpointer.
set local role cjt_log;

-- Roots of complete subtrees, which never change again: the one over the leaves from index * 2^level. Level 0 are the
-- leaves of log.entries themselves.
create table log.nodes (
  level smallint not null check (level between 1 and 52),
  index bigint not null check (index >= 0),
  hash  bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- Hashes what the entries before `upto` complete, at most `most` entries at once. Whoever calls it chooses how far and
-- nothing else: the hashes are made here from the leaves. Answers how many entries are now below complete pairs.
create function log.grow_tree(upto bigint, most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, log, pg_temp
as $$
declare
  lev smallint := 1;
  start_at bigint;
  stop_at bigint;
  made bigint;
  reached bigint;
begin
  -- One at a time; the level above is made of what this one sees.
  perform pg_advisory_xact_lock(7021992);
  select coalesce(max(n.index) + 1, 0) into start_at from log.nodes n where n.level = 1;
  stop_at := least(upto, start_at * 2 + most) / 2;
  reached := greatest(start_at, stop_at) * 2;
  while start_at < stop_at loop
    if lev = 1 then
      insert into log.nodes (level, index, hash)
      select 1, l.seq / 2, sha256('\x01'::bytea || l.leaf || r.leaf)
      from log.entries l join log.entries r on r.seq = l.seq + 1
      where l.seq >= start_at * 2 and l.seq < stop_at * 2 and l.seq % 2 = 0;
    else
      insert into log.nodes (level, index, hash)
      select lev, l.index / 2, sha256('\x01'::bytea || l.hash || r.hash)
      from log.nodes l join log.nodes r on r.level = l.level and r.index = l.index + 1
      where l.level = lev - 1 and l.index >= start_at * 2 and l.index < stop_at * 2 and l.index % 2 = 0;
    end if;
    get diagnostics made = row_count;
    if made <> stop_at - start_at then
      raise exception 'the log has % of the % pairs of level %', made, stop_at - start_at, lev;
    end if;
    start_at := start_at / 2;
    stop_at := stop_at / 2;
    lev := lev + 1;
  end loop;
  return reached;
end $$;

-- Every head that was ever signed. An origin that is not the log's present one is that of its life before a restore.
create table log.checkpoints (
  origin    text not null,
  size      bigint not null check (size >= 0),
  root      bytea not null check (octet_length(root) = 32),
  note      text not null,
  signed_at timestamptz not null default clock_timestamp(),
  primary key (origin, size)
);

-- The only way in. Columns are read back from the note, so that none can say something else than what was signed.
create function log.keep_checkpoint(signed_note text) returns void
language plpgsql security definer set search_path = pg_catalog, log, pg_temp
as $$
declare
  named text := split_part(signed_note, E'\n', 1);
  counted bigint := split_part(signed_note, E'\n', 2)::bigint;
begin
  if named is distinct from (select o.origin from log.origin o) then
    raise exception 'a checkpoint of another log: %', named;
  end if;
  if counted > (select coalesce(max(e.seq) + 1, 0) from log.entries e) then
    raise exception 'a checkpoint of % entries, more than there are', counted;
  end if;
  if counted <= (select max(c.size) from log.checkpoints c where c.origin = named) then
    raise exception 'a checkpoint of % entries, not more than the last one', counted;
  end if;
  insert into log.checkpoints (origin, size, root, note)
  values (named, counted, decode(split_part(signed_note, E'\n', 3), 'base64'), signed_note);
end $$;

-- What witnesses have put their names to; the first line of each for a head is enough.
create table log.cosignatures (
  origin      text not null,
  size        bigint not null,
  name        text not null,
  key_id      text not null,
  line        text not null,
  cosigned_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (origin, size, name, key_id),
  foreign key (origin, size) references log.checkpoints (origin, size)
);

create function log.keep_cosignature(log_origin text, tree_size bigint, witness text, witness_key text, signature_line text, said_at timestamptz)
returns void language sql security definer set search_path = pg_catalog, log, pg_temp
as $$
  insert into log.cosignatures (origin, size, name, key_id, line, cosigned_at)
  values (log_origin, tree_size, witness, witness_key, signature_line, said_at) on conflict do nothing;
$$;

create trigger append_only before update or delete on log.nodes for each row execute function log.refuse_change();
create trigger append_only_whole before truncate on log.nodes for each statement execute function log.refuse_change();
create trigger append_only before update or delete on log.checkpoints for each row execute function log.refuse_change();
create trigger append_only_whole before truncate on log.checkpoints for each statement execute function log.refuse_change();
create trigger append_only before update or delete on log.cosignatures for each row execute function log.refuse_change();
create trigger append_only_whole before truncate on log.cosignatures for each statement execute function log.refuse_change();

revoke all on function log.grow_tree(bigint, integer), log.keep_checkpoint(text),
  log.keep_cosignature(text, bigint, text, text, text, timestamptz) from public;
grant execute on function log.grow_tree(bigint, integer), log.keep_checkpoint(text),
  log.keep_cosignature(text, bigint, text, text, text, timestamptz) to cjt_app;
grant select on log.nodes, log.checkpoints, log.cosignatures to cjt_app;
