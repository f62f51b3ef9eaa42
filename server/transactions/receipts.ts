/**
 * A bidder's receipts: where their acts stand in the log, and the proof as soon as a signed head covers them. Leaf
 * hashes only: an entry's own number would tell how many have registered (domain §6).
 */
import type { Knex } from 'knex';
import { ownEntries } from '../../db/queries/own-entries.js';
import { newestCheckpoint } from '../../db/queries/log-checkpoints.js';
import { NotFound } from '../errors.js';
import { proofFile } from './log-proofs.js';
import { nameOfAct } from './trail/acts.js';

export interface Receipt {
  seq: number;
  event: string;
  name: string;
  at: number;
  /** Base64. */
  leaf: string;
  /** A signed head covers it: the proof can be had. */
  signed: boolean;
}

export interface Asking {
  project: string;
  account: string;
  origin: string;
}

export async function receiptsOf(db: Knex, { project, account, origin }: Asking): Promise<Receipt[]> {
  const entries = await ownEntries(db, project, account);
  const signed = (await newestCheckpoint(db, origin))?.size ?? 0;
  return entries.map(({ seq, event, at, leaf }) => ({
    seq,
    event,
    name: nameOfAct(event),
    at,
    leaf: leaf.toString('base64'),
    signed: seq < signed,
  }));
}

/** The proof of one of them, by default of the last offer; null while no signed head covers it. @throws NotFound */
export async function receiptFile(db: Knex, { seq, ...asking }: Asking & { seq?: number }): Promise<{ seq: number; file: string | null }> {
  const receipts = await receiptsOf(db, asking);
  const wanted = receipts.findLast((r) => (seq === undefined ? r.event === 'submit_offer' : r.seq === seq));
  if (!wanted) throw new NotFound(seq === undefined ? '您在本项目还没有提交报价。' : `存证序号 ${seq} 不是您在本项目的记录。`);
  return { seq: wanted.seq, file: wanted.signed ? await proofFile(db, asking.origin, { index: wanted.seq }) : null };
}
