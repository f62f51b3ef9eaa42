/** A receipt's number is used once in its town, whichever project it is for; what was wrong is put right by another one. */
import { type Refusal, refuse } from '../machines/refusal.js';
import type { Wing, WingAct } from './door.js';

interface Receipt {
  voucher: string;
  receiptNumber: string;
}

// Two projects may be given the same number at once: the second waits here until the first is stored or has failed.
const TURN = `select pg_advisory_xact_lock(hashtextextended($1, 0))`;
const USED = `
  select p.code from receipt_numbers r join projects p on p.id = r.project
  where r.town = $1 and r.voucher = $2 and r.number = $3`;
const TAKE = 'insert into receipt_numbers (town, voucher, number, project) values ($1, $2, $3, $4)';

/** For as long as the trade's lock is held. @returns the statement that takes it, once the act was accepted */
export async function claimReceiptNumber(
  { trx, held }: Pick<WingAct, 'trx' | 'held'>,
  { voucher, receiptNumber }: Receipt,
): Promise<{ refused: Refusal } | { take: () => Promise<void> }> {
  await trx.query(TURN, [`cunjitong receipt ${held.town} ${voucher} ${receiptNumber}`]);
  const [used] = await trx.query<{ code: string }>(USED, [held.town, voucher, receiptNumber]);
  if (used) {
    const message = `票据号码${receiptNumber}已用于项目${used.code},不得重复使用,请核对后填写新的号码。`;
    return { refused: refuse(held.law, 'payment.receipt_number', message, { pointer: '/receiptNumber' }) };
  }
  return { take: async () => void (await trx.query(TAKE, [held.town, voucher, receiptNumber, held.id])) };
}

export const receiptNumberWing: Wing = {
  async find({ trx, held, data }) {
    const claimed = await claimReceiptNumber({ trx, held }, data as Receipt);
    return 'refused' in claimed ? claimed : { found: {}, write: claimed.take };
  },
};
