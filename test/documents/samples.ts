/**
 * Complete cases for every template, all invented. The village and its towns come from published cases; people are
 * called 样例…, because no name here may belong to anyone.
 */
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import type { Frame } from '../../server/documents/frame.js';
import type { FactsOf, Kind } from '../../server/documents/templates/index.js';

/** A wall-clock time in Shanghai. */
export const at = (text: string) => Date.parse(`${text}+08:00`);
export const hash = (n: number) => ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0').repeat(8);

const LEASE = '集士港镇王湖村沿街店面3间招租';
const WORKS = '集士港镇广昇村丁家吴家周边环境整治工程';

function frame(projectName: string, code: string, over: Partial<Frame> = {}): Frame {
  return {
    number: `${code}-01`,
    projectName,
    projectCode: code,
    round: 1,
    documentVersion: 1,
    issuer: '集士港镇公共资源交易站',
    issuedAt: at('2025-07-02T09:30:00'),
    rulesVersion: '海曙区农村集体资产资源交易规则（2025年第1版）',
    checkUrl: `https://cunjitong.example/v/${code}-01`,
    ...over,
  };
}

export const leaseFrame = (over: Partial<Frame> = {}) => frame(LEASE, 'JSG-2025-0018', over);
export const worksFrame = (over: Partial<Frame> = {}) => frame(WORKS, 'JSG-2025-0023', over);

const authority = { body: 'delegates' as const, number: '王湖社决〔2025〕6号', heldOn: '2025-05-18' };
const offices = {
  station: { name: '集士港镇公共资源交易站', phone: '0574-00000001', address: '集士港镇便民服务中心二楼' },
  town: { name: '集士港镇三资办', phone: '0574-00000002' },
  discipline: { name: '集士港镇纪委', phone: '0574-00000003' },
};
const files = (...names: string[]) => names.map((name, n) => ({ name, pages: 3 + n * 4, sha256: hash(n + 1) }));

const application: FactsOf<'application'> = {
  side: 'asset',
  action: 'lease',
  category: 'premises',
  mode: 'sealed',
  collective: '集士港镇王湖村股份经济合作社',
  accountant: '样例会计',
  head: '样例理事长',
  filedAt: at('2025-05-06T14:20:00'),
  subject: {
    name: '王湖村沿街店面3间',
    place: '集士港镇王湖村湖西路12号至16号（一层）',
    quantity: '建筑面积186.40平方米',
    condition: '现状空置，水电齐备；屋面有轻微渗漏，已列入交付前维修。',
    photos: 6,
  },
  asset: {
    registerCode: 'WH-FW-0031',
    certificate: '未办理不动产权证，2024年12月镇街认定',
    use: '零售、便民服务',
    term: '3年',
    previous: { party: '样例承租人', endsOn: '2025-08-31', price: '23,000.00 元／年', settled: true },
    overlaps: false,
    inDispute: false,
    buildingFinding: '1998年建成，镇街2024年12月认定可以出租，安全鉴定为B级',
    priorityHolders: '原承租人主张以同等条件优先承租',
  },
  price: { estimate: 2_557_500, unit: '元／年', basis: '同村同类店面近两年3份合同的平均租金，并经评估公司复核' },
  modeGround: '年租金不足5万元，竞买人较少，采用密封报价',
  decision: { body: 'delegates', ground: '租期3年，按本社章程由成员代表会议决定' },
  interests: '本村工作人员及其直系亲属均已申报，无人拟参加本次交易。',
  attachments: files('资产台账页', '现场照片', '房屋安全鉴定报告'),
};

