/** Evaluation, priority, publicity, objections, complaints, award. */
import type { KeysOf, Sentences } from './sentence.js';

export const selection = {
  'evaluation.announced': () => '只按公告载明的办法评审。',
  'evaluation.panel': (n) => `评审小组为${n}人以上单数,随机抽取。`,
  'evaluation.below_cost': ({ ceiling, mean }) =>
    `第一名报价低于限价的${ceiling}%或低于平均报价的${mean}%的,须书面说明。`,
  'evaluation.related': () => '同一负责人或存在控股关系的竞买人在同一标的中的报价均无效。',
  'price.equal': () => '同价的,先收到的报价在先。',
  'priority.notice': (days) => `优先权人须在公告发布${days}日前书面通知送达。`,
  'priority.claim': (wd) => `优先权人可在开标后${wd}个工作日内同价匹配,逾期视为放弃。`,
  'publicity.asset': (wd) => `资产类结果公示${wd}个工作日。`,
  'publicity.procurement': (days) => `采购类结果公示${days}日。`,
  'publicity.agreement': (wd) => `协议方式公示${wd}个工作日。`,
  'publicity.next_rank': (days) => `顺延候选人公示${days}日。`,
  'publicity.open': () => '公示期满且没有未决异议,公示方告结束。',
  'objection.file': (wd) => `对交易文件的异议,在报价截止${wd}个工作日前提出。`,
  'objection.result': () => '对开标的异议当场提出;对结果的异议在公示期内提出。',
  'objection.answer': (days) => `异议在${days}日内答复。`,
  'complaint.file': (days) => `对异议答复不服的,可在公示期满后${days}日内向镇街投诉。`,
  'complaint.answer': (wd) => `镇街在${wd}个工作日内处理投诉。`,
  'award.after_publicity': () => '公示期满后方可确认成交。',
  'rank.next': (share) => `资产类顺延成交的,报价不低于原成交价的${share}%且不低于底价。`,
} satisfies Sentences<
  KeysOf<'evaluation' | 'price' | 'priority' | 'publicity' | 'objection' | 'complaint' | 'award' | 'rank'>
>;
