/** Where a run takes place: a temporary directory, a PostgreSQL of its own with its disk safety on, a frozen copy of the sources. */
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from '../db/embedded.js';
import { connectAdmin } from '../db/connect.js';
import { migrate } from '../db/migrate.js';
import { seedDemo } from '../db/seeds/index.js';
import { loadDataKey } from '../server/people/sealed-identity.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LEFT_BEHIND = new Set(['node_modules', 'dist', '.git', 'data', 'demo-out', 'test', 'bench']);

export interface Database {
  url: string;
  adminUrl: string;
}

export interface Place {
  dir: string;
  /** The project as it was when the run began: nobody's edit changes what is measured half-way. */
  app: string;
  platformKeyFile: string;
  dataKeyFile: string;
  /** A new database with the demonstration's people in it. */
  database(): Promise<Database>;
  /** Runs when the place is left, last first. */
  onLeave(work: () => Promise<unknown>): void;
  leave(): Promise<void>;
}

export async function takePlace(): Promise<Place> {
  const dir = await mkdtemp(join(tmpdir(), 'cunjitong-bench-'));
  const leaving: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })];
  const leave = async () => {
    for (let work = leaving.pop(); work; work = leaving.pop()) await work().catch(console.error);
  };
  try {
    const app = join(dir, 'app');
    await freeze(app);
    const platformKeyFile = join(dir, 'keys/platform.key');
    const dataKeyFile = join(dir, 'keys/data.key');
    const embedded = await startEmbedded({ dataDir: join(dir, 'data') });
    leaving.push(() => rm(embedded.clusterDir, { recursive: true, force: true })); // it may have to live elsewhere
    leaving.push(() => embedded.stop());
    const at = (name: string): Database => ({
      url: inDatabase(embedded.url, name),
      adminUrl: inDatabase(embedded.adminUrl, name),
    });
    await makeTemplate(embedded.adminUrl, at('template'), dataKeyFile);
    let made = 0;
    return {
      dir,
      app,
      platformKeyFile,
      dataKeyFile,
      async database() {
        made += 1;
        await sql(embedded.adminUrl, `create database bench_${made} template template`);
        return at(`bench_${made}`);
      },
      onLeave: (work) => leaving.push(work),
      leave,
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function freeze(app: string): Promise<void> {
  await cp(ROOT, app, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.has(relative(ROOT, path)),
  });
  await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'));
}

async function makeTemplate(server: string, { url, adminUrl }: Database, dataKeyFile: string) {
  await sql(server, 'create database template');
  await migrate(adminUrl, { loginUrl: url });
  const admin = connectAdmin(adminUrl);
  try {
    await seedDemo(admin, { dataKey: await loadDataKey(dataKeyFile) });
  } finally {
    await admin.destroy();
  }
}

function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
