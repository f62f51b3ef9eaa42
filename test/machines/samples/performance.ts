/** Data of checkpoints 16 to 19. */
import type { Booking } from '../../../server/machines/events.js';
import type { Due } from '../../../server/machines/facts.js';
import type { Input, Play } from '../play.js';
import { evidence, leased } from './basics.js';

export const handover = (play: Play): Input<'record_handover'> => ({
  items: [{ item: '标的', condition: '完好' }],
  safetyDuty: true,
  actualStart: play.today,
  evidence: evidence('photo'),
});

export const receipt = (
  play: Play,
  due: number,
  over: Partial<Input<'receive_payment'>> = {},
): Input<'receive_payment'> => ({
  due,
  amount: (play.facts.dues[due - 1]?.amount ?? 0) - (play.facts.dues[due - 1]?.paid ?? 0),
  receiptNumber: `票${due}`,
  voucher: 'unified_receipt',
  bankReference: `流水${due}`,
  receivedOn: play.today,
  ...over,
});

export const payment = (play: Play, due: number): Input<'apply_payment'> => ({
  due,
  amount: play.facts.dues[due - 1]?.amount ?? 0,
  invoiceNumber: `发票${due}`,
  evidence: evidence('invoice'),
});
export const release = (play: Play, due: number): Input<'release_payment'> => ({
  due,
  amount: play.facts.dues[due - 1]?.amount ?? 0,
  bankReference: `付${due}`,
  toContractorAccount: true,
});

/** A red entry of all that was booked on a due, as the door finds it in the log. */
export const reversal = (
  play: Play,
  due: Due,
  entry = 1_000 + (play.facts.reversed?.length ?? 0),
): { data: Input<'reverse_booking'>; found: { booking: Booking } } => {
  const inward = play.facts.project.side === 'asset' || due.kind === 'bond';
  const booking = { due: due.no, amount: due.paid, at: play.at, by: 'agent_accountant' };
  return inward
    ? {
        data: { entry, receiptNumber: `红${entry}`, reason: '误记' },
        found: { booking: { event: 'receive_payment', ...booking, voucher: 'unified_receipt', receiptNumber: `票${due.no}` } },
      }
    : { data: { entry, reason: '误付' }, found: { booking: { event: 'release_payment', ...booking } } };
};

export const settlement = (
  play: Play,
  over: Partial<Input<'propose_settlement'>> = {},
): Input<'propose_settlement'> => ({
  amount: leased(play)
    ? 0
    : (play.facts.contract?.total ?? 0) + (play.facts.contract?.changes ?? 0),
  returned: leased(play) && play.facts.application?.dealing !== 'transfer',
  condition: '符合约定',
  evidence: evidence('acceptance'),
  ...over,
});

export const engineersPaper = (): Input<'file_engineer_acceptance'> => ({
  opinion: '符合设计与规范',
  passed: true,
  evidence: evidence('acceptance'),
  personal: { engineer: '某监理' },
});
