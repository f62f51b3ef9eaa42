import { catalogue } from '../../text/catalogue.js';

const zh = {
  title: '交易规则',
  lead: '平台按这些规则办理,不符合的当场说明。每条都写明依据。',
  version: '现行版本 {version},自{from}起施行。',
  versionHow: '项目登记后,一直适用登记当日的版本。',
  find: '查找规则',
  findHint: '例如:公告期、保证金、租赁年限',
  hard: '法定',
  default: '区定',
  hardHow: '法定:法律法规规定,任何人不能放宽。',
  defaultHow: '区定:平台的默认值,区里可以从严修订。',
  basis: '依据',
  none: '没有符合的规则,请换一个词。',
  count: '共{count}条',
  calendar: '工作日历',
  calendarHow: '工作日按国务院办公厅公布的放假安排计算。没有公布安排的年份,不能发布有截止日期的公告。',
  years: '已有安排的年份:{years}',
  versions: '各版本',
  since: '{from}起',
} as const;

export type RulesKey = keyof typeof zh;
export const { useText: useRulesText } = catalogue<RulesKey>(zh, () => import('./words-en.js'));
