/** A platform's data directory with a few trades that take offers, and everybody who writes into them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, connectAdmin } from '../../../db/connect.js';
import { startEmbedded } from '../../../db/embedded.js';
import { migrate } from '../../../db/migrate.js';
import { loadPlatformKey } from '../../../server/bidding/platform-key.js';
import { offerContext } from '../../../server/bidding/terms.js';
import { contextOf } from '../../../server/notices/mail-address.js';
import { type DataKey, loadDataKey } from '../../../server/people/sealed-identity.js';
import { greyPng } from '../../documents/png.js';
import { removeData } from '../../helpers/cluster.js';
import { cookieOf } from '../../helpers/signed-in.js';
import { VILLAGE, worldOn } from '../../helpers/world.js';
import { WorldWithFiles } from '../../helpers/world-with-files.js';
import { prepare } from '../../journeys/perform.js';
import { published } from '../../journeys/ways.js';
import { planOf } from '../../machines/journey.js';

const TRADES = 4;
const NEWCOMERS = 40;
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;

/** What one client wants done next. */
export interface Wanted {
  path: string;
  cookie: string;
  /** Of an act: the same key is the same act, however often it is sent. */
  key?: string;
  act?: { type?: string; [more: string]: unknown };
  /** Of an upload. */
  file?: Buffer;
}
export type Client = AsyncGenerator<Wanted>;

export interface Trades {
  world: WorldWithFiles;
  dataDir: string;
  projects: string[];
  /** Those who write into the n-th trade; they go on where they stopped. */
  clients: Client[][];
  /** Cookies of those who hold receipts, with their trades. */
  bidders: { project: string; cookie: string }[];
  remove(): Promise<void>;
}

export async function openTrades(): Promise<Trades> {
  const dataDir = await mkdtemp(join(tmpdir(), `cunjitong-test-${process.pid}-`));
  const database = await startEmbedded({ dataDir });
  const { url, adminUrl, clusterDir } = database;
  await migrate(adminUrl, { loginUrl: url });
  const fresh = { db: connect({ url }), admin: connectAdmin(adminUrl), url, adminUrl, drop: async () => undefined };
  const dataKey = await loadDataKey(join(dataDir, 'keys/data.key'));
  const world = WorldWithFiles.of(await worldOn(fresh, { key: await loadPlatformKey(join(dataDir, 'keys/platform.key')), dataKey }), dataKey);
  const trades: Trades = {
    world,
    dataDir,
    projects: [],
    clients: [],
    bidders: [],
    async remove() {
      await Promise.all([world.db.destroy(), world.admin.destroy()]);
      await removeData(dataDir, clusterDir);
    },
  };
  for (let n = 0; n < TRADES; n += 1) trades.projects.push((await prepare(world, published(planOf('comparison')))).project);
  // Each was begun at the same moment as the one before: now none of them lies ahead.
  await world.forwardClock((await world.now()) + 60_000);
  for (const project of trades.projects) trades.clients.push(await cast(trades, project));
  await confirmAddresses(world, dataKey);
  await world.keepFiles(dataDir);
  await database.stop();
  return trades;
}

/** Bidders who offer again and again, newcomers, somebody who asks, the station that explains, an accountant who registers and files. */
async function cast({ world, bidders }: Trades, project: string): Promise<Client[]> {
  const path = `/api/projects/${project}/events`;
  const clients: Client[] = [];
  for (let i = 0; i < 3; i += 1) {
    const bidder = await world.newBidder();
    const cookie = await cookieOf(world, bidder);
    const { receipt } = await world.act(bidder, project, 'register_bidder', REGISTER);
    const { facts } = await world.facts(project);
    const sealed = (n: number) => world.seal(offerContext(project, facts, receipt?.bidder as string, n), 28_000_000);
    bidders.push({ project, cookie });
    clients.push(acting(path, cookie, (n) => ({ type: 'submit_offer', data: { package: sealed(n) } })));
  }
  const newcomers = await Promise.all(Array.from({ length: NEWCOMERS }, async () => cookieOf(world, await world.newBidder())));
  bidders.push(...newcomers.map((cookie) => ({ project, cookie })));
  const [asks, station, accountant] = [await cookieOf(world, await world.newBidder()), await cookieOf(world, 'station-1'), await cookieOf(world, 'accountant')];
  return [
    ...clients,
    registering(path, newcomers),
    acting(path, asks, (n) => ({ type: 'ask_question', data: { question: `第${n}问` } })),
    acting(path, station, (n) => ({ type: 'clarify_notice', data: { clarification: `第${n}次说明` } })),
    acting('/api/projects', accountant, (n) => ({ village: VILLAGE, title: `村道${n}`, category: 'works', mode: 'comparison' })),
    filing(`/api/projects/${project}/attachments`, accountant),
  ];
}

async function* acting(path: string, cookie: string, actOf: (n: number) => Wanted['act']): Client {
  for (let n = 1; ; n += 1) yield { path, cookie, key: randomUUID(), act: actOf(n) };
}

async function* registering(path: string, cookies: readonly string[]): Client {
  for (const cookie of cookies) yield { path, cookie, key: randomUUID(), act: { type: 'register_bidder', data: REGISTER } };
}

async function* filing(path: string, cookie: string): Client {
  for (;;) yield { path, cookie, file: greyPng(new Uint8ClampedArray(randomBytes(256)), 8, 8) };
}

/** Everybody who works on the trades wants mail. */
async function confirmAddresses({ admin }: WorldWithFiles, dataKey: DataKey): Promise<void> {
  const accounts: string[] = await admin('grants').distinct('account').pluck('account');
  const rows = accounts.map((account) => ({ account, sealed: dataKey.seal(`${account}@example.org`, contextOf(account)), confirmed_at: new Date() }));
  await admin.batchInsert('mail_addresses', rows);
}
