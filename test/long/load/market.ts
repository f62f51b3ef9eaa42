/** A platform as a process of its own before a database with tens of thousands of trades, and trades that take offers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Filled, filler } from '../../../bench/fill.js';
import { loadPlatformKey } from '../../../server/bidding/platform-key.js';
import { loadDataKey } from '../../../server/people/sealed-identity.js';
import { freshDatabase } from '../../helpers/database.js';
import { type World, worldOn } from '../../helpers/world.js';
import { prepare } from '../../journeys/perform.js';
import { type PlatformProcess, startProcess } from '../../journeys/platform-process.js';
import { published, WAYS } from '../../journeys/ways.js';
import { planOf } from '../../machines/journey.js';

export interface Market {
  world: World;
  platform: PlatformProcess;
  filled: Filled;
  /** Works whose offers close at the same moment. */
  open: string[];
  /** When that is. */
  close: number;
  /** Entries below it were there before the load. */
  firstSeq: number;
  leave(): Promise<void>;
}

/** How far the trades have come whose moments fill the tables. */
const MOMENTS: [way: string, acts?: number][] = [
  ['works by comparison'],
  ['a lease by sealed offers'],
  ['goods by inquiry', 9],
  ['a lease by sealed offers', 14],
  ['works by comparison', 22],
];

export async function openMarket({ rows, open }: { rows: number; open: number }): Promise<Market> {
  const fresh = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'cjt-load-'));
  const keys = { key: await loadPlatformKey(join(dataDir, 'keys/platform.key')), dataKey: await loadDataKey(join(dataDir, 'keys/data.key')) };
  const world = await worldOn(fresh, keys);
  for (const [way, upTo] of MOMENTS) await prepare(world, (WAYS[way] as (typeof WAYS)[string])(), { upTo });
  const fill = await filler(fresh, (await world.admin('projects')).map((row) => ({ case: row.id, row })));
  const filled = await fill.fillTo(rows);
  await fill.close();
  const trades: string[] = [];
  for (let n = 0; n < open; n += 1) trades.push((await prepare(world, published(planOf('comparison')))).project);
  await world.forwardClock((await world.now()) + 60_000);
  const last = await world.admin('log.entries').max('seq as seq').first();
  const platform = await startProcess(dataDir, { DATABASE_URL: fresh.url, DATABASE_ADMIN_URL: fresh.adminUrl, SEED_DEMO: '0' });
  return {
    world,
    platform,
    filled,
    open: trades,
    close: (await world.facts(trades[0] as string)).facts.dates?.offersCloseAt as number,
    firstSeq: last?.seq + 1,
    async leave() {
      await platform.stop();
      await world.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
