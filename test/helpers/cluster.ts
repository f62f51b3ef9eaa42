import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../db/embedded.js';
import { migrate } from '../../db/migrate.js';

export { mochaHooks } from './server-logs.js';

export const TEMPLATE = 'cjt_template';
const PREFIX = 'cunjitong-test-';

let cluster: Embedded | undefined;
let dataDir: string | undefined;

/** One cluster for the whole run; mocha's workers, forked later, find it in their environment. */
export async function mochaGlobalSetup(): Promise<void> {
  const root = await fastRoot();
  await sweepLeftovers(root);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mochaGlobalTeardown().finally(() => process.exit(130)));
  }
  dataDir = await mkdtemp(join(root, `${PREFIX}${process.pid}-`));
  try {
    cluster = await startEmbedded({ dataDir, durable: false });
    await makeTemplate(cluster);
    process.env.TEST_DATABASE_URL = cluster.url;
    process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl;
  } catch (error) {
    await mochaGlobalTeardown(); // mocha does not, when the setup fails
    throw error;
  }
}

export async function mochaGlobalTeardown(): Promise<void> {
  await cluster?.stop();
  if (dataDir) await removeData(dataDir, cluster?.clusterDir);
}

export function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** Deletes a data directory, and its cluster too where that had to live elsewhere. */
export async function removeData(dir: string, clusterDir?: string): Promise<void> {
  if (clusterDir) await rm(clusterDir, { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true });
}

async function makeTemplate({ url, adminUrl }: Embedded): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE}`);
    await migrate(inDatabase(adminUrl, TEMPLATE), { loginUrl: inDatabase(url, TEMPLATE) });
    // A connection left open to the template would make every copy of it fail.
    await client.query(`alter database ${TEMPLATE} allow_connections false`);
  } finally {
    await client.end();
  }
}

/** In memory where there is enough: every fresh database makes some hundred files. */
async function fastRoot(): Promise<string> {
  const shm = '/dev/shm';
  const { bavail, bsize } = await statfs(shm).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > 2 ** 31 ? shm : tmpdir();
}

/** A run that was killed could not delete its clusters. */
async function sweepLeftovers(fast: string): Promise<void> {
  for (const root of new Set([fast, tmpdir()])) {
    for (const name of await readdir(root)) {
      const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length).split('-')[0]);
      if (pid && !isAlive(pid)) await removeCluster(join(root, name));
    }
  }
}

async function removeCluster(dir: string): Promise<void> {
  const inside = await readdir(dir).catch(() => null);
  if (!inside) return; // another run has swept it meanwhile
  const made = inside.includes('postgres');
  const leftover = made ? await startEmbedded({ dataDir: dir, durable: false }) : undefined;
  await leftover?.stop();
  await removeData(dir, leftover?.clusterDir);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
