-- What everybody may read of a trade, written by the door in the transaction that makes it so: a public read opens one
-- row and nothing secret lies beside it. The answers stand here as they are sent; columns are what lists filter by.
set local role cjt_owner;

create table public_trades (
  id              uuid primary key references projects (id),
  public_at       bigint not null,
  district        text not null,
  town            text not null,
  village         text not null,
  side            text not null,
  category        text not null,
  mode            text not null,
  stage           text not null,
  -- Of the award, before it the reserve or ceiling as far as it is public.
  amount          bigint,
  offers_close_at bigint,
  -- What a search looks through, and its characters one by one and in pairs: Chinese has no words to index.
  search          text not null,
  grams           text[] not null,
  -- JSON as it is answered: in lists, and what the detail adds; documents apart, as they come by themselves.
  item            text not null,
  detail          text not null,
  documents       text not null
);
create index on public_trades (public_at desc, id);
create index on public_trades (village, public_at desc, id);
create index on public_trades (town, public_at desc, id);
create index on public_trades (stage, public_at desc, id);
create index on public_trades (category, public_at desc, id);
create index on public_trades (mode, public_at desc, id);
create index on public_trades (town, category, public_at desc, id);
create index on public_trades (offers_close_at, id) where offers_close_at is not null;
create index on public_trades using gin (grams);

-- One narrow row per public trade, of which every figure is made (domain §8). Null: the trade is not part of it.
create table trade_figures (
  project         uuid primary key references projects (id),
  district        text not null,
  town            text not null,
  village         text not null,
  side            text not null,
  signed_at       bigint,
  awarded_at      bigint,
  failures        integer not null,
  turnover        bigint,
  first_year      bigint,
  -- Times months, so that nothing is rounded before the sum.
  gain_months     bigint,
  reserve_months  bigint,
  saved           bigint,
  ceiling         bigint,
  single_offer    boolean,
  millis_to_select bigint,
  millis_to_close  bigint
);
create index on trade_figures (town);
create index on trade_figures (village);

create function search_grams(phrase text) returns text[] language sql immutable parallel safe
as $$
  select coalesce(array_agg(distinct substr(s, i, n)), '{}')
  from (select lower(regexp_replace(phrase, '\s', '', 'g')) as s) t,
    generate_series(1, length(s)) i, generate_series(1, 2) n
  where i + n - 1 <= length(s)
$$;

-- As the public detail lists them.
create function public_documents(wanted uuid) returns text language sql stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'checkpoint', d.checkpoint,
    'issuedAt', d.issued_at) order by d.created_at, d.id), '[]')::text
  from documents d where d.project = wanted and d.audience = 'public' and d.state = 'issued'
$$;

grant select, insert, update, delete on public_trades to cjt_app;
grant select, insert, update on trade_figures to cjt_app;
grant execute on function search_grams(text), public_documents(uuid) to cjt_app;
