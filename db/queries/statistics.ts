/** The figures of domain §8 taken apart: by town and by month, and the trades that one of them is made of. */
import type { Knex } from 'knex';
import { instantOf, plusMonths } from '../../server/machines/time.js';

/** What a trade adds to each figure; the same columns as the district's sums, so that they agree. */
const ADDS = {
  trades: { value: '1', counts: 'f.signed_at is not null' },
  turnover: { value: 'f.turnover', counts: 'f.turnover is not null' },
  first_year: { value: 'f.first_year', counts: 'f.first_year is not null' },
  gain: { value: 'round(f.gain_months / 12.0)::bigint', counts: 'f.gain_months is not null' },
  premium: { value: 'round(f.gain_months / 12.0)::bigint', counts: 'f.reserve_months is not null' },
  saved: { value: 'f.saved', counts: 'f.saved is not null' },
  saving: { value: 'f.saved', counts: 'f.ceiling is not null' },
  single: { value: 'f.single_offer::int', counts: 'f.single_offer is not null' },
  failure: { value: 'f.failures', counts: 'f.failures > 0 or f.awarded_at is not null' },
  days_to_select: {
    value: 'round(f.millis_to_select / 8640000.0) / 10',
    counts: 'f.millis_to_select is not null',
  },
  days_to_close: {
    value: 'round(f.millis_to_close / 8640000.0) / 10',
    counts: 'f.millis_to_close is not null',
  },
} as const;
export type FigureKey = keyof typeof ADDS;
export const FIGURE_KEYS = Object.keys(ADDS) as FigureKey[];

export interface Group {
  key: string;
  name: string;
  trades: number;
  turnover: number;
  gain: number;
  saved: number;
}

const SUMS = `count(*) filter (where f.signed_at is not null)::int as trades, coalesce(sum(f.turnover), 0)::bigint as turnover,
  coalesce(round(sum(f.gain_months) / 12), 0)::bigint as gain, coalesce(sum(f.saved), 0)::bigint as saved`;

const BY_TOWN = `
  select f.town as key, t.name, ${SUMS} from trade_figures f join organisations t on t.id = f.town
  group by f.town, t.name having count(*) filter (where f.signed_at is not null) > 0 order by turnover desc, key limit 200`;

// Months of Shanghai, by the day of signing: of days first, as to name a month of each trade takes longer than to add it up.
const BY_MONTH = `
  with days as (
    select (signed_at + 28800000) / 86400000 as day, count(*) as trades, sum(turnover) as turnover, sum(gain_months) as gain,
      sum(saved) as saved
    from trade_figures where signed_at is not null group by 1
  )
  select month as key, month as name, sum(trades)::int as trades, coalesce(sum(turnover), 0)::bigint as turnover,
    coalesce(round(sum(gain) / 12), 0)::bigint as gain, coalesce(sum(saved), 0)::bigint as saved
  from (select *, to_char(to_timestamp(day * 86400) at time zone 'UTC', 'YYYY-MM') as month from days) d
  group by month order by month desc limit 36`;

export async function statisticsGroups(db: Knex): Promise<{ towns: Group[]; months: Group[] }> {
  const towns = await db.raw<{ rows: Group[] }>(BY_TOWN);
  const months = await db.raw<{ rows: Group[] }>(BY_MONTH);
  return { towns: towns.rows, months: months.rows.reverse() };
}

export interface PartOfFigure {
  id: string;
  code: string;
  title: string;
  village: string;
  value: number;
}

export interface PartsAsked {
  figure: FigureKey;
  town?: string;
  /** `2025-07`. */
  month?: string;
  /** The rows before this one were shown already. */
  offset: number;
  limit: number;
}

/** The largest part first. */
export async function partsOfFigure(
  db: Knex,
  { figure, town, month, offset, limit }: PartsAsked,
): Promise<PartOfFigure[]> {
  const { value, counts } = ADDS[figure];
  // The page is found among the narrow rows, and only its trades are opened.
  const page = db('trade_figures as f')
    .whereRaw(`(${counts})`)
    .select('f.project', db.raw(`(${value})::float8 as value`))
    .orderByRaw('value desc nulls last, f.project')
    .offset(offset)
    .limit(limit);
  if (town !== undefined) page.where('f.town', town);
  if (month !== undefined) page.whereBetween('f.signed_at', monthOf(month));
  return db
    .from(page.as('f'))
    .join('projects as p', 'p.id', 'f.project')
    .join('organisations as v', 'v.id', 'p.village')
    .select('p.id', 'p.code', 'p.title', 'v.name as village', 'f.value')
    .orderByRaw('f.value desc nulls last, p.id');
}

/** From its first millisecond in Shanghai to its last. */
function monthOf(month: string): [number, number] {
  const first = `${month}-01`;
  return [instantOf(first), instantOf(plusMonths(first, 1)) - 1];
}
