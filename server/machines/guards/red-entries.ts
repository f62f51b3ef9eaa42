/** What the law asks before an entry of money is taken back 红字冲销: nothing is overwritten, and nobody corrects themselves. */
import type { Booking, EventOf } from '../events.js';
import type { Due, Facts } from '../facts.js';
import { type Refusal, refuse } from '../refusal.js';
import type { Law } from '../rules/book.js';
import { early, type GuardTable, yuan } from './guard.js';

const RED = 'payment.red_entry';
const AFTERWARDS: Partial<Record<Due['state'], string>> = {
  written_off: '已经核销',
  returned: '已经退还',
};

/** The due must still stand as the entry left it. */
function refuseDueOf(facts: Facts, booking: Booking, law: Law): Refusal | null {
  const due = facts.dues.find((d) => d.no === booking.due);
  const then = due && AFTERWARDS[due.state];
  if (then) return refuse(law, RED, `第${booking.due}笔${then},不能再冲销。`, { pointer: '/entry' });
  if (due && due.paid >= booking.amount) return null;
  return refuse(law, RED, `第${booking.due}笔现已收付${yuan(due?.paid ?? 0)},不足冲销${yuan(booking.amount)}。`, {
    pointer: '/entry',
  });
}

export const redEntryGuards = {
  somethingIsBooked: early((facts, _event, law) =>
    facts.dues.some((due) => due.paid > 0 && !AFTERWARDS[due.state])
      ? null
      : refuse(law, RED, '本项目没有可以冲销的收款或付款。'),
  ),
  bookingCanBeReversed: (facts, event: EventOf<'reverse_booking'>, law) => {
    const { entry } = event.data;
    const { booking } = event.found;
    if (!booking)
      return refuse(law, RED, `本项目存证序号${entry}不是收款或付款登记,请在收付款记录中核对序号。`, {
        pointer: '/entry',
      });
    if (facts.reversed?.includes(entry))
      return refuse(law, RED, `存证序号${entry}已经冲销过,不得重复冲销。`, { pointer: '/entry' });
    return refuseDueOf(facts, booking, law);
  },
  correctedByAnother: (_facts, event: EventOf<'reverse_booking'>, law) =>
    event.found.booking?.by === event.actor.account
      ? refuse(law, 'duties.separate', '这笔收付款由您登记,须由另一名代理会计或镇街三资办冲销。')
      : null,
  redReceiptIsNumbered: (_facts, event: EventOf<'reverse_booking'>, law) => {
    const isReceipt = event.found.booking?.event === 'receive_payment';
    if (isReceipt === (event.data.receiptNumber !== null)) return null;
    return isReceipt
      ? refuse(law, RED, '冲销收款须另开红字票据,请填写红字票据号码。', { pointer: '/receiptNumber' })
      : refuse(law, RED, '冲销付款不开收款票据,请将红字票据号码留空。', { pointer: '/receiptNumber' });
  },
} satisfies GuardTable;
