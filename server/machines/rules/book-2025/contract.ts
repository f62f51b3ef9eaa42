/** Checkpoints 14 to 20 and the side paths: contract, money, acceptance, archive; failure, suspension, emergency. */
import { D, H, type KeysOf, type Part, 交易规则, 承包法, 招标条例, 浙江条例, 集体法 } from './entry.js';

export const contract = {
  'signing.asset': D('资产类合同签订', 5, 交易规则),
  'signing.procurement': D('采购类合同签订', 10, 交易规则),
  'signing.latest': H('合同签订最迟', 30, 招标条例('57')),
  'signing.notice': D('催告后仍不签订', 3, 交易规则),
  'signing.equal': H('合同与成交结果一致', null, 招标条例('57')),
  'signing.approvals': H('签约前的镇街批准与资信审查', 20, 承包法('45、52')),
  'contract.retention': D('质量保证金', { share: 3, months: 24 }, '《建设工程质量保证金管理办法》第7条'),
  'contract.advance': D('预付款上限', 30, '《建设工程价款结算暂行办法》第12条'),
  'contract.amendment': D('合同变更', { decision: 5, town: 10 }, 交易规则),
  'contract.extension': D('延长租期视为新的交易', null, 交易规则),

  'handover.first_due': D('交付前收到首期款或履约保证金', null, 交易规则),
  'payment.account': H('集体资金只经登记账户收付', null, `${集体法('44')};${浙江条例('21、22')}`),
  'payment.voucher': H('票据限于数电发票、财政电子票据、统一收据', null, 浙江条例('22')),
  'payment.invoice': H('付款须有发票和审批', null, 浙江条例('22、25')),
  'payment.due': D('按合同应收应付办理', null, 交易规则),
  'payment.receipt': D('到账后开具票据', 1, 交易规则),
  'payment.receipt_number': H('票据号码不得重复使用', null, 浙江条例('22')),
  'payment.red_entry': H('收付款登记有误的红字冲销', null, 浙江条例('22、25')),
  'payment.public': H('收支公开(日)', 5, 浙江条例('25')),
  'inspection.open': D('无未整改事项', null, 交易规则),
  'inspection.quarterly': D('履约检查每季度一次(月)', 3, 交易规则),
  'dispute.open': D('纠纷了结方可归档', null, 交易规则),
  'acceptance.persons': D('验收签署人数', 3, 交易规则),
  'archive.open_items': D('归档前各项了结', null, 交易规则),

  'failed.choice': D('流标后的选择', 10, 交易规则),
  'failed.deposits': D('新一轮前保证金退清', null, 交易规则),
  'suspension.days': D('中止期限', 30, 交易规则),
  'suspension.request': D('纪委提请中止的暂停期', 3, 交易规则),
  'suspension.acts': D('中止期间可办事项', null, 交易规则),
  'emergency.filing': D('抢险备案', 3, 交易规则),
  'external.record': D('进区交易结果登记', null, 交易规则),
} satisfies Part<
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
