/** A shop to let, and works whose ceiling is secret. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, authority, files, hash, offices } from './common.js';

export const notice: FactsOf<'notice'> = {
  side: 'asset',
  action: 'lease',
  category: 'premises',
  mode: 'sealed',
  owner: '集士港镇王湖村股份经济合作社',
  authority,
  approvalNumber: '集三资审〔2025〕41号',
  subject: {
    name: '王湖村沿街店面3间',
    place: '集士港镇王湖村湖西路12号至16号（一层）',
    quantity: '建筑面积186.40平方米，共3间，整体出租',
    condition:
      '现状空置，水电齐备；未办理不动产权证，2024年12月经镇街认定可以出租，房屋安全鉴定为B级。屋面有轻微渗漏，由出租人在交付前修复。',
    use: '零售、便民服务；不得经营易燃易爆、餐饮油烟及影响居民生活的项目',
  },
  term: '3年，自2025年9月1日起至2028年8月31日止',
  price: { unit: '元／年（含税）', amount: 2_557_500 },
  deposit: {
    amount: 500_000,
    accountName: '集士港镇公共资源交易保证金专户',
    bank: '样例农村商业银行集士港支行',
    accountNumber: '报名成功后由平台为每位竞买人生成专用子账号',
    until: at('2025-07-10T16:00:00'),
    refund:
      '未成交的，公示期满后5个工作日内原路退还；成交的，签订合同后转为首期租金；第二、三名在合同签订后退还。',
  },
  eligibility: [
    '具有完全民事行为能力的自然人，或者依法设立的法人、非法人组织。',
    '承诺按规定用途使用，并同意在成交后公开姓名（名称）。',
  ],
  priority: [
    {
      holder: '原承租人（2022年8月合同）',
      ground: '民法典第七百三十四条：房屋租赁期限届满，承租人享有以同等条件优先承租的权利',
    },
  ],
  prequalified: true,
  howToRegister: '登录村集通平台实名报名；不便上网的，可到交易站窗口由工作人员协助本人办理。',
  times: {
    registrationOpens: at('2025-07-02T10:00:00'),
    registrationCloses: at('2025-07-10T16:00:00'),
    questionsUntil: at('2025-07-09T16:00:00'),
    offersOpen: at('2025-07-11T09:00:00'),
    offersClose: at('2025-07-14T16:00:00'),
    opening: at('2025-07-14T16:30:00'),
  },
  openingPlace: '集士港镇公共资源交易站开标室，平台同步公开',
  evaluation: {
    method: '密封报价，一次报价。报价不低于底价且最高者为成交候选人，其余按报价由高到低排列。',
    equalPrice: '以平台回执时间在先者为先。',
    minOffers: 1,
    fewer: '宣布本轮流标（流拍），10个工作日内决定是否重新公告。',
  },
  payments: [
    '先付后用，每年一付：首年租金在签订合同之日付清，以后各年在上一年届满前30日付清。',
    '第二年起，每年租金在上一年基础上递增3%。',
    '租金只付入集体经济组织在银行开立的基本账户，不收现金。',
  ],
  publicity: { length: '5个工作日', place: '村集通平台、王湖村村务公开栏' },
  signingWithin: '成交确认后5个工作日内',
  bond: '签订合同时交纳相当于三个月租金的履约保证金。',
  fileObjectionsUntil: at('2025-07-10T16:00:00'),
  offices,
  attachments: files('房屋租赁合同（文本）', '房屋安全鉴定报告', '标的位置图及现状照片'),
};

export const noticeForWorks: FactsOf<'notice'> = {
  ...notice,
  side: 'procurement',
  action: 'works',
  category: 'works',
  mode: 'comparison',
  owner: '集士港镇广昇村股份经济合作社',
  subject: {
    name: '丁家吴家周边环境整治工程',
    place: '集士港镇广昇村丁家、吴家自然村',
    quantity: '道路硬化620平方米，排水沟310米，绿化480平方米',
    condition: '路面破损，雨天积水；施工期间村民需通行，地下有自来水管和通信线缆。',
    use: '质量合格，一次验收通过；文明施工，不断路',
  },
  term: '60日历天',
  price: { unit: '元，总价（含税）', sealedHash: hash(77) },
  deposit: undefined,
  eligibility: ['具有相应施工能力的建筑施工企业，近三年无重大质量安全事故。'],
  priority: [],
  prequalified: false,
  bond: undefined,
  evaluation: {
    method: '资格和实质性要求审查合格的，按报价由低到高排列，最低者为成交候选人。',
    equalPrice: '以平台回执时间在先者为先。',
    minOffers: 3,
    fewer: '本轮流标，10个工作日内重新公告。',
  },
  payments: [
    '无预付款；完成工程量过半付合同价的40%，验收合格付至结算价的97%，其余3%为质量保证金。',
  ],
  attachments: [],
};
