/** 红字冲销单: which entry of money was taken back, why and by whom. */
import type { Booking } from '../../machines/events.js';
import type { FactsOf } from '../templates/index.js';
import { WORDS } from '../words.js';
import { contractBrief, dueOf, officer, papers } from './contract-brief.js';
import { type Material, needed } from './material.js';
import { staffName } from './parts.js';
import { said } from './said.js';

export function composeRedEntry(m: Material): FactsOf<'red-entry'> {
  const act = needed(m, 'reverse_booking');
  const { booking } = act.found;
  if (!booking) throw new Error(`document ${m.row.number}: no entry of money was taken back`);
  const { data } = act;
  const due = dueOf(m, booking.due);
  return {
    contract: contractBrief(m),
    direction: booking.event === 'receive_payment' ? 'in' : 'out',
    original: {
      ...original(booking),
      entry: data.entry,
      amount: booking.amount,
      by: said(staffName(m, booking.by)),
      at: booking.at,
    },
    ...(data.receiptNumber ? { redNumber: said(data.receiptNumber) } : {}),
    due: { no: due.no, name: said(due.label) },
    amount: -booking.amount,
    left: due.amount - due.paid,
    reason: said(data.reason),
    ...(data.bankReference ? { bankReference: said(data.bankReference) } : {}),
    reversed: { by: officer(m, act), at: act.at },
    attachments: papers(m, act),
  };
}

function original({ voucher, receiptNumber }: Booking): { name: string; number: string } {
  if (voucher === undefined) return { name: '付款审批单', number: '见审批单' };
  return { name: WORDS.voucher[voucher as keyof typeof WORDS.voucher], number: said(receiptNumber) };
}