const applicationForWorks: FactsOf<'application'> = {
  ...application,
  side: 'procurement',
  action: 'works',
  category: 'works',
  mode: 'comparison',
  collective: '集士港镇广昇村股份经济合作社',
  subject: {
    name: '丁家吴家周边环境整治工程',
    place: '集士港镇广昇村丁家、吴家自然村',
    quantity: '道路硬化620平方米，排水沟310米，绿化480平方米',
    condition: '路面破损，雨天积水，村民多次反映。',
    photos: 9,
  },
  asset: undefined,
  procurement: {
    need: '两个自然村主要道路破损、排水不畅，列入2025年村庄整治计划，经村民代表会议提出。',
    fundSource: '村集体自有资金，镇街补助40%',
    budgetItem: '2025年村庄整治',
    schedule: '2025年7月至9月',
    statutoryTender: false,
    splitFromOther: false,
  },
  price: { estimate: 38_650_000, unit: '总价，最高限价', basis: '镇街认可的造价咨询单位编制的预算' },
  modeGround: '预算低于60万元，采用比选',
  attachments: files('施工图', '工程量清单及预算'),
};

const notice: FactsOf<'notice'> = {
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
    condition: '现状空置，水电齐备；未办理不动产权证，2024年12月经镇街认定可以出租，房屋安全鉴定为B级。屋面有轻微渗漏，由出租人在交付前修复。',
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
    refund: '未成交的，公示期满后5个工作日内原路退还；成交的，签订合同后转为首期租金；第二、三名在合同签订后退还。',
  },
  eligibility: ['具有完全民事行为能力的自然人，或者依法设立的法人、非法人组织。', '承诺按规定用途使用，并同意在成交后公开姓名（名称）。'],
  priority: [{ holder: '原承租人（2022年8月合同）', ground: '民法典第七百三十四条：房屋租赁期限届满，承租人享有以同等条件优先承租的权利' }],
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
  payments: ['先付后用，每年一付：首年租金在签订合同之日付清，以后各年在上一年届满前30日付清。', '第二年起，每年租金在上一年基础上递增3%。', '租金只付入集体经济组织在银行开立的基本账户，不收现金。'],
  publicity: { length: '5个工作日', place: '村集通平台、王湖村村务公开栏' },
  signingWithin: '成交确认后5个工作日内',
  bond: '签订合同时交纳相当于三个月租金的履约保证金。',
  fileObjectionsUntil: at('2025-07-10T16:00:00'),
  offices,
  attachments: files('房屋租赁合同（文本）', '房屋安全鉴定报告', '标的位置图及现状照片'),
};

const noticeForWorks: FactsOf<'notice'> = {
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
  evaluation: { method: '资格和实质性要求审查合格的，按报价由低到高排列，最低者为成交候选人。', equalPrice: '以平台回执时间在先者为先。', minOffers: 3, fewer: '本轮流标，10个工作日内重新公告。' },
  payments: ['无预付款；完成工程量过半付合同价的40%，验收合格付至结算价的97%，其余3%为质量保证金。'],
  attachments: [],
};

export const offer = (n: number): FactsOf<'opening'>['offers'][number] => ({
  name: n % 2 === 0 ? `样例建设有限公司第${n}分公司` : '样**',
  amount: 34_000_000 + n * 123_457,
  verdict: n % 7 === 3 ? 'invalid' : 'valid',
  ground: n % 7 === 3 ? '高于最高限价' : '符合要求',
  receipt: `HZ-${String(n).padStart(5, '0')}`,
  packageHash: hash(n + 100),
});

