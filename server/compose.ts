/** Puts the parts together: keys, log, door, documents, background, and what the routes call. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Deps } from './app.js';
import { originOf } from './audit/origin.js';
import { type Background, startBackground } from './background/start.js';
import { refuseForeignKey } from './bidding/key-in-use.js';
import { loadPlatformKey } from './bidding/platform-key.js';
import type { Config } from './config.js';
import { createRenderer } from './documents/pool.js';
import { diskStore } from './files/store.js';
import type { Law } from './machines/rules/book.js';
import { bookOf } from './machines/rules/books.js';
import { CALENDAR } from './machines/rules/calendars.js';
import { registerBidder } from './people/register-bidder.js';
import type { DataKey } from './people/sealed-identity.js';
import { advance } from './transactions/advance.js';
import { setDemoClock } from './transactions/demo-clock.js';
import type { Door } from './transactions/door.js';
import { registerProject } from './transactions/register.js';
import { projectTrail } from './transactions/trail.js';
import { projectView } from './transactions/view.js';
import { tradeWings } from './transactions/wings.js';

export interface Composed {
  deps: Deps;
  stop(): Promise<void>;
}

const lawOf = (version: string): Law => ({ book: bookOf(version), calendar: CALENDAR });

export async function compose(given: {
  db: Knex;
  databaseUrl: string;
  dataKey: DataKey;
  config: Config;
  log: Logger;
}): Promise<Composed> {
  const { db, databaseUrl, dataKey, config, log } = given;
  const publicUrl = config.publicUrl as string;
  const key = await loadPlatformKey(config.platformKeyFile);
  await refuseForeignKey(db, key);
  const { demo } = await originOf(db, { demo: config.demoClock, publicUrl });
  const files = diskStore(config.dataDir);
  const renderer = createRenderer({ workers: config.pdfWorkers, publicUrl });

  let background: Background | undefined;
  const door: Door = { db, law: lawOf, wings: tradeWings(key), wake: () => background?.wake() };
  background = await startBackground({
    db,
    databaseUrl,
    door,
    renderer,
    store: files,
    dataDir: config.dataDir,
    log,
  });

  const deps: Deps = {
    db,
    config,
    log,
    files,
    trades: {
      advance: (request) => advance(door, request),
      register: (request) => registerProject(door, request),
      view: (asking) => projectView({ door, key }, asking),
      trail: (asking) => projectTrail(db, { ...asking, lawOf }),
    },
    registerBidder: (registration, asked) => registerBidder(db, dataKey, registration, asked),
    // A real log has no clock that can be set, whatever the variable says.
    ...(demo && config.demoClock ? { demoClock: { set: (now) => setDemoClock(door, now) } } : {}),
  };
  return {
    deps,
    async stop() {
      await background?.stop();
      await renderer.close();
    },
  };
}
