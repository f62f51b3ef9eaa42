/** Contract, money, acceptance, archive; failure, suspension, emergency. */
import type { KeysOf, Sentences } from './sentence.js';

export const contract = {
  'signing.asset': (wd) => `资产类合同在成交确认后${wd}个工作日内签订。`,
  'signing.procurement': (wd) => `采购类合同在成交确认后${wd}个工作日内签订。`,
  'signing.latest': (days) => `合同最迟在成交确认后${days}日内签订。`,
  'signing.notice': (days) => `催告后${days}日内仍不签订的,视为放弃成交。`,
  'signing.equal': () => '合同价等于成交价,其他条款与公告和报价一致。',
  'signing.approvals': (wd) => `土地流转给本集体以外的,签约前须经镇街批准并审查资信,审查期限${wd}个工作日。`,
  'contract.retention': ({ share, months }) => `质量保证金不超过合同价的${share}%,保留不超过${months}个月。`,
  'contract.advance': (share) => `预付款不超过合同价的${share}%。`,
  'contract.amendment': ({ decision, town }) =>
    `累计变更超过合同价${decision}%的须经民主决策,超过${town}%的须经镇街批准。`,
  'contract.extension': () => '延长租期视为新的交易,须重新立项。',
  'handover.first_due': () => '首期款或履约保证金到账后方可交付(开工),且不早于合同签订日。',
  'payment.account': () => '集体资金只经登记账户收付,不得进入个人账户。',
  'payment.voucher': () => '收款票据限于数电发票、财政电子票据、统一收据。',
  'payment.invoice': () => '采购付款须有承包人的发票,并经审批。',
  'payment.due': () => '按合同的收付款计划办理;进度款不超过已计量的金额。',
  'payment.receipt': (wd) => `到账后${wd}个工作日内开具票据。`,
  'payment.receipt_number': () => '票据号码不得重复使用。',
  'payment.red_entry': () => '收付款登记不得涂改;有误的,由原登记人以外的人红字冲销并写明原因,再重新登记。',
  'payment.public': (days) => `收支在${days}日内公开。`,
  'inspection.open': () => '整改完成后方可完工。',
  'inspection.quarterly': (months) => `每${months}个月至少检查一次。`,
  'dispute.open': () => '合同纠纷了结后方可归档。',
  'acceptance.persons': (n) => `验收由${n}人以上签署,监事、村民代表、镇街(或监理)各一人,付款经办人不参加。`,
  'archive.open_items': () => '保证金、异议、投诉、纠纷、应收应付、文书等全部了结后方可归档。',
  'failed.choice': (wd) => `流标后${wd}个工作日内选择下一步。`,
  'failed.deposits': () => '保证金退清或所有人书面同意留存后,方可开始新一轮。',
  'suspension.days': (days) => `中止不超过${days}日,可延长一次。`,
  'suspension.request': (wd) => `纪(工)委提请中止的,暂停不超过${wd}个工作日,由镇街决定。`,
  'suspension.acts': () => '中止期间只办理异议、投诉、答复、退款、恢复、延长和终止。',
  'emergency.filing': (wd) => `应急抢险在开工后${wd}个工作日内由理事会决定并备案,由下次会议追认。`,
  'external.record': () => '进入公共资源交易中心的,只登记结果。',
} satisfies Sentences<
  KeysOf<
    | 'signing'
    | 'contract'
    | 'handover'
    | 'payment'
    | 'inspection'
    | 'dispute'
    | 'acceptance'
    | 'archive'
    | 'failed'
    | 'suspension'
    | 'emergency'
    | 'external'
  >
>;
