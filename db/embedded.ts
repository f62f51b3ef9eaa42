import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './embedded/binaries.js';
import { ensureCluster, readSecrets, writeSecrets } from './embedded/cluster.js';
import { ensureRunning, type Postmaster, stopFast } from './embedded/postmaster.js';
import { systemUser } from './embedded/system-user.js';

const DATABASE = 'cunjitong';
const LOGIN = 'cunjitong';
const LEASE = 'cunjitong lease';

/** The part of a logger that the database layer needs. */
export type Log = Record<'info' | 'warn' | 'error', (data: object, message: string) => void>;

export type Embedded = {
  url: string;
  adminUrl: string;
  clusterDir: string;
  /** Leaves the server; whoever leaves last shuts it down. */
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL in the data directory. It outlives a killed process, and the next start finds
 * it. Every process that uses it holds one connection, the lease, which ends with the process
 * however that ends: so a migration run beside a running platform does not stop its database.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log?: Log;
  /** False only in tests: faster, and a power failure destroys it. */
  durable?: boolean;
}): Promise<Embedded> {
  const { log, durable = true } = options;
  const dataDir = resolve(options.dataDir);
  const user = systemUser(`${dataDir}/postgres`);
  const { initdb, postgres, pgCtl } = findBinaries(user);
  const dir = await ensureCluster({ dataDir, initdb, user, durable });
  const secrets = await readSecrets(dir);

  const urlFor = (login: string, password: string, port: number, database: string) =>
    `postgresql://${login}:${password}@127.0.0.1:${port}/${database}`;
  const superuser = (port: number, database: string) =>
    urlFor('postgres', secrets.adminPassword, port, database);
  const greet = async (port: number) => {
    await withClient(superuser(port, 'postgres'), (client) => client.query('select 1'));
  };
  const server: Postmaster = { dir, postgres, pgCtl, user, greet };

  const port = await ensureRunning(server, secrets.port);
  if (port !== secrets.port) await writeSecrets(dir, { ...secrets, port }, user);
  await makeLoginAndDatabase(superuser(port, 'postgres'), secrets.appPassword);

  let stopping = false;
  let lease = await takeLease();

  async function takeLease(): Promise<pg.Client> {
    const url = superuser(port, 'postgres');
    const client = new pg.Client({ connectionString: url, application_name: LEASE });
    client.on('error', (error) => log?.warn({ err: error }, 'embedded database: connection lost'));
    await client.connect();
    client.once('end', () => void reviveUnlessStopping());
    return client;
  }

  /** The server died under us (out of memory, say): pools reconnect by themselves once it is back. */
  async function reviveUnlessStopping(): Promise<void> {
    while (!stopping) {
      try {
        await ensureRunning(server, port);
        lease = await takeLease();
        return;
      } catch (error) {
        log?.error({ err: error }, 'embedded database: cannot be started again, will retry');
        await sleep(1000);
      }
    }
  }

  async function leave(): Promise<void> {
    stopping = true;
    await lease.end().catch(() => undefined); // already lost
    if (await inUse(superuser(port, 'postgres'))) return;
    await stopFast(server);
  }

  let left: Promise<void> | undefined;
  return {
    url: urlFor(LOGIN, secrets.appPassword, port, DATABASE),
    adminUrl: superuser(port, DATABASE),
    clusterDir: dir,
    stop() {
      left ??= leave();
      return left;
    },
  };
}

/** False as well when nobody answers. */
async function inUse(url: string): Promise<boolean> {
  const sql = 'select 1 from pg_stat_activity where application_name = $1 limit 1';
  return withClient(
    url,
    async (client) => (await client.query(sql, [LEASE])).rows.length > 0,
  ).catch(() => false);
}

/** The platform's login owns nothing: what it may do, migrations grant to the role it takes. */
async function makeLoginAndDatabase(url: string, password: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = $1) as login,
              exists (select from pg_database where datname = $2) as database`,
      [LOGIN, DATABASE],
    );
    const ignoreIfMade = (error: { code?: string }) => {
      const madeMeanwhile = ['42710', '42P04', '23505'].includes(error.code ?? '');
      if (!madeMeanwhile) throw error;
    };
    if (!rows[0].login) {
      await client.query(`create role ${LOGIN} login password '${password}'`).catch(ignoreIfMade);
    }
    if (!rows[0].database) {
      await client.query(`create database ${DATABASE}`).catch(ignoreIfMade);
    }
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // the query that was running fails by itself
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
