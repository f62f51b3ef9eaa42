/**
 * What runs with nobody asking: deadlines, the outbox, the job queue. All of it may run in every process at once, and
 * whatever is cut off is found and done again, because the database and not this process knows what is left to do.
 */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { askAgain } from '../documents/issue/ask-again.js';
import type { Renderer } from '../documents/pool.js';
import type { Signer } from '../documents/signing/signer.js';
import type { FileStore } from '../files/store.js';
import { settleProject } from '../transactions/advance.js';
import type { Sending } from '../notices/send-mail.js';
import type { Door } from '../transactions/door.js';
import { cronItems, jobList } from './jobs.js';
import { jobsPool } from './jobs-pool.js';
import { startQueue } from './queue.js';
import { BATCH, relayOnce } from './relay.js';
import { noticeRounds } from './notice-rounds.js';
import { startRounds } from './rounds.js';
import { ticker } from './ticker.js';

export interface BackgroundDeps {
  /** The pool that requests use: role cjt_app. */
  db: Knex;
  /** The login's address; the queue takes its own connections and its own role. */
  databaseUrl: string;
  door: Door;
  renderer: Renderer;
  store: FileStore;
  signer?: Signer | undefined;
  dataDir: string;
  log: Logger;
  /** Absent: notices stand in the application only. */
  mail?: Omit<Sending, 'failed'>;
  /** How many jobs at once; documents are drawn in the renderer's threads. */
  concurrency?: number;
}

export interface Background {
  /** Said after every commit. */
  wake(): void;
  /** Waits for the jobs that are running. */
  stop(): Promise<void>;
}

const SECOND = 1_000;
/** Besides the jobs, somebody listens, somebody moves the outbox and somebody looks for work. */
const OTHER_CONNECTIONS = 3;

export async function startBackground(deps: BackgroundDeps): Promise<Background> {
  const { db, door, log, concurrency = 2 } = deps;
  // What was cut off when the platform last stopped, and what failed for good: a new version may know better.
  await askAgain(db, { failedToo: true });

  const pool = jobsPool({ url: deps.databaseUrl, size: concurrency + OTHER_CONNECTIONS, log });
  try {
    const queue = await startQueue({
      pool,
      tasks: jobList(deps),
      cron: cronItems(),
      concurrency,
      log,
      recover: () => askAgain(db),
    });
    const relay = startRounds({
      name: 'outbox',
      log,
      every: SECOND,
      gather: 20,
      work: async () => (await relayOnce(pool)) === BATCH,
    });
    const deadlines = startRounds({
      name: 'deadlines',
      log,
      every: SECOND,
      work: ticker({ db, log, settle: (project) => settleProject(door, project) }),
    });
    const notices = noticeRounds(deps);
    return {
      wake() {
        relay.wake();
        notices.wake();
      },
      async stop() {
        await Promise.all([deadlines.stop(), relay.stop(), notices.stop()]);
        await queue.stop();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
