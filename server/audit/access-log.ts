/**
 * Looks at what is secret or personal. A page view must not wait for the log's lock, so these have a table and a chain of
 * hashes of their own; the head of that chain enters the log every hour, and binds all looks before it.
 */
import type { Knex } from 'knex';
import { prepared } from '../../db/queries/prepared.js';
import { inTransaction } from '../../db/transaction.js';
import { platformStatement } from './platform-chain.js';

export const ACCESS_KINDS = {
  bidders: '查看竞买人(供应商)名单',
  attachment: '下载证明材料',
  document: '查看内部文书',
  trail: '查看全程轨迹',
  town: '查看镇街全部交易',
} as const;
export type AccessKind = keyof typeof ACCESS_KINDS;

export interface Access {
  account: string;
  /** In which they look; none of the trade's own: as what they see it. */
  role: string;
  kind: AccessKind;
  project: string | null;
  /** A paper's hash, a document's id, a town's code. */
  object?: string;
}

const NOTE = 'select log.note_access($1, $2, $3, $4, $5)';
const HEAD = 'select seq, hash from log.access_log order by seq desc limit 1';
const SEALED = `
  select (p.data::json -> 'data' ->> 'size')::bigint as size from log.entries e join log.payloads p on p.seq = e.seq
  where e.event = 'access_log_head' order by e.seq desc limit 1`;
const LOCK = 'select pg_try_advisory_xact_lock(7021995) as mine';

/** Notes a look before it is answered: what could not be noted is not shown. */
export async function noteAccess(db: Knex, { account, role, kind, project, object }: Access): Promise<void> {
  await prepared(db, NOTE, [account, role, kind, project, object ?? null]);
}

/** Puts the head of the chain into the log. @returns how many looks it binds; null where none is new */
export function sealAccessLog(db: Knex): Promise<number | null> {
  return inTransaction<number | null>(db, async (trx) => {
    const nothing = { value: () => null };
    const [lock] = await trx.query<{ mine: boolean }>(LOCK);
    const [head] = await trx.query<{ seq: number; hash: Buffer }>(HEAD);
    if (!lock?.mine || !head) return nothing;
    const [sealed] = await trx.query<{ size: number }>(SEALED);
    const size = Number(head.seq) + 1;
    if (Number(sealed?.size ?? 0) >= size) return nothing;
    const data = { size, hash: head.hash.toString('hex') };
    return { last: [await platformStatement(trx, { event: 'access_log_head', actor: 'clock', role: 'clock', data })], value: () => size };
  });
}
