/** The asset register as those read it who work in the village, its town or district. */
import type { Knex } from 'knex';
import type { AssetInput } from '../../server/assets/asset.js';

export interface AssetFilters {
  village?: string;
  category?: string;
  useState?: string;
  /** A part of the name, number, place or certificate. */
  search?: string;
  retired: boolean;
}

export interface AssetRow {
  id: string;
  code: string;
  village: { code: string; name: string };
  version: number;
  changedAt: number;
  retiredAt: number | null;
  said: AssetInput;
}

const SAID = `jsonb_build_object('name', a.name, 'category', a.category, 'location', a.location, 'quantity', a.quantity,
  'unit', a.unit, 'originalValue', a.original_value, 'certificate', a.certificate, 'useState', a.use_state,
  'building', a.building, 'buildingUntil', a.building_until, 'disputed', a.disputed, 'note', a.note)`;
const COLUMNS = `a.id, a.code, jsonb_build_object('code', v.id, 'name', v.name) as village, a.version,
  a.changed_at as "changedAt", a.retired_at as "retiredAt", ${SAID} as said`;

/** @param after the last code of the page before; codes order a register as it was written */
export async function listAssets(
  db: Knex,
  filters: AssetFilters,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ items: AssetRow[]; next: string | null }> {
  const query = db('assets as a').join('organisations as v', 'v.id', 'a.village').select(db.raw(COLUMNS));
  if (filters.village !== undefined) query.where('a.village', filters.village);
  if (filters.category !== undefined) query.where('a.category', filters.category);
  if (filters.useState !== undefined) query.where('a.use_state', filters.useState);
  if (!filters.retired) query.whereNull('a.retired_at');
  if (filters.search !== undefined) {
    const text = filters.search.toLowerCase();
    query.whereRaw(`position(? in lower(concat_ws(' ', a.name, a.code, a.location, a.certificate))) > 0`, [text]);
  }
  if (after !== null) query.where('a.code', '>', after);
  const rows: AssetRow[] = await query.orderBy('a.code').limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
}

export interface AssetChange {
  version: number;
  at: number;
  kind: 'added' | 'imported' | 'changed' | 'retired';
  said: Record<string, unknown>;
}

export interface AssetTrade {
  project: string;
  code: string;
  title: string;
  stage: string;
}

export type AssetHistory = AssetRow & { changes: AssetChange[]; trades: AssetTrade[] };

/** One asset with everything the register ever said of it and its trades, the last first; null if there is none to be seen. */
export async function assetWithChanges(db: Knex, id: string): Promise<AssetHistory | null> {
  const { rows } = await db.raw<{ rows: AssetHistory[] }>(
    `select ${COLUMNS}, (select jsonb_agg(jsonb_build_object('version', c.version, 'at', c.at, 'kind', c.kind, 'said', c.said)
        order by c.version desc) from asset_changes c where c.asset = a.id) as changes,
       (select coalesce(jsonb_agg(jsonb_build_object('project', p.id, 'code', p.code, 'title', p.title, 'stage', p.stage)
          order by p.registered_at desc), '[]') from asset_trades t join projects p on p.id = t.project where t.asset = a.id) as trades
     from assets a join organisations v on v.id = a.village where a.id = ?`,
    [id],
  );
  return rows[0] ?? null;
}