const opening: FactsOf<'opening'> = {
  side: 'procurement',
  action: 'works',
  mode: 'comparison',
  subject: '丁家吴家周边环境整治工程',
  offersClosedAt: at('2025-07-07T16:00:00'),
  openedAt: at('2025-07-07T16:30:00'),
  finishedAt: at('2025-07-07T17:05:00'),
  place: '集士港镇公共资源交易站开标室',
  hosts: [
    { role: '交易站主持人', name: '样例主持' },
    { role: '交易站记录人', name: '样例记录' },
  ],
  countersigner: { role: '村监会成员', name: '样例监事', signedAt: at('2025-07-07T17:02:11') },
  keyholders: [
    { name: '集士港镇三资办', releasedAt: at('2025-07-07T16:30:05') },
    { name: '广昇村监会', releasedAt: at('2025-07-07T16:30:41') },
    { name: '区公共资源交易中心', releasedAt: at('2025-07-07T16:31:02') },
  ],
  box: { count: 25, root: hash(5) },
  priceUnit: '元，总价（含税）',
  offers: [
    ...Array.from({ length: 24 }, (_, n) => offer(n + 1)),
    { name: '样例市政工程有限公司', verdict: 'invalid', ground: '密封包损坏，密钥不能还原', receipt: 'HZ-00025', packageHash: hash(125) },
  ],
  counts: { received: 25, valid: 20, invalid: 5 },
  reserve: 38_650_000,
  outcome: 'succeeded',
  leading: { name: '样**', amount: 34_123_457 },
  outcomeNote: '有效报价20家，不少于公告规定的3家，本轮成立，转入评审。',
  objections: [],
};

const openingFailed: FactsOf<'opening'> = {
  ...opening,
  box: { count: 0, root: hash(6) },
  keyholders: [],
  offers: [],
  counts: { received: 0, valid: 0, invalid: 0 },
  reserve: undefined,
  outcome: 'failed',
  leading: undefined,
  outcomeNote: '截止时没有收到报价，本轮流标，底价（限价）继续保密；10个工作日内决定后续安排。',
  objections: [{ by: '样**', matter: '询问报价截止时刻的依据', answer: '依公告，以平台锁定读取的时刻为准；提出人表示无异议。' }],
};

const result: FactsOf<'result'> = {
  side: 'asset',
  action: 'lease',
  category: 'premises',
  mode: 'sealed',
  owner: '集士港镇王湖村股份经济合作社',
  subject: { name: '王湖村沿街店面3间', place: '集士港镇王湖村湖西路12号至16号（一层）', quantity: '建筑面积186.40平方米' },
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
  publicity: { from: at('2025-07-15T09:00:00'), to: at('2025-07-21T16:00:00'), length: '5个工作日', place: '村集通平台、王湖村村务公开栏' },
  depositRefund: '未成交的，公示期满后5个工作日内退还；第二、三名在合同签订后退还。',
  signingWithin: '成交确认后5个工作日内',
  offices,
};

const village = { identity: 'N2330203MF0000000X', representative: '样例理事长', address: '集士港镇王湖村便民服务中心', contact: '0574-00000011' };
const account = { name: '集士港镇王湖村股份经济合作社', bank: '样例农村商业银行集士港支行', number: '2010 0000 0000 0018' };

