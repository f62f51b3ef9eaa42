/** A bidder's random name in one project: the log and the deposit's sub-account know only this. */
import { randomBytes } from 'node:crypto';
import type { Trx } from '../../db/transaction.js';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

export function newPseudonym(): string {
  return `b-${[...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join('')}`;
}

/** Somebody who asks or objects without registering keeps the same name for the whole project. */
export async function rememberOnlooker(trx: Trx, project: string, pseudonym: string, account: string): Promise<void> {
  await trx.query('insert into trade_bidders (project, pseudonym, account, facts) values ($1, $2, $3, null)', [
    project,
    pseudonym,
    account,
  ]);
}
