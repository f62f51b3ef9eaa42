/** What is not issued is asked for again: the rows know it, whatever became of their jobs. */
import type { Knex } from 'knex';

const ASK = `
  with wanted as (
    update documents set state = 'pending', tries = case when state = 'failed' then 0 else tries end
    where state <> 'issued' and (state = 'pending' or :failedToo)
      and created_at <= (select platform_clock()) - :olderThan
    returning id
  ), asked as (
    insert into outbox (task, payload) select 'issue_document', jsonb_build_object('id', id) from wanted returning 1
  )
  select count(*)::int as n from asked`;

/**
 * @param failedToo also those that were given up, with all their tries anew
 * @param olderThan milliseconds; younger ones are probably being made at this moment
 */
export async function askAgain(
  db: Knex,
  { failedToo = false, olderThan = 0 }: { failedToo?: boolean; olderThan?: number } = {},
): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>(ASK, { failedToo, olderThan });
  return rows[0]?.n ?? 0;
}
