/** The register as routes use it: single changes, and spreadsheets in and out. */
import type { Knex } from 'knex';
import { type AssetRow, listAssets } from '../../db/queries/assets.js';
import { InvalidInput } from '../errors.js';
import type { Subject } from '../people/subject.js';
import type { AssetInput } from './asset.js';
import type { ReadRows } from './read-rows.js';
import { addAssets, changeAsset, type Registered, retireAsset } from './register.js';
import type { Spreadsheets } from './spreadsheets.js';

interface Change {
  subject: Subject;
  id: string;
  expectedVersion: number;
}

export interface AssetRegister {
  add(asked: { subject: Subject; village: string; asset: AssetInput }): Promise<Registered>;
  change(asked: Change & { said: AssetInput }): Promise<Registered>;
  retire(asked: Change & { reason: string }): Promise<Registered>;
  /** Every bad cell, or the assets that the sheet holds. @throws InvalidInput for what is no spreadsheet */
  check(bytes: Uint8Array): Promise<ReadRows>;
  /** All rows or none. */
  importRows(asked: { subject: Subject; village: string; assets: readonly AssetInput[] }): Promise<Registered[]>;
  /** @param asking reads as whoever asks */
  sheet(asking: Knex, village: string): Promise<Uint8Array>;
}

const PAGE = 1000;

export function assetRegister(db: Knex, spreadsheets: Spreadsheets): AssetRegister {
  return {
    async add({ subject, village, asset }) {
      const [added] = await addAssets(db, { subject, village, assets: [asset], kind: 'added' });
      return added as Registered;
    },
    change: (asked) => changeAsset(db, asked),
    retire: (asked) => retireAsset(db, asked),
    async check(bytes) {
      const rows = await spreadsheets.read(bytes);
      if (!rows) throw new InvalidInput('这个文件打不开,请用本页的模板另存为 .xlsx 后再上传。', { code: 'unreadable-sheet' });
      return rows;
    },
    importRows: ({ subject, village, assets }) => addAssets(db, { subject, village, assets, kind: 'imported' }),
    sheet: async (asking, village) => spreadsheets.write(await wholeRegister(asking, village)),
  };
}

async function wholeRegister(db: Knex, village: string): Promise<AssetRow[]> {
  const all: AssetRow[] = [];
  for (let after: string | null = null; ; ) {
    const page: { items: AssetRow[]; next: string | null } = await listAssets(db, { village, retired: false }, { after, limit: PAGE });
    all.push(...page.items);
    if (page.next === null) return all;
    after = page.next;
  }
}
