/** What stands on every page of the portal. */
import { catalogue } from '../../text/catalogue.js';

const zh = {
  name: '村集通',
  slogan: '村集体交易公开平台',
  skip: '跳到正文',
  menu: '菜单',
  nav: '主导航',
  projects: '项目',
  rules: '规则',
  log: '存证日志',
  check: '文件核验',
  help: '帮助',
  complaints: '投诉与查询',
  desk: '工作台',
  signIn: '登录',
  register: '注册竞买人（供应商）',
  footerText: '每个项目的7个环节20个节点都写入只能追加的存证日志,任何人都可以核验。',
  api: '数据接口',
  title: '{page}·村集通',
  missingTitle: '没有这个页面',
  missing: '没有找到这个页面。地址可能抄错了,也可能项目尚未公开。',
  toHome: '回首页',
  toProjects: '查看全部项目',
  broken: '页面出了问题',
  brokenHow: '请刷新页面。仍不行时,请把出现的时间告诉管理员。',
  reload: '刷新页面',
} as const;

export type FrameKey = keyof typeof zh;
export const { useText: useFrameText, say: sayFrame } = catalogue<FrameKey>(zh, () => import('./words-en.js'));
