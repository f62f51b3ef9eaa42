/**
 * What was booked wrong is taken back by a red entry 红字冲销. What it takes back is read from the log itself: the entry of
 * money that it names, by whom it was made and over how much.
 */
import type { Knex } from 'knex';
import type { Trx } from '../../db/transaction.js';
import type { Booking, DataOf } from '../machines/events.js';
import type { Facts } from '../machines/facts.js';
import type { Wing } from './door.js';
import { claimReceiptNumber } from './receipt-numbers.js';

const BOOKED = `
  select e.entry_no as entry, e.event, e.actor as by, e.at, y.data from log.entries e join log.payloads y on y.seq = e.seq
   where e.event in ('receive_payment', 'release_payment')`;
const ENTRY = `${BOOKED} and e.project = $1 and e.entry_no = $2`;
const ALL = `${BOOKED} and e.project = ? order by e.entry_no`;

interface Row {
  entry: number;
  event: Booking['event'];
  by: string;
  at: string | number;
  data: string;
}

function bookingOf(row: Row): Booking {
  const { due, amount, voucher, receiptNumber } = (JSON.parse(row.data) as { data: Booking }).data;
  const receipt = row.event === 'receive_payment' ? { voucher, receiptNumber } : {};
  return { event: row.event, due, amount, at: Number(row.at), by: row.by, ...receipt };
}

async function booked(trx: Trx, project: string, entry: number): Promise<Booking | undefined> {
  const [row] = await trx.query<Row>(ENTRY, [project, entry]);
  return row && bookingOf(row);
}

export interface ListedBooking extends Omit<Booking, 'by'> {
  /** Its number in the log of the project: what a red entry names. */
  entry: number;
  reversed: boolean;
}

/** Every entry of money, oldest first, for whoever may take one back. @param db asks as the platform */
export async function listBookings(db: Knex, project: string, { reversed = [] }: Pick<Facts, 'reversed'>): Promise<ListedBooking[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(ALL, [project]);
  return rows.map((row) => {
    const { by: _, ...booking } = bookingOf(row);
    return { entry: row.entry, ...booking, reversed: reversed.includes(row.entry) };
  });
}

export const redEntryWing: Wing = {
  async find({ trx, held, data }) {
    const { entry, receiptNumber } = data as DataOf<'reverse_booking'>;
    const booking = await booked(trx, held.id, entry);
    if (!booking) return { found: {} };
    if (!booking.voucher || receiptNumber === null) return { found: { booking } };
    // A red receipt is a receipt: its number is of the same kind, and used once.
    const claimed = await claimReceiptNumber({ trx, held }, { voucher: booking.voucher, receiptNumber });
    return 'refused' in claimed ? claimed : { found: { booking }, write: claimed.take };
  },
};
