/** Two cases of the demonstration, played over HTTP to their archive, with what each request sent and the rows in between. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Case, complete, readCases } from '../demo/case.js';
import { issued } from '../demo/documents.js';
import { play } from '../demo/play.js';
import { connectAdmin } from '../db/connect.js';
import { readConfig } from '../server/config.js';
import { startPlatform } from '../server/start.js';
import type { Database, Place } from './place.js';
import { type Watched, watchStatements } from './watch.js';

export interface Act {
  type: string;
  request: Watched;
}

export interface Snapshot {
  case: string;
  /** The row of `projects` after an act. */
  row: Record<string, unknown>;
}

export interface PlayedCases {
  /** Of the case played last, which is archived there. */
  database: Database;
  project: string;
  acts: Act[];
  reads: { list: Watched; detail: Watched; work: Watched; view: Watched; trail: Watched };
  snapshots: Snapshot[];
}

const CASES = ['guangsheng-works', 'wanghu-shop-lease'];
/** Each bidder's password takes a third of a second, and more bidders show nothing new here. */
const BIDDERS = 4;

const once = new WeakMap<Place, Promise<PlayedCases>>();
export function playedCases(place: Place): Promise<PlayedCases> {
  const playing = once.get(place) ?? playAll(place);
  once.set(place, playing);
  return playing;
}

async function playAll(place: Place): Promise<PlayedCases> {
  const acts: Act[] = [];
  const snapshots: Snapshot[] = [];
  let database: Database | undefined;
  let last: Awaited<ReturnType<typeof playOne>> | undefined;
  const files = (await readCases(new URL('../db/seeds/cases.json', import.meta.url))).filter((c) => CASES.includes(c.id));
  for (const file of files) {
    // A database for each: a demonstration's clock only moves forward. The last one is what is read from later.
    const own = await place.database();
    const c = complete({ ...file, bidders: BIDDERS });
    last = await playOne(place, own, c, acts, snapshots);
    database = own;
  }
  if (!database || !last) throw new Error('no case to play');
  return { database, acts, snapshots, ...last };
}

async function playOne(place: Place, { url, adminUrl }: Database, c: Case, acts: Act[], snapshots: Snapshot[]) {
  const dataDir = join(place.dir, c.id);
  await mkdir(dataDir);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    DATABASE_ADMIN_URL: adminUrl,
    PLATFORM_KEY_FILE: place.platformKeyFile,
    DATA_KEY_FILE: place.dataKeyFile,
    DEMO_CLOCK: '1',
    LOG_LEVEL: 'error',
  });
  const admin = connectAdmin(adminUrl);
  const watch = watchStatements();
  const platform = await startPlatform(config);
  try {
    const reading: Promise<unknown>[] = [];
    const { id, reader } = await play(platform.url, c, ({ type }) => {
      // What was last posted to a project's events is this act: everything here happens one after another.
      const request = watch.requests.findLast((r) => r.method === 'POST' && r.url.endsWith('/events'));
      if (request) acts.push({ type, request });
      reading.push(
        admin('projects').first().then((row) => snapshots.push({ case: c.id, row })),
      );
    });
    await Promise.all(reading);
    await issued(reader, id);
    const read = async (path: string): Promise<Watched> => {
      await reader.get(path);
      return watch.requests.at(-1) as Watched;
    };
    const reads = {
      list: await read('/api/public/projects'),
      detail: await read(`/api/public/projects/${id}`),
      work: await read('/api/projects'),
      view: await read(`/api/projects/${id}`),
      trail: await read(`/api/projects/${id}/trail`),
    };
    return { project: id, reads };
  } finally {
    await platform.stop();
    watch.stop();
    await admin.destroy();
  }
}