const contractLease: FactsOf<'contract-lease'> = {
  lessor: { name: '集士港镇王湖村股份经济合作社', ...village },
  lessee: { name: '样例便民商贸有限公司', identity: '91330203MA00000018', representative: '样例经理', address: '海曙区样例路8号', contact: '0574-00000012' },
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
  prohibited: ['经营易燃易爆物品、产生油烟或者噪声扰民的项目；', '占用消防通道、破坏承重结构、擅自搭建；', '利用租赁物从事违法活动。'],
  term: { from: '2025-09-01', to: '2028-08-31', length: '3年', rentFree: '2025年9月1日至9月15日，用于装修' },
  rent: { yearly: 3_120_000, total: 9_643_608, escalation: '第二年起，每年在上一年基础上递增3%' },
  dues: [
    { name: '第一年', dueOn: '签订合同之日', amount: 3_120_000, condition: '交易保证金抵扣5,000.00元' },
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
  dispute: '向租赁物所在地人民法院起诉',
  copies: 4,
  attachments: files('交付清单（样式）', '租赁物位置图', '安全责任书'),
};

const contractWorks: FactsOf<'contract-works'> = {
  employer: { name: '集士港镇广昇村股份经济合作社', ...village, address: '集士港镇广昇村便民服务中心' },
  contractor: { name: '样例市政工程有限公司', identity: '91330203MA00000023', representative: '样例经理', address: '海曙区样例路18号', contact: '0574-00000023' },
  qualification: '市政公用工程施工总承包三级，安全生产许可证在有效期内',
  witness: '广昇村监会成员 样例监事',
  authority: { body: 'delegates', number: '广昇社决〔2025〕3号', heldOn: '2025-06-08' },
  award: { number: 'JSG-2025-0023-09', date: '2025-07-11' },
  works: {
    name: '丁家吴家周边环境整治工程',
    place: '集士港镇广昇村丁家、吴家自然村',
    scope: '施工图和工程量清单所列道路硬化620平方米、排水沟310米、绿化480平方米及附属工程。',
    method: '包工包料、包质量、包工期、包安全',
  },
  term: { start: '2025-07-21', finish: '2025-09-18', days: 60 },
  quality: '现行验收规范合格标准，一次验收通过',
  price: { amount: 34_123_457, form: '固定总价；清单以外的变更按本合同签证', safetyFee: 682_469 },
  dues: [
    { name: '进度款', dueOn: '完成工程量过半', amount: 13_649_383, condition: '计量签认后15日内付合同价的40%' },
    { name: '结算款', dueOn: '验收合格、结算审定', amount: 19_450_370, condition: '付至结算价的97%' },
    { name: '质量保证金', dueOn: '保修期满24个月', amount: 1_023_704, condition: '无质量问题或者已修复' },
  ],
  account: { name: '样例市政工程有限公司', bank: '样例银行海曙支行', number: '3310 0000 0000 0023' },
  wages: { account: '样例市政工程有限公司农民工工资专用账户', share: 2_000 },
  bond: { amount: 3_412_345, form: '银行保函或者转账', returnWithinDays: 28 },
  employerAgent: '样例甲方代表',
  siteManager: { name: '样例项目负责人', certificate: '二级注册建造师' },
  supervisingEngineer: '样例监理有限公司',
  materials: '全部由乙方采购，水泥、管材的品牌规格按清单要求',
  retention: { rate: 300, months: 24 },
  warranty: [
    { item: '道路、排水', length: '2年' },
    { item: '绿化养护', length: '1年，成活率不低于95%' },
  ],
  subcontractingAllowed: false,
  delayDaily: 50_000,
  delayCap: 500,
  lateDaily: 3,
  dispute: '向工程所在地人民法院起诉',
  copies: 6,
  attachments: files('施工图', '工程量清单及报价', '安全生产责任书', '廉洁协议'),
};

const acceptance: FactsOf<'acceptance'> = {
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
      { number: 'QZ-01', reason: '吴家桥头增设盖板12米，原设计遗漏', amount: 480_000, decidedBy: '理事会决议，村监会会签' },
      { number: 'QZ-02', reason: '绿化带缩短，减少苗木', amount: -120_000, decidedBy: '甲方代表签证，村监会会签' },
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
    { item: '道路硬化', standard: '620平方米，C25，厚18厘米', finding: '实测622平方米，取芯厚度合格', verdict: 'passed' },
    { item: '排水沟', standard: '310米，坡度不小于0.3%', finding: '一处倒坡，已返工', verdict: 'rectified' },
    { item: '绿化', standard: '480平方米', finding: '462平方米，按签证减少', verdict: 'passed' },
  ],
  rectification: '排水沟倒坡段于2025年9月20日返工完毕，复验合格。',
  conclusion: '工程按合同和签证完成，质量合格，同意验收，同意按审定结算价结算。',
  persons: [
    { role: '村监会成员', name: '样例监事', opinion: '同意验收', signedAt: at('2025-09-22T15:10:00') },
    { role: '村民代表', name: '样例代表甲', opinion: '同意验收', signedAt: at('2025-09-22T15:12:00') },
    { role: '村民代表', name: '样例代表乙', opinion: '同意验收，注意绿化养护', signedAt: at('2025-09-22T15:14:00') },
    { role: '监理工程师', name: '样例监理', opinion: '质量合格', signedAt: at('2025-09-22T15:20:00') },
  ],
};

