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
      if (stopped) return;
      runner = null;
      log.error({ err: error }, 'jobs: the queue stopped and starts again');
      timer = setTimeout(begin, REST);
    };
    started.promise.then(() => ended(), ended);
  }

  function begin(): void {
    starting = again().finally(() => {
      starting = null;
    });
  }

  async function again(): Promise<void> {
    try {
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
      await runner?.stop();
      runner = null;
    },
  };
}

function start({ pool, tasks, cron, concurrency, log }: QueueOptions): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: cron,
    concurrency,
    noHandleSignals: true, // main does
    pollInterval: 2_000,
    logger: new QueueLogger((scope) => (level, message, meta) => {
      // The library reports every job that succeeds as information.
      const at = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug';
      log[at]({ ...scope, err: meta?.error }, `jobs: ${message}`);
    }),
  });
}
