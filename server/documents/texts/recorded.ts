/**
 * What a document says is decided by two people, so who proposed a wording and who put it in force enters the log, with the
 * wording's hash: the entry of each document names that hash, and an outsider can ask who approved it.
 */
import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../../../db/transaction.js';
import { platformStatement } from '../../audit/platform-chain.js';

export interface Recorded<T> {
  event: 'text_proposed' | 'text_approved' | 'text_rejected' | 'text_withdrawn';
  data: Record<string, unknown>;
  value: T;
}

/** Does something about a wording and records it, in one transaction: neither is there without the other. */
export function recorded<T>(db: Knex, by: string, work: (trx: Trx) => Promise<Recorded<T>>): Promise<T> {
  return inTransaction<T>(db, async (trx) => {
    const { event, data, value } = await work(trx);
    const entry = await platformStatement(trx, { event, actor: by, role: 'district', data });
    return { last: [entry], value: () => value };
  });
}
