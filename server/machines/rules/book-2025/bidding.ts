/** Checkpoints 7 to 10: who may take part, deposits, offers, the opening, the live auction. */
import { D, type KeysOf, type Part, 交易规则, 招标条例 } from './entry.js';

export const bidding = {
  'registration.person': D('报名人资格与承诺', null, `${招标条例('34')};${交易规则}`),
  'registration.kin': D('村干部、工作人员及近亲属参加本村交易', null, `${招标条例('34')};${交易规则}`),
  'registration.blacklist': D('列入失信名单的不得参加', null, 交易规则),
  'registration.arrears': D('拖欠集体款项的不得参加,报价截止前结清的除外', null, 交易规则),
  'deposit.received': D('保证金按时足额到账', null, 交易规则),
  'deposit.return': D('保证金退还', 5, 招标条例('57')),
  'deposit.interest': D('终止交易时保证金的利息(年利率,万分之几)', 5, `${招标条例('57')};利率为默认值,按保证金专户的活期存款利率`),
  'deposit.kept_ranks': D('前几名候选人的保证金保留至合同签订', 3, 交易规则),
  'offer.in_time': D('报价须严格早于截止时刻', null, `${交易规则}:以平台锁定项目后读取的时刻为准`),
  'offer.package': D('报价为密封包', null, 交易规则),
  'opening.time': D('不早于开标时刻', null, 交易规则),
  'auction.time': D('网络竞价时间(分钟)', { freeMinutes: 60, extensionMinutes: 5 }, 交易规则),
  'auction.step': D('最小加价幅度', { share: 1, least: 100_00 }, 交易规则),
} satisfies Part<
  | KeysOf<'offer' | 'opening' | 'auction'>
  | 'registration.person'
  | 'registration.kin'
  | 'registration.blacklist'
  | 'registration.arrears'
  | 'deposit.received'
  | 'deposit.return'
  | 'deposit.kept_ranks'
  | 'deposit.interest'
>;
