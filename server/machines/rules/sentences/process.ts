/** What holds everywhere, said to whoever fills in a form. */
import type { KeysOf, Sentences } from './sentence.js';

export const process = {
  'flow.order': () => '各环节、节点依次办理,不得跳过。',
  'flow.terms': () => '以最新公告的条款为准。',
  'evidence.required': () => '应附的证明材料须随本次办理一并提交。',
  'duties.separate': () => '同一项目中,经办、决定、审核、评审、监督、付款由不同人员办理。',
  'duties.opening': () => '审核(编制)人不主持开标;资格审查的初审与复核由两人分别办理。',
  'duties.head': () => '理事长的亲属参加交易的,理事长回避,由理事会指定的理事代行。',
  'station.closing_hour': (hour) => `期限届满日截止于${hour}(公告另行载明时刻的除外)。`,
  'station.earliest_hour': (hour) => `公告载明的时刻不早于当日${hour},不得定在零点。`,
  'calendar.official': () => '公告载明的时刻须在工作日,且所在年度的节假日安排已经公布。',
  'limit.working_days': (d) =>
    `办理期限(工作日):定价${d.valuation},镇街审核${d.approval},交易文件审查${d.tender_file},评审${d.evaluation},成交确认${d.award},备案鉴证${d.filing},交付开工${d.handover},验收结算${d.acceptance}。`,
  'limit.archive': (days) => `验收结算后${days}日内归档。`,
} satisfies Sentences<KeysOf<'flow' | 'evidence' | 'duties' | 'station' | 'calendar' | 'limit'>>;
