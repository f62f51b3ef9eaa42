/** Who gets the shop. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, offices } from './common.js';

export const result: FactsOf<'result'> = {
  side: 'asset',
  action: 'lease',
  category: 'premises',
  mode: 'sealed',
  owner: '集士港镇王湖村股份经济合作社',
  subject: {
    name: '王湖村沿街店面3间',
    place: '集士港镇王湖村湖西路12号至16号（一层）',
    quantity: '建筑面积186.40平方米',
  },
  term: '3年，自2025年9月1日起至2028年8月31日止',
  noticeNumber: 'JSG-2025-0018-01',
  openedAt: at('2025-07-14T16:30:00'),
  candidate: { name: '样例便民商贸有限公司', price: 3_120_000, total: 9_643_608 },
  priceUnit: '元／年，首年',
  reserve: 2_557_500,
  evaluation: '按公告规定的最高有效报价法排名，未采用其他标准。',
  ranking: [
    { rank: 1, name: '样例便民商贸有限公司', price: 3_120_000 },
    { rank: 2, name: '样**', price: 3_000_000, remark: '主张优先权，未跟价' },
    { rank: 3, name: '样**', price: 2_700_000 },
  ],
  excluded: [{ name: '样**', ground: '保证金未按时到账' }],
  reviewers: [{ name: '样例专家', capacity: '区评审专家库随机抽取' }],
  publicity: {
    from: at('2025-07-15T09:00:00'),
    to: at('2025-07-21T16:00:00'),
    length: '5个工作日',
    place: '村集通平台、王湖村村务公开栏',
  },
  depositRefund: '未成交的，公示期满后5个工作日内退还；第二、三名在合同签订后退还。',
  signingWithin: '成交确认后5个工作日内',
  offices,
};