const leaseReturn: FactsOf<'acceptance'> = {
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

const SKIPPED = ['qualification'];
const archive: FactsOf<'archive'> = {
  side: 'asset',
  action: 'lease',
  mode: 'sealed',
  owner: '集士港镇王湖村股份经济合作社',
  subject: '王湖村沿街店面3间',
  counterparty: '样例便民商贸有限公司',
  price: 3_120_000,
  ending: '履约完毕',
  openedOn: '2025-05-06',
  closedOn: '2028-09-20',
  trail: CHECKPOINTS.map((c, n) =>
    SKIPPED.includes(c.key)
      ? { key: c.key, state: 'not_applicable' as const, remark: '资格后审，与评审合并进行' }
      : { key: c.key, state: 'done' as const, completedAt: at('2025-05-06T14:20:00') + n * 86_400_000 * 9, remark: n % 3 === 0 ? '王湖村会计' : '集士港镇公共资源交易站' },
  ),
  documents: Array.from({ length: 18 }, (_, n) => ({
    number: `JSG-2025-0018-${String(n + 1).padStart(2, '0')}`,
    title: ['交易申请表', '民主决策会议纪要', '底价（限价）确认书', '交易公告', '开标记录', '结果公示'][n % 6] as string,
    issuedAt: at('2025-05-06T14:20:00') + n * 86_400_000,
    sha256: hash(n + 900),
  })),
  evidence: Array.from({ length: 12 }, (_, n) => ({
    name: `现场照片与签到表第${n + 1}组`,
    checkpoint: CHECKPOINTS[n]?.key ?? 'archive',
    sha256: hash(n + 1_900),
  })),
  log: { firstEntry: 18_201, lastEntry: 18_377, treeSize: 20_480, root: hash(42), origin: 'cunjitong.example/log/haishu' },
  ratings: [
    { by: '村民代表', rating: '满意', remark: '过程公开，店面按时开业。' },
    { by: '承租人', rating: '满意', remark: '无' },
  ],
  openDuties: ['第三年租金票据由代理会计于10日内补装订。'],
  custodian: '集士港镇档案室',
  keptFor: '30年',
};

export type Sample<K extends Kind = Kind> = { facts: FactsOf<K>; frame: Frame };

export const SAMPLES: { [K in Kind]: [Sample<K>, ...Sample<K>[]] } = {
  application: [
    { facts: application, frame: leaseFrame({ issuer: '集士港镇王湖村股份经济合作社' }) },
    { facts: applicationForWorks, frame: worksFrame({ issuer: '集士港镇广昇村股份经济合作社' }) },
  ],
  notice: [
    { facts: notice, frame: leaseFrame() },
    { facts: noticeForWorks, frame: worksFrame({ round: 2 }) },
  ],
  opening: [
    { facts: opening, frame: worksFrame({ issuedAt: at('2025-07-07T17:05:33') }) },
    { facts: openingFailed, frame: worksFrame({ issuedAt: at('2025-07-07T17:05:33') }) },
  ],
  result: [{ facts: result, frame: leaseFrame({ issuedAt: at('2025-07-15T08:50:00') }) }],
  'contract-lease': [{ facts: contractLease, frame: leaseFrame({ issuer: '集士港镇王湖村股份经济合作社', issuedAt: at('2025-07-25T10:00:00') }) }],
  'contract-works': [{ facts: contractWorks, frame: worksFrame({ issuer: '集士港镇广昇村股份经济合作社', issuedAt: at('2025-07-16T10:00:00') }) }],
  acceptance: [
    { facts: acceptance, frame: worksFrame({ issuedAt: at('2025-09-22T15:30:00') }) },
    { facts: leaseReturn, frame: leaseFrame({ issuedAt: at('2025-09-01T11:00:00') }) },
  ],
  archive: [{ facts: archive, frame: leaseFrame({ issuer: '集士港镇三资办', issuedAt: at('2028-09-20T15:00:00') }) }],
};
