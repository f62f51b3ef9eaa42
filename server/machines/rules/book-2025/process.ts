/** What holds everywhere: the order of the process, who does what, hours, days, limits. */
import { D, type KeysOf, type Part, 交易规则, 民法典, 浙江条例 } from './entry.js';

export const process = {
  'flow.order': D('环节与节点次序', null, `${交易规则}:7个环节20个节点依次办理`),
  'flow.terms': D('以最新公告条款为准', null, 交易规则),
  'evidence.required': D('应附证明材料', null, 交易规则),
  'duties.separate': D('经办、审核、监督、付款相分离', null, `${浙江条例('21')};${交易规则}`),
  'duties.opening': D('审核人不主持开标,资格审查两人不同', null, 交易规则),
  'duties.head': D('理事长回避亲属交易', null, `理事会议事回避;${交易规则}`),
  'station.closing_hour': D('交易站截止时刻', '16:00', `${民法典('203')};交易站公布的截止时刻`),
  'station.earliest_hour': D('不早于上班时刻', '09:00', `${民法典('203')};交易站公布的工作时间`),
  'calendar.official': D('期日须在已公布节假日安排的年度内', null, '国务院办公厅年度节假日安排通知'),
  'limit.working_days': D(
    '各节点办理期限(工作日)',
    { valuation: 10, approval: 5, tender_file: 3, evaluation: 3, award: 3, filing: 7, handover: 10, acceptance: 10 },
    交易规则,
  ),
  'limit.archive': D('归档期限(日)', 30, 交易规则),
} satisfies Part<KeysOf<'flow' | 'evidence' | 'duties' | 'station' | 'calendar' | 'limit'>>;
