/** Checkpoints 11 to 13: evaluation, priority, publicity, objections, complaints, award. */
import { D, H, type KeysOf, type Part, 交易规则, 承包法, 招标条例, 民法典 } from './entry.js';

export const selection = {
  'evaluation.announced': D('只按公布的办法评审', null, 招标条例('49')),
  'evaluation.panel': D('评审小组为三人以上单数', 3, '《招标投标法》第37条'),
  'evaluation.below_cost': D('异常低价须书面说明', { ceiling: 85, mean: 90 }, 交易规则),
  'evaluation.related': H('同一负责人或控股关系的报价均无效', null, 招标条例('34')),
  'price.equal': D('同价者先到者先', null, 交易规则),
  'priority.notice': D('优先权人提前送达通知(日)', 3, `${民法典('734')};${承包法('51')}`),
  'priority.claim': D('优先权行使', 1, `${民法典('734')};${承包法('51')}`),
  'publicity.asset': D('资产类结果公示', 5, 交易规则),
  'publicity.procurement': D('采购类结果公示', 3, 招标条例('54')),
  'publicity.agreement': D('协议方式公示', 5, 交易规则),
  'publicity.next_rank': D('顺延候选人公示', 3, 交易规则),
  'publicity.open': D('公示期满且无未决异议', null, 招标条例('54')),
  'objection.file': D('对交易文件的异议', 2, 招标条例('22')),
  'objection.result': D('对结果的异议在公示期内提出', null, 招标条例('54')),
  'objection.answer': D('异议答复', 3, 招标条例('54')),
  'complaint.file': D('公示期满后向镇街投诉(日)', 10, 招标条例('60')),
  'complaint.answer': D('投诉处理(工作日)', 30, 招标条例('61')),
  'award.after_publicity': D('公示期满方可确认', null, 招标条例('54')),
  'rank.next': D('顺延成交的报价比例', 95, 交易规则),
} satisfies Part<
  KeysOf<'evaluation' | 'price' | 'priority' | 'publicity' | 'objection' | 'complaint' | 'award' | 'rank'>
>;
