/** The district's towns and villages, by the names that lists and pages show. */
import type { Knex } from 'knex';
import { prepared } from './prepared.js';

export interface Place {
  code: string;
  name: string;
}
export interface TownWithVillages extends Place {
  villages: Place[];
}

interface Row {
  id: string;
  kind: 'town' | 'village';
  name: string;
  parent: string;
}

const PLACES = `select id, kind, name, parent from organisations where kind in ('town', 'village') order by id`;

export async function publicPlaces(db: Knex): Promise<TownWithVillages[]> {
  const rows = await prepared<Row>(db, PLACES, []);
  const towns = new Map<string, TownWithVillages>();
  for (const { id, kind, name } of rows) if (kind === 'town') towns.set(id, { code: id, name, villages: [] });
  for (const { id, kind, name, parent } of rows) {
    if (kind === 'village') towns.get(parent)?.villages.push({ code: id, name });
  }
  return [...towns.values()];
}

export interface PublicVillage extends Place {
  town: Place;
  /** As it is registered, or null until it is. */
  collective: { name: string; creditCode: string } | null;
  /** Trades by how far they are; open is what has been announced. */
  trades: { open: number; running: number; ended: number };
  turnover: number;
}

// Figures and the list come from narrow rows that hold nothing secret.
const VILLAGE = `
  select v.id, v.name, t.id as town, t.name as town_name,
    case when v.credit_code is not null
      then jsonb_build_object('name', v.collective_name, 'creditCode', v.credit_code) end as collective,
    (select jsonb_build_object(
        'open', count(*) filter (where open),
        'running', count(*) filter (where not open and not ended),
        'ended', count(*) filter (where ended))
      from (select stage in ('announcement', 'bidding') and offers_close_at is not null as open,
        stage in ('archived', 'terminated') as ended from public_trades where village = v.id) as trade) as trades,
    (select coalesce(sum(turnover), 0)::bigint from trade_figures where village = v.id and signed_at is not null) as turnover
  from organisations v join organisations t on t.id = v.parent
  where v.id = $1 and v.kind = 'village'`;

interface VillageRow {
  id: string;
  name: string;
  town: string;
  town_name: string;
  collective: PublicVillage['collective'];
  trades: PublicVillage['trades'];
  turnover: number;
}

export async function publicVillage(db: Knex, code: string): Promise<PublicVillage | null> {
  const [row] = await prepared<VillageRow>(db, VILLAGE, [code]);
  if (!row) return null;
  const { id, name, town, town_name, collective, trades, turnover } = row;
  return { code: id, name, town: { code: town, name: town_name }, collective, trades, turnover };
}
