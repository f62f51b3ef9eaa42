/** A document that could not be made says so in its row: retried for a while, then shown as failed, never just missing. */
import type { Knex } from 'knex';
import { FactsRefused, UnknownTemplate } from '../errors.js';
import type { DocumentRow } from './material.js';

/** With the queue's growing pauses, about half an hour. */
export const MOST_TRIES = 8;
const LONGEST = 500;

/** Counted in the row and not in the queue, which forgets when a job is asked for again. */
export async function recordFailure(
  db: Knex,
  row: Pick<DocumentRow, 'id'>,
  error: unknown,
): Promise<'again' | 'given up'> {
  const problem = inWords(error).slice(0, LONGEST);
  const { rows } = await db.raw<{ rows: { state: string }[] }>(
    `update documents set tries = tries + 1, problem = :problem,
       state = case when tries + 1 >= :most then 'failed' else 'pending' end
     where id = :id and state <> 'issued' returning state`,
    { id: row.id, problem, most: MOST_TRIES },
  );
  return rows[0]?.state === 'pending' ? 'again' : 'given up';
}

function inWords(error: unknown): string {
  if (error instanceof FactsRefused) {
    return `文书内容不完整：${error.facts.map((f) => `${f.path}（${f.reason}）`).join('、')}`;
  }
  if (error instanceof UnknownTemplate)
    return `本版本没有文书模板 ${error.kind}（第${error.version ?? '—'}版）`;
  return `文书生成失败：${error instanceof Error ? error.message : String(error)}`;
}
