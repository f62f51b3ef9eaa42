/** The lease of the shop. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { account, authority, files, village } from './common.js';

export const contractLease: FactsOf<'contract-lease'> = {
  number: 'JSG-2025-0018-10',
  lessor: { name: '集士港镇王湖村股份经济合作社', ...village },
  lessee: {
    name: '样例便民商贸有限公司',
    identity: '91330203MA00000018',
    representative: '样例经理',
    address: '海曙区样例路8号',
    contact: '0574-00000012',
  },
  witness: '王湖村监会成员 样例监事',
  authority,
  award: { number: 'JSG-2025-0018-09', date: '2025-07-22' },
  subject: {
    name: '王湖村沿街店面3间',
    place: '集士港镇王湖村湖西路12号至16号（一层）',
    area: '建筑面积186.40平方米',
    certificate: '未办理不动产权证，2024年12月经镇街认定可以出租',
    condition: '空置，水电齐备，屋面已修复，以交付清单和照片为准',
  },
  use: '零售、便民服务',
  prohibited: [
    '经营易燃易爆物品、产生油烟或者噪声扰民的项目；',
    '占用消防通道、破坏承重结构、擅自搭建；',
    '利用租赁物从事违法活动。',
  ],
  term: {
    from: '2025-09-01',
    to: '2028-08-31',
    length: '3年',
    rentFree: '2025年9月1日至9月15日，用于装修',
  },
  rent: { yearly: 3_120_000, total: 9_643_608, escalation: '第二年起，每年在上一年基础上递增3%' },
  dues: [
    {
      name: '第一年',
      dueOn: '签订合同之日',
      amount: 3_120_000,
      condition: '交易保证金抵扣5,000.00元',
    },
    { name: '第二年', dueOn: '2026年8月1日前', amount: 3_213_600, condition: '递增3%' },
    { name: '第三年', dueOn: '2027年8月1日前', amount: 3_310_008, condition: '递增3%' },
  ],
  account,
  bond: { amount: 780_000, returnWithinDays: 15 },
  handoverBy: '2025-09-01',
  utilities: '水费、电费、通信费、卫生费由乙方按表按时缴纳',
  lessorRepairs: '屋面、外墙、主体结构和公共管线的维修',
  subletAllowed: false,
  lateDaily: 5,
  overdueDaysToTerminate: 30,
  breachPenalty: 300_000,
  returnWithinDays: 10,
  supplement: '乙方自行投保火灾险，保单副本交甲方备查。',
  dispute: '向租赁物所在地人民法院起诉',
  copies: 4,
  attachments: files('交付清单（样式）', '租赁物位置图', '安全责任书'),
};
