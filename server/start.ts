import type { Knex } from 'knex';
import { type Logger, pino } from 'pino';
import { connect, connectAdmin } from '../db/connect.js';
import { type OpenDatabase, openDatabase } from '../db/open.js';
import type { DemoAccount } from '../db/seeds/index.js';
import { buildApp } from './app.js';
import { type Composed, compose } from './compose.js';
import type { Config } from './config.js';
import { listen } from './listen.js';
import { type DataKey, loadDataKey } from './people/sealed-identity.js';

const PATIENCE = 10_000;

export type Platform = {
  /** Where this process answers, for tests; people use config.publicUrl. */
  url: string;
  config: Config;
  demoAccounts: DemoAccount[];
  stop(): Promise<void>;
};

/** Everything in the order in which each part needs the one before; `stop` goes the other way. */
export async function startPlatform(given: Config): Promise<Platform> {
  const log = pino({ level: given.logLevel }, pino.destination({ dest: 2, sync: true }));
  const listener = await listen(given.host, given.port);
  const config = withPort(given, listener.port);

  let database: OpenDatabase | undefined;
  let db: Knex | undefined;
  let composed: Composed | undefined;

  const stop = once(() =>
    inTurn(log, {
      listener: () => listener.drain(PATIENCE),
      background: async () => composed?.stop(),
      pool: async () => db?.destroy(),
      database: async () => database?.close(),
    }),
  );

  try {
    database = await openDatabase(config, log);
    const dataKey = await loadDataKey(config.dataKeyFile);
    const demoAccounts = config.seedDemo ? await seed(database.adminUrl, dataKey, log) : [];

    db = connect({ url: database.url, poolSize: config.poolSize, log });
    composed = await compose({ db, databaseUrl: database.url, dataKey, config, log });
    listener.serve(buildApp(composed.deps));
    return { url: `http://127.0.0.1:${config.port}`, config, demoAccounts, stop };
  } catch (error) {
    await listener.drain(0); // early requests have nothing left to wait for
    await stop();
    throw error;
  }
}

/** The seeds are not part of the product: whoever deletes db/seeds starts without demo accounts. */
async function seed(adminUrl: string, dataKey: DataKey, log: Logger): Promise<DemoAccount[]> {
  const seeds = await import('../db/seeds/index.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    log.warn({}, 'db/seeds is not there: starting without demo accounts');
    return null;
  });
  if (!seeds) return [];
  const admin = connectAdmin(adminUrl, log);
  try {
    return await seeds.seedDemo(admin, { dataKey, log });
  } finally {
    await admin.destroy();
  }
}

/** Port 0 means any: only now are the port and the address known. */
function withPort(config: Config, port: number): Config {
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  return Object.freeze({ ...config, port, publicUrl });
}

/** A part that cannot stop must not keep the database running. */
async function inTurn(log: Logger, parts: Record<string, () => Promise<void>>): Promise<void> {
  for (const [part, stopPart] of Object.entries(parts)) {
    await stopPart().catch((error) => log.error({ err: error, part }, 'could not be stopped'));
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
