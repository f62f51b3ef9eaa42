/** The chain of looks, checked as anybody with a copy of the table could: in order, whole, and each bound to the one before. */
import { createHash } from 'node:crypto';
import type { Trx } from '../../db/transaction.js';
import { parseCanonical } from './canonical.js';

export interface AccessRow {
  seq: number;
  at: number;
  account: string;
  role: string;
  kind: string;
  project: string | null;
  object: string | null;
  bytes: Buffer;
  hash: Buffer;
}

/** What is wrong with a row behind the one before it (null: the first); null where nothing is. */
export function faultInAccess(row: AccessRow, before: Pick<AccessRow, 'seq' | 'hash'> | null): string | null {
  if (row.seq !== (before ? before.seq + 1 : 0)) return 'a row is missing before it';
  if (!createHash('sha256').update(row.bytes).digest().equals(row.hash)) return 'its hash is not that of its bytes';
  const said = read(row.bytes);
  if (!said) return 'its bytes are not canonical';
  if (said.prev !== (before?.hash.toString('hex') ?? '')) return 'it does not continue the row before';
  const { seq, at, account, role, kind, project, object } = row;
  const columns = { account, at, kind, object, prev: said.prev, project, role, seq, v: 1 };
  return JSON.stringify(columns) === JSON.stringify(said) ? null : 'a column says something else than its bytes';
}

function read(bytes: Buffer): Record<string, unknown> | null {
  try {
    return parseCanonical(bytes) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export interface AccessFault {
  /** The row; of a head that the log holds, the last row it binds. */
  seq: number;
  fault: string;
}

const AT_ONCE = 1_000;
const ROWS = 'select * from log.access_log where seq > $1 order by seq limit $2';
const HEADS = `
  select (p.data::json -> 'data' ->> 'size')::bigint as size, p.data::json -> 'data' ->> 'hash' as hash
  from log.entries e join log.payloads p on p.seq = e.seq where e.event = 'access_log_head' order by e.seq`;

/** Every row of the chain, and every head of it that the log holds; in pieces, as there are more looks than acts. */
export async function* accessFaults(trx: Trx): AsyncGenerator<AccessFault> {
  const heads = new Map<number, string>();
  for (const { size, hash } of await trx.query<{ size: number; hash: string }>(HEADS)) heads.set(Number(size) - 1, hash);
  let before: AccessRow | null = null;
  for (let page: AccessRow[] = []; ; ) {
    page = await trx.query<AccessRow>(ROWS, [before?.seq ?? -1, AT_ONCE]);
    if (page.length === 0) break;
    for (const row of page) {
      const fault = faultInAccess(row, before);
      if (fault) yield { seq: row.seq, fault };
      const head = heads.get(row.seq);
      if (head !== undefined && head !== row.hash.toString('hex')) yield { seq: row.seq, fault: 'it is not the row that the log binds' };
      heads.delete(row.seq);
      before = row;
    }
  }
  for (const seq of heads.keys()) yield { seq, fault: 'the log binds it and it is gone' };
}
