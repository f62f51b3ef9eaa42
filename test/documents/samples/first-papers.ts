/** The farm track once more: application, notice, opening and result, which share nothing with the other cases. */
import { hash } from './common.js';
import type { Sample } from '../samples.js';
import { TRACK } from './two-trades.js';

const t = TRACK;

export const trackApplication: Sample<'application'> = {
  frame: t.frame({ issuer: t.owner, issuedAt: t.at('01-12T13:00:00') }),
  facts: {
    ...t.kind,
    collective: t.owner,
    accountant: '样例李会计',
    head: '样例李社长',
    filedAt: t.at('01-12T13:00:00'),
    subject: { ...t.subject, condition: '土路，雨季泥泞，采茶季通行困难。', photos: 0 },
    procurement: {
      need: '后山茶园和水库巡查都靠这条路，去年两次冲毁。',
      fundSource: '乡级以工代赈资金七成，其余村集体自筹',
      budgetItem: '2026年度农田配套',
      schedule: '清明前后开工，汛期前完工',
      statutoryTender: true,
    },
    price: { estimate: 53_000_000, unit: '全部工程', basis: '造价咨询单位初步估算' },
    modeGround: '施工方案差别大，采用综合评审',
    decision: { body: 'assembly', ground: '资金超过本社章程规定的重大标准' },
    interests: '监事一人的堂弟从事砂石生意，已申报回避。',
    attachments: [],
  },
};

export const trackNotice: Sample<'notice'> = {
  frame: t.frame({ issuer: t.station, issuedAt: t.at('03-02T08:50:00') }),
  facts: {
    ...t.kind,
    owner: t.owner,
    authority: t.authority,
    approvalNumber: t.approvalNumber,
    subject: {
      ...t.subject,
      condition: '沿线埋有自来水管一道，施工时须人工开挖探明。',
      use: '满足农用车通行，路面强度不低于C25',
    },
    term: t.term,
    price: { unit: '元，总价', sealedHash: hash(950), step: 50_000 },
    eligibility: ['具有公路工程施工总承包三级以上资质或者相应能力。'],
    priority: [],
    prequalified: false,
    howToRegister: '携带营业执照到乡服务站窗口，或者在平台上自行办理。',
    times: {
      registrationOpens: t.at('03-02T08:50:00'),
      registrationCloses: t.at('03-12T14:30:00'),
      questionsUntil: t.at('03-09T16:30:00'),
      offersOpen: t.at('03-02T08:50:00'),
      offersClose: t.at('03-12T14:30:00'),
      opening: t.at('03-12T15:00:00'),
    },
    openingPlace: '龙观乡桥头路2号三楼会议室',
    evaluation: {
      method: '综合评审：价格60分，施工方案25分，类似业绩15分。',
      equalPrice: '随机抽取。',
      minOffers: 3,
      fewer: '重新组织，或者另行决策。',
    },
    payments: ['预付款为合同价的20%。'],
    publicity: { length: '三个自然日', place: '乡服务站公示屏' },
    signingWithin: '中选通知后三十日内',
    fileObjectionsUntil: t.at('03-10T16:30:00'),
    offices: t.offices,
    attachments: [t.paper],
  },
};

export const trackOpening: Sample<'opening'> = {
  frame: t.frame({ issuer: t.station, issuedAt: t.at('03-12T15:02:33') }),
  facts: {
    side: 'procurement',
    action: 'services',
    mode: 'negotiation',
    subject: t.subject.name,
    offersClosedAt: t.at('03-12T14:30:00'),
    openedAt: t.at('03-12T15:02:33'),
    finishedAt: t.at('03-12T15:02:33'),
    place: '龙观乡桥头路2号三楼会议室',
    hosts: [{ role: '服务站负责人', name: '样例龙观站员' }],
    countersigner: { role: '监事', name: '样例李监事', signedAt: t.at('03-12T15:01:10') },
    keyholders: [],
    priceUnit: '元，总价',
    talks: '报价前已谈判并登记 2 次，最后一次于2026年3月10日09时30分登记',
    offers: [
      {
        name: t.bidder.name,
        amount: 43_800_000,
        verdict: 'valid',
        ground: '资格后审待查',
        receipt: '日志88036',
        packageHash: hash(951),
      },
    ],
    counts: { received: 1, valid: 1, invalid: 0 },
    outcome: 'succeeded',
    outcomeNote: '两家谈判后一家报价，转入评审。',
    objections: [
      {
        by: '样例路桥工程有限公司',
        matter: '要求回放开标录像。',
        answer: '当场回放，无不同意见。',
      },
    ],
  },
};

export const trackResult: Sample<'result'> = {
  frame: t.frame({ issuer: t.station, issuedAt: t.at('03-17T09:00:00') }),
  facts: {
    ...t.kind,
    owner: t.owner,
    subject: t.subject,
    term: t.term,
    noticeNumber: t.noticeNumber,
    openedAt: t.at('03-12T15:02:33'),
    candidate: { name: t.bidder.name, price: 43_800_000, total: 43_800_003 },
    priceUnit: '总价（含税）',
    evaluation: '三名评审独立评分，取平均，一次通过。',
    ranking: [
      { rank: 1, name: t.bidder.name, price: 43_800_000, score: '92.37' },
      {
        rank: 2,
        name: '样例路桥工程有限公司',
        price: 44_120_000,
        score: '88.10',
        remark: '方案得分较低',
      },
    ],
    excluded: [{ name: '样例园林绿化有限公司', ground: '没有公路施工资质' }],
    reviewers: [{ name: '样例甲评委', capacity: '乡专家名册随机抽取' }],
    publicity: {
      from: t.at('03-17T09:00:00'),
      to: t.at('03-20T16:30:00'),
      length: '三个自然日',
      place: '乡服务站公示屏',
    },
    signingWithin: '中选通知后三十日内',
    offices: t.offices,
  },
};
