-- A log restored from an older backup cannot go on under its name: what was signed of its former life is known outside.
-- It may take another one, if its last entry says so: which log it was, what of it is kept, and what it is called now.
set local role cjt_log;

create function log.refuse_other_origin() returns trigger
language plpgsql set search_path = pg_catalog, log, pg_temp
as $$
declare
  said jsonb;
begin
  select p.data::jsonb -> 'data' into said
  from log.entries e join log.payloads p on p.seq = e.seq
  where e.event = 'log_restored' and e.project = '00000000-0000-0000-0000-000000000000'
    and e.seq = (select max(l.seq) from log.entries l);
  if tg_op = 'UPDATE' and said #>> '{from,origin}' = old.origin and said ->> 'to' = new.origin
    and new.demo = old.demo and new.born_at = old.born_at then
    return new;
  end if;
  raise exception 'the log keeps its name, unless its last entry says that it was restored: % is refused', tg_op;
end $$;

drop trigger born_once on log.origin;
create trigger born_once before update or delete on log.origin for each row execute function log.refuse_other_origin();
