import { catalogue } from '../../text/catalogue.js';

const zh = {
  title: '{village}三务公开',
  lead: '本村集体资产资源交易和小型采购,全部在这里公开。',
  creditCode: '统一社会信用代码',
  open: '正在公告、报名',
  running: '办理与履约中',
  ended: '已结束',
  count: '{count}宗',
  turnover: '累计交易额',
  turnoverHow: '签订合同后计入,合同全期总额。',
  projects: '本村项目',
  none: '本村还没有公开的项目。项目通过镇街审核后会出现在这里。',
  more: '再看一些',
  qr: '公开栏二维码',
  qrHow: '打印后贴在村公开栏,村民用手机一扫就能看到本页。',
  qrLabel: '{village}公开页的二维码',
  print: '打印',
  feed: '新公告提醒',
  feedHow: '用阅读器(RSS)订阅,有新公告、结果公示就会收到,不用登录:',
  feedTitle: '{village}公告订阅',
  ask: '有疑问',
  askHow: '先看项目页的公告和文件;仍有疑问的,可以查询或投诉。',
  complaints: '投诉与查询',
} as const;

export type VillageKey = keyof typeof zh;
export const { useText: useVillageText } = catalogue<VillageKey>(zh, () => import('./words-en.js'));
