/**
 * Deadlines with nobody visiting: what is due is settled within a second, and everything that fell due during an
 * outage when the platform starts. The index on `next_due_at` is the truth; nothing here remembers a deadline.
 */
import type { Knex } from 'knex';
import type { Logger } from 'pino';

const BATCH = 100;
const SHORTEST_REST = 5_000;
const LONGEST_REST = 10 * 60_000;

// The clock in a subselect: called per row it could not be looked up in the index. A project that somebody acts on
// at this moment is settled by that act.
const DUE = `
  select id from projects where next_due_at <= (select platform_clock()) and not id = any(?::uuid[])
  order by next_due_at limit ? for update skip locked`;

export interface TickerDeps {
  db: Knex;
  log: Logger;
  /** Settles one project; how many deadlines it settled. */
  settle: (project: string) => Promise<number>;
  /** Milliseconds of real time, for resting projects only. */
  now?: () => number;
}

/** A round of the ticker; true when a whole batch was due and more may be waiting. */
export function ticker({ db, log, settle, now = Date.now }: TickerDeps): () => Promise<boolean> {
  const resting = new Map<string, { failures: number; until: number }>();

  function rest(project: string): number {
    const failures = (resting.get(project)?.failures ?? 0) + 1;
    const pause = Math.min(SHORTEST_REST * 2 ** (failures - 1), LONGEST_REST);
    resting.set(project, { failures, until: now() + pause });
    return pause;
  }

  async function settleOne(project: string): Promise<void> {
    try {
      const settled = await settle(project);
      // Nothing settled, yet the row is due: another process was faster, or row and facts disagree.
      if (settled === 0) rest(project);
      else resting.delete(project);
    } catch (error) {
      // One project that cannot be settled must not stop the others.
      log.error(
        { err: error, project, pause: rest(project) },
        'deadlines: a project could not be settled',
      );
    }
  }

  return async () => {
    const asleep = [...resting]
      .filter(([, { until }]) => until > now())
      .map(([project]) => project);
    const { rows } = await db.raw<{ rows: { id: string }[] }>(DUE, [asleep, BATCH]);
    for (const { id } of rows) await settleOne(id);
    return rows.length === BATCH;
  };
}
