/** The figures of domain §8 taken apart: by town and by month, and the trades that one of them is made of. */
import type { Knex } from 'knex';

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

// Months of Shanghai, by the day of signing.
const BY_MONTH = `
  select month as key, month as name, ${SUMS}
  from (select *, to_char(to_timestamp(signed_at / 1000) at time zone 'Asia/Shanghai', 'YYYY-MM') as month from trade_figures) f
  where f.signed_at is not null group by month order by month desc limit 36`;

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
  const query = db('trade_figures as f')
    .join('projects as p', 'p.id', 'f.project')
    .join('organisations as v', 'v.id', 'p.village')
    .whereRaw(`(${counts})`)
    .select('p.id', 'p.code', 'p.title', 'v.name as village', db.raw(`(${value})::float8 as value`))
    .orderByRaw('value desc nulls last, p.id')
    .offset(offset)
    .limit(limit);
  if (town !== undefined) query.where('f.town', town);
  if (month !== undefined) {
    query.whereRaw(
      `to_char(to_timestamp(f.signed_at / 1000) at time zone 'Asia/Shanghai', 'YYYY-MM') = ?`,
      [month],
    );
  }
  return query;
}
