import { catalogue } from '../../text/catalogue.js';

const zh = {
  title: '村里的交易,公开在这里',
  lead: '租什么、买什么、多少钱、谁中标、合同办得怎样,都可以查。',
  soon: '最快截止的项目',
  soonAll: '全部进行中的项目',
  soonNone: '现在没有正在报名或报价的项目。',
  newest: '最新公开',
  newestAll: '全部项目',
  newestNone: '还没有公开的项目。项目通过镇街审核后会出现在这里。',
  figures: '累计数据',
  figuresNone: '签订合同后开始统计,现在还没有数据。',
  figuresMore: '再看{count}项数据',
  formula: '怎么算的',
  ways: '您想做什么',
  bid: '参加竞买或投标',
  bidHow: '注册、报名、交保证金,在截止前报价。',
  watch: '看本村的交易',
  watchHow: '扫村公开栏的二维码,或按村查找。',
  check: '核对一份文件',
  checkHow: '输入文书上的编号,再选择PDF:在您的设备上算,不上传。',
  complain: '投诉与查询',
  complainHow: '公示期内可以提异议,任何时候可以投诉。',
} as const;

export type HomeKey = keyof typeof zh;
export const { useText: useHomeText } = catalogue<HomeKey>(zh, () => import('./words-en.js'));
