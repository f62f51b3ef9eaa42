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
  /** Trades by how far they are. */
  trades: { open: number; running: number; ended: number };
  turnover: number;
}

// Figures and the list come from narrow rows that hold nothing secret.
const VILLAGE = `
  select v.id, v.name, t.id as town, t.name as town_name,
    (select jsonb_build_object(
        'open', count(*) filter (where stage in ('announcement', 'bidding')),
        'running', count(*) filter (where stage in ('setup', 'selection', 'contract', 'performance', 'closing', 'failed')),
        'ended', count(*) filter (where stage in ('archived', 'terminated')))
      from public_trades where village = v.id) as trades,
    (select coalesce(sum(turnover), 0)::bigint from trade_figures where village = v.id and signed_at is not null) as turnover
  from organisations v join organisations t on t.id = v.parent
  where v.id = $1 and v.kind = 'village'`;

interface VillageRow {
  id: string;
  name: string;
  town: string;
  town_name: string;
  trades: PublicVillage['trades'];
  turnover: number;
}

export async function publicVillage(db: Knex, code: string): Promise<PublicVillage | null> {
  const [row] = await prepared<VillageRow>(db, VILLAGE, [code]);
  if (!row) return null;
  const { id, name, town, town_name, trades, turnover } = row;
  return { code: id, name, town: { code: town, name: town_name }, trades, turnover };
}
