/**
 * Keeps what everybody may read beside what only some may: written by the door in the same transaction, and only when
 * it changed, so that a registration or an offer leaves it untouched.
 */
import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../../db/transaction.js';
import type { Facts } from '../machines/facts.js';
import type { TradeState } from '../machines/position.js';
import { publicTrade } from '../machines/public-trade.js';
import type { Law } from '../machines/rules/book.js';
import { tradeFigures } from '../machines/trade-figures.js';

interface Trade {
  id: string;
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
}
type Governed = Trade & { law: Law };

// What a trade is called and where it is stands in its row and in the organisations; the rest is given.
const STORE = `
  insert into public_trades (id, public_at, district, town, village, side, category, mode, stage, amount,
    offers_close_at, search, grams, item, detail, documents)
  select p.id, p.public_at, p.district, p.town, p.village, p.side, p.category, p.mode, p.stage, given.amount,
    p.offers_close_at, made.search, search_grams(made.search), made.item::text,
    (made.item || case when given.candidate is null then given.detail
      else jsonb_set(given.detail, '{result,name}', to_jsonb(coalesce(party.name, ''))) end)::text,
    public_documents(p.id)
  from unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::text[], $5::bigint[]) as given (id, item, detail, candidate, amount)
  join projects p on p.id = given.id and p.public_at is not null
  join organisations v on v.id = p.village
  join organisations t on t.id = p.town
  left join trade_bidders b on b.project = p.id and b.pseudonym = given.candidate
  left join bidder_profiles party on party.account = b.account
  cross join lateral (select lower(left(concat_ws(' ', p.title, p.code, v.name, t.name), 400)) as search,
    given.item || jsonb_build_object('id', p.id, 'code', p.code, 'title', p.title, 'groupNo', p.group_no,
      'village', jsonb_build_object('code', v.id, 'name', v.name),
      'town', jsonb_build_object('code', t.id, 'name', t.name),
      'side', p.side, 'category', p.category, 'mode', p.mode, 'stage', p.stage, 'publicAt', p.public_at) as item) made
  on conflict (id) do update set mode = excluded.mode, stage = excluded.stage, amount = excluded.amount,
    offers_close_at = excluded.offers_close_at, item = excluded.item, detail = excluded.detail`;

const STORE_FIGURES = `
  insert into trade_figures
  select p.id, p.district, p.town, p.village, p.side, f.signed_at, f.awarded_at, f.failures, f.turnover, f.first_year,
    f.gain_months, f.reserve_months, f.saved, f.ceiling, f.single_offer, f.millis_to_select, f.millis_to_close
  from unnest($1::uuid[], $2::jsonb[]) as given (id, figures)
  join projects p on p.id = given.id and p.public_at is not null
  cross join lateral jsonb_populate_record(null::trade_figures, given.figures) f
  on conflict (project) do update set (signed_at, awarded_at, failures, turnover, first_year, gain_months,
    reserve_months, saved, ceiling, single_offer, millis_to_select, millis_to_close) = row(excluded.signed_at,
    excluded.awarded_at, excluded.failures, excluded.turnover, excluded.first_year, excluded.gain_months,
    excluded.reserve_months, excluded.saved, excluded.ceiling, excluded.single_offer, excluded.millis_to_select,
    excluded.millis_to_close)`;

/** @param before the trade as it stood when the door was entered; null writes in any case */
export async function storePublicTrade(trx: Trx, after: Governed, before: Trade | null): Promise<void> {
  if (before && said({ ...before, law: after.law }) === said(after)) return;
  await write(trx, [after]);
}

const said = ({ state, facts, law }: Governed) => JSON.stringify([publicTrade(state, facts, law), tradeFigures(facts)]);

async function write(trx: Trx, trades: readonly Governed[]): Promise<void> {
  const shown = trades.map(({ state, facts, law }) => publicTrade(state, facts, law));
  const ids = trades.map(({ id }) => id);
  await trx.query(STORE, [
    ids,
    shown.map(({ item }) => JSON.stringify(item)),
    shown.map(({ detail }) => JSON.stringify(detail)),
    shown.map(({ candidate }) => candidate),
    shown.map(({ amount }) => amount),
  ]);
  await trx.query(STORE_FIGURES, [ids, trades.map(({ facts }) => JSON.stringify(tradeFigures(facts)))]);
}

/** A document was issued: whoever holds the project's lock says so in public. */
export async function storePublicDocuments(trx: Trx, project: string): Promise<void> {
  await trx.query('update public_trades set documents = public_documents(id) where id = $1', [project]);
}

const BATCH = 500;

/** Makes all of it again from the trades, in batches: after a restore, or when a place has another name. */
export async function rebuildPublicTrades(db: Knex, lawOf: (rulesVersion: string) => Law): Promise<number> {
  let made = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await inTransaction(db, async (trx) => {
      const trades = await trx.query<Trade>(
        'select id, state, facts from projects where public_at is not null and id > $1 order by id limit $2 for update',
        [after, BATCH],
      );
      const ids = trades.map(({ id }) => id);
      await trx.query('delete from public_trades where id = any($1)', [ids]);
      await write(trx, trades.map((trade) => ({ ...trade, law: lawOf(trade.facts.rules) })));
      return { value: () => ids };
    });
    made += batch.length;
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) return made;
    after = last;
  }
}
