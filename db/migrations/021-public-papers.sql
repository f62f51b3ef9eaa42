-- A paper is dated by its own face wherever it is listed: by the act that called for it, and not by the job that happened
-- to draw it. And lists tell what a trade's price is of (a lease's of a year) and, once it is awarded, the price itself.
set local role cjt_owner;

create or replace function public_documents(wanted uuid) returns text language sql stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'checkpoint', d.checkpoint,
    'issuedAt', coalesce((d.facts -> 'frame' ->> 'issuedAt')::bigint, d.issued_at)) order by d.created_at, d.id), '[]')::text
  from documents d where d.project = wanted and d.audience = 'public' and d.state = 'issued'
$$;

-- The details of a trade have known both all along.
update public_trades t set
  item = (t.item::jsonb || told.prices)::text,
  detail = (t.detail::jsonb || told.prices)::text,
  documents = case t.documents when '[]' then t.documents else public_documents(t.id) end
from (
  select id, jsonb_build_object('dealing', detail -> 'dealing',
    'deal', case when detail #>> '{result,awardedAt}' is not null then detail #> '{result,amount}' end) as prices
  from (select id, detail::jsonb as detail from public_trades) as known) as told
where told.id = t.id;
