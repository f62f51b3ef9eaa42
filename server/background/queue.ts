/** Runs the jobs of the queue, and goes on running them whatever happens to the database in between. */
import {
  Logger as QueueLogger,
  type ParsedCronItem,
  type Runner,
  run,
  type TaskList,
} from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

const REST = 5_000;

export interface QueueOptions {
  pool: Pool;
  tasks: TaskList;
  cron: ParsedCronItem[];
  concurrency: number;
  log: Logger;
  /** Before it starts again: what it was doing is locked by nobody who lives. */
  recover?: () => Promise<unknown>;
}

/** Resolves when it runs: the queue's own tables are then up to date. */
export async function startQueue(options: QueueOptions): Promise<{ stop(): Promise<void> }> {
  const { log } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let runner: Runner | null = await start(options);
  let starting: Promise<void> | null = null;
  watch(runner);

  /** The library gives up on some errors; this platform does not. */
  function watch(started: Runner): void {
    const ended = (error?: unknown) => {
      if (stopped || runner !== started) return;
      runner = null;
      log.error({ err: error }, 'jobs: the queue stopped and starts again');
      timer = setTimeout(begin, REST);
    };
    started.promise.then(() => ended(), ended);
    // It may wait for ever for the jobs whose end it could not write down, so nobody waits for it.
    started.events.once('pool:fatalError', ({ error }) => {
      started.stop().catch(() => undefined);
      ended(error);
    });
  }

  function begin(): void {
    starting = again().finally(() => {
      starting = null;
    });
  }

  async function again(): Promise<void> {
    try {
      await options.recover?.();
      const started = await start(options);
      runner = started;
      watch(started);
    } catch (error) {
      log.error({ err: error }, 'jobs: the queue cannot start yet');
      if (!stopped) timer = setTimeout(begin, REST);
    }
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await starting;
      // Waits for the jobs that are running.
      if (runner) await Promise.race([runner.stop(), lost(runner)]);
      runner = null;
    },
  };
}

const lost = (runner: Runner) => new Promise<void>((resolve) => runner.events.once('pool:fatalError', () => resolve()));

function start({ pool, tasks, cron, concurrency, log }: QueueOptions): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: cron,
    concurrency,
    noHandleSignals: true, // main does
    // Without these, a database that goes away while a job ends is a rejection that nobody handles: the end of the platform.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pollInterval: 2_000,
    logger: new QueueLogger((scope) => (level, message, meta) => {
      // The library reports every job that succeeds as information.
      const at = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug';
      log[at]({ ...scope, err: meta?.error }, `jobs: ${message}`);
    }),
  });
}
