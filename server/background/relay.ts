/**
 * From the outbox into the job queue, a batch at a time. What an act asks for is written into the outbox with the
 * act; enqueueing it there would cost the door two thirds of its rate.
 */
import type { Pool } from 'pg';

/** How many at once: some milliseconds of work, so that several processes share what an outage left. */
export const BATCH = 500;
/** How often the queue tries a job; a document counts its own tries besides. */
const MAX_ATTEMPTS = 25;

// One statement is one transaction: a row is in the outbox or in the queue, never in both or neither. The key keeps
// one job a document, however often it is asked for; the queue refuses a key that comes twice in one batch.
const MOVE = `
  with moved as (
    delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked)
    returning id, task, payload, task || ':' || coalesce(payload ->> 'id', id::text) as key
  ), wanted as (
    select distinct on (key) id, task, payload, key from moved order by key, id
  ), batch as (
    select (select count(*)::int from moved) as n, array_agg(
      (task, payload::json, null, null, $2, key, null, null)::graphile_worker.job_spec order by id) as specs
    from wanted
  )
  select n, (select count(*) from graphile_worker.add_jobs(specs)) as jobs from batch where n > 0`;

/** Moves one batch. @returns how many rows it was */
export async function relayOnce(pool: Pool, limit = BATCH): Promise<number> {
  const { rows } = await pool.query<{ n: number }>({
    name: 'relay',
    text: MOVE,
    values: [limit, MAX_ATTEMPTS],
  });
  return rows[0]?.n ?? 0;
}
