/** The documents of stages 5 to 7, by the title under which the machine calls for them. */
import { type CheckpointKey, documentOf, isBuilt } from '../machines/checkpoints.js';
import type { Effect } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
import type { Facts, Pseudonym } from '../machines/facts.js';
import type { Kind } from './templates/index.js';

export interface CalledFor {
  kind: Kind;
  audience: 'public' | 'work' | Pseudonym;
  /** Where it is called otherwise than by the machine. */
  title?: string;
  /** Where the trail shows what no completed checkpoint issued. */
  checkpoint?: CheckpointKey;
}

type Calling = (facts: Facts, event: MachineEvent, effect: Effect) => CalledFor[];

export const LATER_DOCUMENTS: Record<string, Calling> = {
  合同: (facts) => [{ ...contract(facts), audience: 'work' }],
  签约催告书: forWork('signing-notice', 'signing'),
  交易鉴证书: ({ project }) => [
    project.side === 'asset'
      ? { kind: 'certificate', audience: 'public' }
      : { kind: 'filing-receipt', title: documentOf('filing', project), audience: 'public' },
  ],
  交付清单: ({ project }) => [
    project.side === 'asset'
      ? { kind: 'handover', audience: 'work' }
      : { kind: 'start-order', title: documentOf('handover', project), audience: 'work' },
  ],
  统一收据: (_facts, event) => [
    { kind: 'receipt', audience: 'work', title: titleOfReceipt(event), checkpoint: 'payments' },
  ],
  红字冲销单: (_facts, event) => [
    { kind: 'red-entry', audience: 'work', title: titleOfRedEntry(event), checkpoint: 'payments' },
  ],
  付款审批单: forWork('payment-approval', 'payments'),
  收付款票据汇总: () => [{ kind: 'payments', audience: 'public', checkpoint: 'payments' }],
  催缴函: forWork('dunning', 'payments'),
  履约保证金退还单: forWork('security-return', 'payments'),
  质量保证金退还单: forWork('security-return', 'payments'),
  // Nothing is left to inspect once a thing is sold.
  巡查记录: (facts) =>
    isSale(facts) ? [] : [{ kind: 'inspection', audience: 'work', checkpoint: 'inspection' }],
  补充协议: forWork('contract-amendment', 'inspection'),
  解除合同通知书: forWork('contract-termination', 'inspection'),
  验收结算单: forWork('acceptance', 'acceptance'),
  归档目录: () => [{ kind: 'archive', audience: 'public' }],
};

function forWork(kind: Kind, checkpoint: CheckpointKey): Calling {
  return () => [{ kind, audience: 'work', checkpoint }];
}

const isSale = ({ application }: Facts) => application?.dealing === 'transfer';

function contract(facts: Facts): Pick<CalledFor, 'kind' | 'title'> {
  const { side, category } = facts.project;
  if (side === 'asset') {
    if (isSale(facts)) return { kind: 'contract-transfer', title: '转让合同' };
    return facts.application?.dealing === 'contracting'
      ? { kind: 'contract-land', title: '承包合同' }
      : { kind: 'contract-lease', title: '租赁合同' };
  }
  if (isBuilt(category)) return { kind: 'contract-works', title: '施工合同' };
  return category === 'goods'
    ? { kind: 'contract-purchase', title: '采购合同' }
    : { kind: 'contract-services', title: '服务合同' };
}

/** Where another system made the voucher, ours only says which one it is. */
function titleOfReceipt({ data }: MachineEvent): string {
  return (data as { voucher?: string }).voucher === 'unified_receipt' ? '统一收据' : '收款登记单';
}

/** Of a voucher of another system the red one is made there as well. */
function titleOfRedEntry({ found: { booking } }: MachineEvent): string {
  if (booking?.event !== 'receive_payment') return '付款冲销单';
  return booking.voucher === 'unified_receipt' ? '红字收据' : '红字冲销单';
}
