/** Tender file, amendment and clarification of two trades. */
import { hash } from './common.js';
import type { PapersOf } from './papers-of.js';
import { STALLS, TRACK } from './two-trades.js';

const s = STALLS;
const t = TRACK;

export const announcementPapers: PapersOf<'tender-file' | 'amendment' | 'clarification'> = {
  'tender-file': [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-09T09:00:00') }),
      facts: {
        ...s.kind,
        owner: s.owner,
        authority: s.authority,
        approvalNumber: s.approvalNumber,
        subject: {
          ...s.subject,
          condition: '摊位台面完好，给排水、配电独立计量；冷库压缩机使用已满九年，承租人自行更换。',
          use: '农副产品零售，不得改变市场用途',
        },
        term: s.term,
        price: { name: '底价', unit: '元／年', amount: 40_000_000 },
        deposit: {
          amount: 8_000_000,
          accountName: '古林镇公共资源交易站保证金专户',
          bank: '样例商业银行古林支行',
          accountNumber: '报名后为每位报名人生成专用子账号',
        },
        bond: 10_000_000,
        eligibility: [
          '依法设立的企业或者具有完全民事行为能力的自然人；',
          '近三年没有被责令关闭市场的记录。',
        ],
        prequalified: true,
        priority: [{ holder: '现承租人（样例商贸行）', ground: '《民法典》第七百三十四条' }],
        evaluation: {
          method: '按价格成交：资格合格、报价不低于底价且最高者为成交候选人。',
          equalPrice: '以平台回执时间在先者为先。',
          minOffers: 1,
        },
        scoring: [],
        payments: ['租金按年交纳，先付后用；', '第二年起，每年租金在上一年基础上递增3%。'],
        contractDraft: [
          '市场秩序、食品安全由承租人负责；',
          '逾期付款的违约金：每日0.05%。',
          '不得转租。',
        ],
        fairness: [
          { item: '没有设置注册地、所有制条件', passed: true },
          { item: '没有以特定业绩、奖项作为门槛', passed: true },
        ],
        openingPlace: '古林镇行政服务大厅二号开标室',
        contact: '交易站窗口，工作日9时至16时',
        compiled: { name: '样例古林站员', at: s.at('10-08T15:12:00') },
        confirmed: { name: '样例俞理事长', at: s.at('10-09T09:00:00') },
        offices: s.offices,
        attachments: [s.paper, { name: '合同文本：市场租赁合同', pages: 9, sha256: hash(431) }],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('02-26T10:40:00') }),
      facts: {
        ...t.kind,
        owner: t.owner,
        authority: t.authority,
        approvalNumber: t.approvalNumber,
        subject: {
          ...t.subject,
          condition: '土路，雨季泥泞；沿线埋有自来水管一道，施工时须人工开挖探明。',
          use: '满足农用车通行，路面强度不低于C25',
        },
        term: t.term,
        price: { name: '最高限价', unit: '元，总价', sealedHash: hash(950) },
        eligibility: ['具有公路工程施工总承包三级以上资质或者相应能力。'],
        prequalified: false,
        priority: [],
        evaluation: {
          method:
            '综合评审：满分100分，其中价格60分，施工方案25分、类似业绩15分；各评审的其他项得分取平均。',
          equalPrice: '随机抽取。',
          minOffers: 3,
        },
        scoring: [
          { name: '价格', weight: 6_000 },
          { name: '施工方案', weight: 2_500 },
          { name: '类似业绩', weight: 1_500 },
        ],
        payments: ['预付款为合同价的20%。', '质量保证金为结算价的3%，保留24个月。'],
        contractDraft: ['包工包料；农忙时段不得封路超过四小时。'],
        fairness: [{ item: '评分项与履约能力直接相关', passed: true }],
        openingPlace: '龙观乡桥头路2号三楼会议室',
        contact: '龙观乡交易服务站电话预约',
        compiled: { name: '样例龙观站员', at: t.at('02-25T16:00:00') },
        confirmed: { name: '样例李社长', at: t.at('02-26T10:40:00') },
        offices: t.offices,
        attachments: [],
      },
    },
  ],
  amendment: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-17T11:00:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        noticedAt: s.at('10-10T09:00:00'),
        amendment:
          '摊位数由48个改为46个，取消东门两个临时摊位；租金底价不变。冷库电费改由承租人按表承担。',
        changesTerms: true,
        reopensRegistration: true,
        times: [
          {
            name: '报名截止',
            before: s.at('10-24T16:00:00'),
            after: s.at('10-29T16:00:00'),
            moved: '顺延',
          },
          {
            name: '报价开始',
            before: s.at('10-27T09:00:00'),
            after: s.at('10-30T09:00:00'),
            moved: '顺延',
          },
          {
            name: '报价截止',
            before: s.at('10-27T16:00:00'),
            after: s.at('10-30T16:00:00'),
            moved: '顺延',
          },
          {
            name: '开标时间',
            before: s.at('10-28T09:30:00'),
            after: s.at('10-31T09:30:00'),
            moved: '顺延',
          },
        ],
        objectionsUntil: s.at('10-28T16:00:00'),
        offices: s.offices,
        attachments: [s.paper],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-04T14:26:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        noticedAt: t.at('03-02T08:50:00'),
        amendment: '开标地点改在乡文化站一楼，其余不变。',
        changesTerms: false,
        reopensRegistration: false,
        times: [
          {
            name: '开标',
            before: t.at('03-12T15:00:00'),
            after: t.at('03-12T15:00:00'),
            moved: '不变',
          },
        ],
        objectionsUntil: t.at('03-10T16:30:00'),
        offices: t.offices,
        attachments: [],
      },
    },
  ],
  clarification: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-15T15:05:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        noticedAt: s.at('10-10T09:00:00'),
        answered: {
          no: 2,
          question: '公告中的“先付后用”，首年租金是在签订合同时一次付清，还是可以分两期？',
          answer: '首年租金在交付前一次付清，不分期；以后各年在每年12月15日前付清下一年租金。',
        },
        questionsUntil: s.at('10-23T16:00:00'),
        offersClose: s.at('10-27T16:00:00'),
        offices: s.offices,
        attachments: [],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-05T09:48:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        noticedAt: t.at('03-02T08:50:00'),
        clarification: '清单第17项“涵管”指钢筋混凝土二级管，内径60厘米；图纸第3页的标注为笔误。',
        questionsUntil: t.at('03-09T16:30:00'),
        offersClose: t.at('03-12T14:30:00'),
        offices: t.offices,
        attachments: [t.paper],
      },
    },
  ],
};
