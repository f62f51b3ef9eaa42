/** Evaluations and answers to objections of two trades. */
import type { PapersOf } from './papers-of.js';
import { STALLS, TRACK } from './two-trades.js';

const s = STALLS;
const t = TRACK;

export const selectionPapers: PapersOf<'evaluation' | 'objection-answer'> = {
  evaluation: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-29T16:08:00') }),
      facts: {
        side: 'asset',
        action: 'lease',
        mode: 'sealed',
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        openedAt: s.at('10-28T09:31:07'),
        limit: 40_000_000,
        priceName: '底价',
        priceUnit: '元／年',
        method: '按价格成交：资格合格、报价不低于底价且最高者为成交候选人。',
        offers: [
          {
            name: '样例菜篮子市场管理有限公司',
            amount: 45_600_000,
            verdict: 'valid',
            ground: '符合要求',
          },
          { name: '陈**', amount: 39_999_999, verdict: 'invalid', ground: '报价低于底价' },
          { name: '样例商贸行', amount: 43_210_000, verdict: 'valid', ground: '与公告要求一致' },
        ],
        talks: [],
        explanations: [],
        priority: '优先权人在规定期限内没有行使，视为放弃。',
        scores: [],
        ranking: [
          { rank: 1, name: '样例菜篮子市场管理有限公司', price: 45_600_000 },
          { rank: 2, name: '样例商贸行', price: 43_210_000, remark: '优先权人' },
        ],
        needed: 1,
        candidate: { name: '样例菜篮子市场管理有限公司', price: 45_600_000 },
        report: '逐家核对证照和保证金到账记录后，按报价由高到低排列，无并列。',
        confirmed: { name: '样例古林站员', at: s.at('10-29T16:08:00') },
        attachments: [s.paper],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-16T17:25:00') }),
      facts: {
        side: 'procurement',
        action: 'works',
        mode: 'scored',
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        openedAt: t.at('03-12T15:02:33'),
        priceName: '最高限价',
        priceUnit: '元，总价',
        method: '综合评审：满分100分，其中价格60分，施工方案25分、类似业绩15分。',
        offers: [
          { name: '样㛃䶮𬀩', amount: 43_800_000, verdict: 'valid', ground: '资格后审通过' },
          { name: '样例路桥工程有限公司', verdict: 'invalid', ground: '密封包不能打开' },
        ],
        talks: [
          {
            at: t.at('03-10T09:30:00'),
            record: '与样㛃䶮𬀩谈判一次，涵管改用本地产品，工期不变。',
          },
        ],
        explanations: [
          {
            name: '样㛃䶮𬀩',
            text: '自有摊铺设备，砂石由本村料场供应，附采购单价。',
            accepted: true,
          },
        ],
        panel: {
          drawnAt: t.at('03-13T10:00:00'),
          seed: '7f3a91c2',
          members: [
            { name: '样例甲评委', state: '声明无利害关系，已独立评分' },
            { name: '样例乙评委', state: '申请回避：曾任职于参加单位' },
            { name: '样例丙评委', state: '已评分，未作修改' },
          ],
        },
        scores: [{ name: '样㛃䶮𬀩', points: '样例甲评委 33.50；样例丙评委 31.25', mean: '32.37' }],
        ranking: [{ rank: 1, name: '样㛃䶮𬀩', price: 43_800_000, score: '92.37' }],
        needed: 3,
        report: '合格报价只有一家，不足三家，建议宣布流标。',
        confirmed: { name: '样例龙观站员', at: t.at('03-16T17:25:00') },
        attachments: [],
      },
    },
  ],
  'objection-answer': [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('11-04T09:50:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        no: 1,
        about: '结果',
        by: '村民代表',
        raisedAt: s.at('11-03T18:12:09'),
        matter: '成交候选人去年承租邻村市场时拖欠租金，不应当列为候选人。',
        upheld: false,
        answer: '经核对区平台欠款记录和邻村会计账，该笔租金已于2025年3月结清，没有欠缴。',
        consequence: '原公告、交易文件和已经作出的结果不变，交易继续进行。',
        answeredAt: s.at('11-04T09:50:00'),
        answerWithin: '3日',
        offices: s.offices,
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-18T15:15:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        no: 4,
        about: '开标',
        by: '参加交易的主体或者其他利害关系人',
        raisedAt: t.at('03-12T15:40:00'),
        matter: '开标时有一个密封包没有当场宣读。',
        upheld: true,
        finding: '竞价（报价）出现故障',
        answer: '回放录像和日志，确有一包因网络中断未读出，其余各包哈希相符。',
        consequence: '原报价作废，各参加人按新的时段重新报价：2026年3月23日09时00分至2026年3月23日16时00分。',
        answeredAt: t.at('03-18T15:15:00'),
        answerWithin: '三个自然日',
        offices: t.offices,
      },
    },
  ],
};
