/** Works accepted, and a shop that came back. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at } from './common.js';

export const acceptance: FactsOf<'acceptance'> = {
  contract: {
    number: 'JSG-2025-0023-10',
    name: '丁家吴家周边环境整治工程施工合同',
    owner: '集士港镇广昇村股份经济合作社',
    counterparty: '样例市政工程有限公司',
    signedOn: '2025-07-16',
    price: 34_123_457,
  },
  acceptedAt: at('2025-09-22T14:00:00'),
  place: '广昇村丁家、吴家自然村施工现场',
  works: {
    startedOn: '2025-07-21',
    finishedOn: '2025-09-18',
    delay: '按期完工，台风停工3日已签证，未计入逾期',
    changes: [
      {
        number: 'QZ-01',
        reason: '吴家桥头增设盖板12米，原设计遗漏',
        amount: 480_000,
        decidedBy: '理事会决议，村监会会签',
      },
      {
        number: 'QZ-02',
        reason: '绿化带缩短，减少苗木',
        amount: -120_000,
        decidedBy: '甲方代表签证，村监会会签',
      },
    ],
    changesTotal: 360_000,
    settlement: 34_483_457,
    deviation: '增加1.06%',
    reviewer: '样例造价咨询有限公司',
    paid: 13_649_383,
    deductions: 0,
    retention: { rate: 300, amount: 1_034_504, releaseOn: '2027-09-22' },
    dueNow: 19_799_570,
    invoice: '数电发票，全额已开',
  },
  findings: [
    {
      item: '道路硬化',
      standard: '620平方米，C25，厚18厘米',
      finding: '实测622平方米，取芯厚度合格',
      verdict: 'passed',
    },
    {
      item: '排水沟',
      standard: '310米，坡度不小于0.3%',
      finding: '一处倒坡，已返工',
      verdict: 'rectified',
    },
    { item: '绿化', standard: '480平方米', finding: '462平方米，按签证减少', verdict: 'passed' },
  ],
  rectification: '排水沟倒坡段于2025年9月20日返工完毕，复验合格。',
  conclusion: '工程按合同和签证完成，质量合格，同意验收，同意按审定结算价结算。',
  persons: [
    {
      role: '村监会成员',
      name: '样例监事',
      opinion: '同意验收',
      signedAt: at('2025-09-22T15:10:00'),
    },
    {
      role: '村民代表',
      name: '样例代表甲',
      opinion: '同意验收',
      signedAt: at('2025-09-22T15:12:00'),
    },
    {
      role: '村民代表',
      name: '样例代表乙',
      opinion: '同意验收，注意绿化养护',
      signedAt: at('2025-09-22T15:14:00'),
    },
    {
      role: '监理工程师',
      name: '样例监理',
      opinion: '质量合格',
      signedAt: at('2025-09-22T15:20:00'),
    },
  ],
};

export const leaseReturn: FactsOf<'acceptance'> = {
  contract: {
    number: 'JSG-2022-0007-10',
    name: '王湖村沿街店面租赁合同',
    owner: '集士港镇王湖村股份经济合作社',
    counterparty: '样例承租人',
    signedOn: '2022-08-20',
    price: 6_900_000,
  },
  acceptedAt: at('2025-09-01T10:00:00'),
  place: '王湖村湖西路12号至16号',
  leaseReturn: {
    endedOn: '2025-08-31',
    returnedOn: '2025-09-01',
    reason: '租期届满',
    meters: '水 1832 吨，电 20417 度',
    rentDue: 6_900_000,
    rentPaid: 6_900_000,
    arrears: 0,
    bond: 575_000,
    deductions: [{ item: '卷帘门修复', amount: 42_000, basis: '交付清单第7项，双方现场确认' }],
    bondReturned: 533_000,
    next: '已重新公开招租，项目编号 JSG-2025-0018',
  },
  findings: [
    { item: '主体结构', standard: '无改动', finding: '无改动', verdict: 'passed' },
    { item: '卷帘门', standard: '完好', finding: '一扇变形', verdict: 'failed' },
  ],
  conclusion: '租赁物已返还，同意按上述结算。',
  persons: acceptance.persons.slice(0, 3),
};
