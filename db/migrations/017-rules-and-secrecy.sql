-- Whoever proposed a version of the rules or a year of the calendar may take it back before it is approved. The row stays:
-- its number was told, and the log names it.
set local role cjt_owner;

alter table rule_versions add column withdrawn_at bigint,
  add constraint withdrawn_unapproved check (withdrawn_at is null or approved_at is null);
alter table calendar_years add column withdrawn_at bigint,
  add constraint withdrawn_unapproved check (withdrawn_at is null or approved_at is null);

-- A proposal is approved or withdrawn, once.
create or replace function keep_law() returns trigger language plpgsql as $$
declare
  decided constant text[] := array['approved_by', 'approved_at', 'edition', 'withdrawn_at'];
begin
  if tg_op <> 'UPDATE' then
    raise exception 'law that was proposed stays: % on % is refused', tg_op, tg_table_name;
  end if;
  if old.approved_at is not null then
    raise exception 'law that was approved stays as it is';
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a proposal that was withdrawn stays as it is';
  end if;
  if to_jsonb(new) - decided <> to_jsonb(old) - decided then
    raise exception 'a proposal is approved as it stands, or made anew';
  end if;
  return new;
end $$;

grant update (withdrawn_at) on rule_versions, calendar_years to cjt_app;

-- Who takes part is secret until the opening (domain §6). The wall between scopes (010) let everybody who works on a trade
-- read the rows of its bidders at any time, and the code alone kept them back. From here on the wall stands in time as
-- well: before the opening the accountant of the deposits, and the station while it examines who may offer.
create function holds_at(wanted text) returns text[] language sql stable
as $$ select coalesce(array_agg(organisation), '{}') from asker_grants() where role = wanted $$;

do $$
declare
  platform constant text := $q$(select asker()) = 'platform'$q$;
  works constant text := $q$(array[p.village, p.town, p.district] && (select works_at())
    or p.district = any ((select reviews_at())::text[]) and p.facts -> 'panel' -> 'drawn' @> to_jsonb((select asker())))$q$;
  works_on constant text := $q$exists (select from projects p where p.id = project and $q$ || works || ')';
  -- An agreement has no offers to open: there the stage says it.
  opened constant text := $q$(p.facts ->> 'openedAt' is not null or p.stage in ('selection', 'contract', 'performance', 'closing', 'archived')
    or p.town = any ((select holds_at('agent_accountant'))::text[])
    or p.town = any ((select holds_at('station'))::text[]) and p.position = 'bidding.qualification'
      and coalesce(p.facts -> 'tenderFile' ->> 'postQualification', 'false') = 'false')$q$;
  works_on_opened constant text := $q$exists (select from projects p where p.id = project and $q$ || works || ' and ' || opened || ')';
begin
  execute format($f$alter policy seen on trade_bidders using (%s or account = (select asker_account()) or %s)$f$, platform, works_on_opened);
  execute format($f$alter policy seen on sealed_packages using (%s or exists (select from trade_bidders b
      where b.project = sealed_packages.project and b.pseudonym = owner and b.account = (select asker_account()))
    or owner = 'reserve' and %s or %s)$f$, platform, works_on, works_on_opened);
  execute format($f$alter policy seen on attempts using (%s or role <> 'bidder' and %s or %s)$f$, platform, works_on, works_on_opened);
  execute format($f$alter policy seen on attachments using (%s or uploaded_by = (select asker_account())
    or is_staff(uploaded_by) and %s or %s)$f$, platform, works_on, works_on_opened);
  execute format($f$alter policy seen on documents using (%s
    or audience = 'public' and exists (select from projects p where p.id = project and p.public_at is not null)
    or exists (select from trade_bidders b where b.project = documents.project and b.account = (select asker_account())
      and (audience = b.pseudonym or audience = 'work' and b.pseudonym = (
        select p.facts -> 'candidate' ->> 'bidder' from projects p where p.id = documents.project)))
    or audience in ('public', 'work') and %s or %s)$f$, platform, works_on, works_on_opened);
end $$;

grant execute on function holds_at(text) to cjt_app;
