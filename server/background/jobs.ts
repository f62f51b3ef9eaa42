/** All jobs, by name, and when those run that nobody asks for. */
import { type ParsedCronItem, parseCronItems, type TaskList } from 'graphile-worker';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { sealAccessLog } from '../audit/access-log.js';
import { type IssueDeps, issueDocument } from '../documents/issue/issue-document.js';
import { askAgain } from '../documents/issue/ask-again.js';
import { tidy } from './tidy.js';

export interface JobDeps extends IssueDeps {
  db: Knex;
  log: Logger;
  dataDir: string;
}

export function jobList(deps: JobDeps): TaskList {
  return {
    issue_document: async (payload) => {
      await issueDocument(deps, payload as { id: string });
    },
    /** A process that was killed leaves its jobs locked for hours; what is not issued is simply asked for again. */
    ask_again: async () => {
      const asked = await askAgain(deps.db, { olderThan: 10 * 60_000 });
      if (asked > 0) deps.log.warn({ asked }, 'jobs: documents asked for again');
    },
    /** Whoever changes who looked at what changes it within the hour or not unseen. */
    seal_access_log: async () => {
      await sealAccessLog(deps.db);
    },
    tidy: async () => {
      deps.log.info(await tidy(deps, Date.now()), 'jobs: tidied');
    },
  };
}

const HOUR = 3_600_000;

/** In UTC: 03:20 in Shanghai. A village's machine that sleeps at night catches up when it starts. */
export function cronItems(): ParsedCronItem[] {
  return parseCronItems([
    { task: 'tidy', match: '20 19 * * *', options: { backfillPeriod: 24 * HOUR, maxAttempts: 3 } },
    { task: 'seal_access_log', match: '7 * * * *', options: { maxAttempts: 5 } },
    { task: 'ask_again', match: '*/10 * * * *', options: { maxAttempts: 1 } },
  ]);
}
