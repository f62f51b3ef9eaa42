/** What single bidders of two trades receive: registration, qualification, offer, and the fate of their deposits. */
import { hash } from './common.js';
import type { PapersOf } from './papers-of.js';
import { STALLS, TRACK } from './two-trades.js';

const s = STALLS;
const t = TRACK;

export const biddingPapers: PapersOf<
  | 'registration'
  | 'qualification'
  | 'offer'
  | 'deposit-refund'
  | 'deposit-conversion'
  | 'deposit-forfeit'
> = {
  registration: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-20T10:15:42') }),
      facts: {
        action: 'lease',
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        bidder: s.bidder,
        registeredAt: s.at('10-20T10:15:42.118'),
        noConflict: true,
        priority: 1,
        deposit: {
          amount: 8_000_000,
          accountName: '古林镇公共资源交易站保证金专户',
          bank: '样例商业银行古林支行',
          accountNumber: '样例账号0042',
          until: s.at('10-24T16:00:00'),
        },
        depositLeft: 8_000_000,
        prequalified: true,
        offersOpen: s.at('10-27T09:00:00'),
        offersClose: s.at('10-27T16:00:00'),
        opening: s.at('10-28T09:30:00'),
        logged: s.logged,
        attachments: [{ name: '权属或许可材料', sha256: hash(432) }],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-06T19:59:03') }),
      facts: {
        action: 'works',
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        bidder: t.bidder,
        registeredAt: t.at('03-06T19:59:03.004'),
        noConflict: false,
        prequalified: false,
        offersOpen: t.at('03-02T08:50:00'),
        offersClose: t.at('03-12T14:30:00'),
        opening: t.at('03-12T15:00:00'),
        logged: t.logged,
        attachments: [],
      },
    },
  ],
  qualification: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-25T11:20:00') }),
      facts: {
        action: 'lease',
        mode: 'sealed',
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        bidder: s.bidder,
        before: true,
        conditions: [
          '依法设立的企业或者具有完全民事行为能力的自然人；',
          '近三年没有被责令关闭市场的记录。',
        ],
        items: [
          { item: '营业执照在有效期内', passed: true },
          { item: '保证金在报名截止前到账', passed: true },
          { item: '没有欠缴集体款项', passed: true },
        ],
        passed: true,
        persons: [
          { act: '初审', name: '样例古林站员', at: s.at('10-25T10:31:00') },
          { act: '复核', name: '样例古林副站长', at: s.at('10-25T11:20:00') },
        ],
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-13T09:05:00') }),
      facts: {
        action: 'works',
        mode: 'scored',
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        bidder: t.bidder,
        before: false,
        conditions: ['具有公路工程施工总承包三级以上资质或者相应能力。'],
        items: [
          { item: '报价包完整，可以打开', passed: true },
          { item: '资格条件和实质性要求', passed: false },
        ],
        passed: false,
        ground: '安全生产许可证已于2025年11月到期，没有提供延期证明',
        persons: [{ act: '资格和实质审查', name: '样例龙观站员', at: t.at('03-13T09:05:00') }],
      },
    },
  ],
  offer: [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('10-27T15:59:59') }),
      facts: {
        action: 'lease',
        subject: s.subject.name,
        noticeNumber: s.noticeNumber,
        bidder: s.bidder,
        number: 3,
        submittedAt: s.at('10-27T15:59:59.871'),
        offersClose: s.at('10-27T16:00:00'),
        opening: s.at('10-28T09:30:00'),
        termsVersion: 1,
        packageHash: hash(433),
        sealing: '平台密封：由平台密钥密封，开标时解封',
        logged: s.logged,
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-11T07:30:10') }),
      facts: {
        action: 'works',
        subject: t.subject.name,
        noticeNumber: t.noticeNumber,
        bidder: t.bidder,
        number: 1,
        submittedAt: t.at('03-11T07:30:10.002'),
        offersClose: t.at('03-12T14:30:00'),
        opening: t.at('03-12T15:00:00'),
        termsVersion: 2,
        packageHash: hash(951),
        sealing: '平台密封（报价包一律等长）',
        logged: t.logged,
      },
    },
  ],
  'deposit-refund': [
    {
      frame: s.frame({ issuer: s.agency, issuedAt: s.at('11-12T14:22:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        bidder: s.bidder,
        amount: 8_000_000,
        receivedAt: s.at('10-21T09:40:11'),
        at: s.at('11-12T14:22:00'),
        logged: s.logged,
        reason: '未成交，结果公示期满',
        interest: 6_160,
        total: 8_006_160,
        bankReference: 'GL20251112-000381',
        basis: '保证金退还：《招标投标法实施条例》第57条',
        accountant: '样例古林代理会计',
      },
    },
    {
      frame: t.frame({ issuer: t.agency, issuedAt: t.at('03-09T08:31:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        bidder: t.bidder,
        amount: 1_000_000,
        at: t.at('03-09T08:31:00'),
        logged: t.logged,
        reason: '撤回报名',
        interest: 0,
        total: 1_000_000,
        bankReference: '龙观农商-7716',
        basis: '乡农村产权交易办法关于保证金的规定',
        accountant: '样例龙观代理会计',
      },
    },
  ],
  'deposit-conversion': [
    {
      frame: s.frame({ issuer: s.agency, issuedAt: s.at('11-20T10:10:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        bidder: s.bidder,
        amount: 8_000_000,
        receivedAt: s.at('10-21T09:40:11'),
        at: s.at('11-20T10:10:00'),
        logged: s.logged,
        contractNumber: 'GL-2025-HT-42',
        due: { no: 1, label: '首年租金', amount: 45_600_000, paidBefore: 0, left: 37_600_000 },
        basis: '保证金退还：《招标投标法实施条例》第57条',
        accountant: '样例古林代理会计',
      },
    },
    {
      frame: t.frame({ issuer: t.agency, issuedAt: t.at('03-30T16:02:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        bidder: t.bidder,
        amount: 1_000_000,
        at: t.at('03-30T16:02:00'),
        logged: t.logged,
        contractNumber: '李岙工字2026-01',
        due: { no: 2, label: '履约保证金', amount: 2_500_000, paidBefore: 1_500_000, left: 0 },
        basis: '乡农村产权交易办法关于保证金的规定',
        accountant: '样例龙观代理会计',
      },
    },
  ],
  'deposit-forfeit': [
    {
      frame: s.frame({ issuer: s.station, issuedAt: s.at('11-18T00:00:00') }),
      facts: {
        action: 'lease',
        owner: s.owner,
        subject: s.subject.name,
        bidder: s.bidder,
        amount: 8_000_000,
        receivedAt: s.at('10-21T09:40:11'),
        at: s.at('11-18T00:00:00'),
        logged: s.logged,
        cause: '逾期没有签订合同',
        particulars: '成交后没有在期限内签订合同。交易站于11月14日催告，催告期满仍没有签订。',
        noticeNumber: s.noticeNumber,
        basis: '公告“付款与合同”部分：逾期不签订合同的，保证金不予退还',
        offices: s.offices,
      },
    },
    {
      frame: t.frame({ issuer: t.station, issuedAt: t.at('03-19T13:47:00') }),
      facts: {
        action: 'works',
        owner: t.owner,
        subject: t.subject.name,
        bidder: t.bidder,
        amount: 1_000_000,
        at: t.at('03-19T13:47:00'),
        logged: t.logged,
        cause: '异议成立，弄虚作假',
        particulars: '所附业绩合同经向发包单位核实并不存在，构成弄虚作假。',
        noticeNumber: t.noticeNumber,
        basis: '交易文件第六部分：弄虚作假的，保证金不予退还',
        offices: t.offices,
      },
    },
  ],
};
