/** Papers of the filing, the handover, the money and the inspections, of a contract on ponds and of a purchase of lamps. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, hash } from './common.js';
import { LAMPS, lampPapers, POND, pondPapers } from './two-cases.js';

type Two<T> = [T, T];

export const signingNotice: Two<FactsOf<'signing-notice'>> = [
  {
    action: 'contracting',
    owner: POND.contract.owner,
    winner: POND.contract.counterparty,
    award: { number: 'HX-2025-0007-09', date: '2025-10-16' },
    contractNumber: POND.contract.number,
    price: POND.contract.price,
    priceUnit: '每年',
    deposit: 1_000_000,
    dueAt: at('2025-10-23T16:00:00'),
    until: at('2025-10-27T16:00:00'),
    length: '3日',
    offices: POND.offices,
  },
  {
    action: 'goods',
    owner: LAMPS.contract.owner,
    winner: LAMPS.contract.counterparty,
    award: { number: 'DQ-2025-0031-10', date: '2025-08-25' },
    contractNumber: LAMPS.contract.number,
    price: LAMPS.contract.price,
    priceUnit: '总价',
    deposit: 0,
    dueAt: at('2025-09-08T16:00:00'),
    until: at('2025-09-12T16:00:00'),
    length: '4日',
    offices: LAMPS.offices,
  },
];

const certified: FactsOf<'certificate'> = {
  action: 'contracting',
  mode: 'sealed',
  category: 'water',
  certificateNumber: '横鉴〔2025〕7号',
  filing: { number: '横三资备〔2025〕19号', filedAt: at('2025-10-28T10:05:00'), officer: POND.town },
  owner: POND.contract.owner,
  counterparty: POND.contract.counterparty,
  counterpartyCode: '平台主体编号 S0000000701',
  subject: { name: '东片养殖塘6口', place: '横溪镇塘头村海塘内侧', quantity: '水面84.6亩' },
  authority: POND.authority,
  approvalNumber: '横三资审〔2025〕12号',
  notice: 'HX-2025-0007-W06',
  publicity: '2025年10月8日至2025年10月15日，村集通平台',
  award: { number: 'HX-2025-0007-09', date: '2025-10-16' },
  limit: 11_500_000,
  price: POND.contract.price,
  priceUnit: '每年',
  total: 67_989_713,
  term: '5年，自2026年1月1日起至2030年12月31日止',
  contract: {
    number: POND.contract.number,
    signedAt: at('2025-10-20T15:21:00'),
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
  },
  issuedBy: '交易站 样例塘站员',
};
const bought: FactsOf<'certificate'> = {
  action: 'goods',
  mode: 'inquiry',
  category: 'goods',
  certificateNumber: '洞备〔2025〕31号',
  filing: { number: '洞合同备31', filedAt: at('2025-09-02T14:30:00'), officer: LAMPS.town },
  owner: LAMPS.contract.owner,
  counterparty: LAMPS.contract.counterparty,
  counterpartyCode: '平台主体编号 S0000003101',
  subject: { name: '太阳能路灯', place: '潘家村环村路沿线', quantity: '32套' },
  authority: LAMPS.authority,
  approvalNumber: '平台日志第9120条',
  notice: 'DQ-2025-0031-W05',
  publicity: '2025年8月21日至2025年8月24日，村集通网站',
  award: { number: 'DQ-2025-0031-10', date: '2025-08-25' },
  price: LAMPS.contract.price,
  priceUnit: '总价',
  total: LAMPS.contract.price,
  term: '40日历天',
  contract: {
    number: LAMPS.contract.number,
    signedAt: at('2025-08-29T16:48:00'),
    startsOn: '2025-09-01',
    endsOn: '2025-10-10',
  },
  issuedBy: '交易中心 样例灯站员',
};
/** A lease of a public house, in other words than the ponds. */
export const certificate: Two<FactsOf<'certificate'>> = [
  certified,
  { ...bought, action: 'lease', mode: 'auction_up', category: 'premises', limit: 20_000_000 },
];
export const filingReceipt: Two<FactsOf<'filing-receipt'>> = [
  bought,
  { ...certified, action: 'services', mode: 'scored', category: 'services' },
];

export const handover: Two<FactsOf<'handover'>> = [
  {
    contract: POND.contract,
    place: '横溪镇塘头村海塘内侧',
    agreed: '2026-01-01',
    actual: '2025-12-31',
    items: [
      { item: '养殖塘6口', condition: '已清塘，水位1.2米' },
      { item: '闸门2座', condition: '启闭正常' },
      { item: '电表1只', condition: '读数 20318' },
    ],
    safetyDuty: '已签订安全责任书',
    firstDues: [
      { name: '第1年承包费', amount: 12_806_050, paid: 12_806_050 },
      { name: '履约保证金', amount: 1_280_605, paid: 1_280_605 },
    ],
    photos: 6,
    recorded: { by: POND.accountant, at: at('2025-12-31T09:30:00') },
    confirmed: { by: POND.contract.counterparty, at: at('2025-12-31T10:02:00') },
    attachments: pondPapers,
  },
  {
    contract: LAMPS.contract,
    place: '潘家村粮食加工点',
    agreed: '2025-06-20',
    actual: '2025-06-19',
    items: [{ item: '旧碾米设备2套', condition: '不通电，缺皮带一根' }],
    safetyDuty: '安全责任书于当日签订',
    firstDues: [],
    photos: 2,
    recorded: { by: LAMPS.accountant, at: at('2025-06-19T13:15:00') },
    confirmed: { by: LAMPS.contract.counterparty, at: at('2025-06-19T13:40:00') },
    attachments: [],
  },
];
export const startOrder: Two<FactsOf<'start-order'>> = [
  {
    ...handover[1],
    place: '潘家村环村路沿线',
    agreed: '2025-09-01',
    actual: '2025-09-03',
    items: [
      { item: '点位', condition: '32处已放样，村监会确认' },
      { item: '地下管线', condition: '已交底' },
    ],
    recorded: { by: LAMPS.accountant, at: at('2025-09-03T08:10:00') },
    confirmed: { by: LAMPS.contract.counterparty, at: at('2025-09-03T08:55:00') },
    attachments: lampPapers,
  },
  { ...handover[0], items: [{ item: '进场道路', condition: '海塘便道可通行' }] },
];

export const receipt: Two<FactsOf<'receipt'>> = [
  {
    contract: POND.contract,
    voucher: 'unified_receipt',
    receiptNumber: '甬农收 00731207',
    payer: POND.contract.counterparty,
    due: { no: 1, name: '第1年承包费', dueOn: '2025-12-20', amount: 12_806_050 },
    amount: 10_001_005,
    before: 2_800_000,
    left: 5_045,
    receivedOn: '2025-12-18',
    bankReference: 'YH20251218000731',
    recorded: { by: '样例塘代理', at: at('2025-12-19T08:47:00') },
  },
  {
    contract: LAMPS.contract,
    voucher: 'fiscal_bill',
    receiptNumber: '33020025-0006138842',
    payer: LAMPS.contract.counterparty,
    due: { no: 3, name: '旧灯杆残值', dueOn: '2025-10-15', amount: 101 },
    amount: 101,
    before: 0,
    left: 0,
    receivedOn: '2025-10-14',
    bankReference: 'QT-9931',
    recorded: { by: '样例灯代理', at: at('2025-10-14T17:01:00') },
  },
];

export const paymentApproval: Two<FactsOf<'payment-approval'>> = [
  {
    contract: LAMPS.contract,
    due: {
      no: 1,
      name: '货到款',
      dueOn: '2025-09-30',
      amount: 11_999_999,
      condition: '货到签认后支付',
    },
    amount: 11_999_999,
    invoiceNumber: '25332000000031310001',
    ground: '签认的交货单32套',
    measured: 12_000_000,
    paidBefore: 0,
    paidAfter: 11_999_999,
    account: '样例㛃䶮照明有限公司，样例银行洞桥支行，账号6230 0000 0000 3131',
    bankReference: 'ZF-20250929-118',
    steps: [
      { step: '申请付款', role: '报账员', name: '样例灯会计', at: at('2025-09-28T09:00:00') },
      { step: '审核并付款', role: '会计中心', name: '样例灯代理', at: at('2025-09-29T15:33:00') },
    ],
    attachments: lampPapers,
  },
  {
    contract: POND.contract,
    due: {
      no: 9,
      name: '清淤补助退款',
      dueOn: '2026-03-31',
      amount: 5,
      condition: '清淤验收后支付',
    },
    amount: 5,
    invoiceNumber: '25330000000000000007',
    ground: '清淤验收单',
    paidBefore: 2_672_000_000,
    paidAfter: 2_672_000_005,
    account: '合同约定的承包方账户',
    bankReference: 'NS-00000007',
    steps: [
      { step: '申请付款', role: '村会计', name: '样例塘会计', at: at('2026-03-20T10:10:00') },
      { step: '审核并付款', role: '代理会计', name: '样例塘代理', at: at('2026-03-23T11:20:00') },
    ],
    attachments: [],
  },
];

export const payments: Two<FactsOf<'payments'>> = [
  {
    contract: POND.contract,
    direction: 'in',
    dues: [
      { no: 1, name: '第1年承包费', dueOn: '2025-12-20', amount: 12_806_050, paid: 12_806_050, state: 'paid' },
      { no: 2, name: '第2年承包费', dueOn: '2026-12-20', amount: 13_190_231, paid: 10_000_000, state: 'written_off' },
      { no: 3, name: '履约保证金', dueOn: '2025-12-20', amount: 1_280_605, paid: 1_280_605, state: 'returned' },
    ],
    vouchers: [
      { due: 1, kind: '统一收据', number: '甬农收 00731207', amount: 12_806_050, on: '2025-12-18' },
      { due: 2, kind: '统一收据', number: '甬农收 00731944', amount: 10_000_000, on: '2026-12-19' },
    ],
    writtenOff: [{ due: 2, amount: 3_190_231, decision: '台风减产，成员大会决议减免（塘头社决〔2026〕4号）' }],
    totals: { due: 25_996_281, paid: 22_806_050, writtenOff: 3_190_231, later: 0 },
  },
  {
    contract: LAMPS.contract,
    direction: 'out',
    dues: [
      { no: 1, name: '货到款', dueOn: '2025-09-30', amount: 11_999_999, paid: 11_999_999, state: 'paid' },
      { no: 2, name: '验收款', dueOn: '2025-10-31', amount: 11_280_000, paid: 0, state: 'open' },
    ],
    vouchers: [
      { due: 1, kind: '供方发票', number: '25332000000031310001', amount: 11_999_999, on: '2025-09-29' },
    ],
    writtenOff: [],
    totals: { due: 23_279_999, paid: 11_999_999, writtenOff: 0, later: 11_280_000 },
  },
];

export const dunning: Two<FactsOf<'dunning'>> = [
  {
    contract: POND.contract,
    no: 2,
    overdue: [
      {
        name: '第2年承包费',
        dueOn: '2026-12-20',
        amount: 13_190_231,
        paid: 10_000_000,
        owed: 3_190_231,
        days: 31,
        penalty: 59_338,
      },
    ],
    owed: 3_190_231,
    rate: 6,
    penalty: 59_338,
    asOf: '2027-01-20',
    payBy: '2027-02-01',
    account: '横溪镇塘头村集体经济组织，样例农商银行横溪支行，账号2010 0000 0000 0107',
    terminateAfter: 45,
    sent: { by: POND.agent, at: at('2027-01-20T09:40:00') },
    offices: POND.offices,
  },
  {
    contract: { ...LAMPS.contract, name: '洞桥镇潘家村旧粮站租赁合同' },
    no: 1,
    overdue: [
      { name: '第1年租金', dueOn: '2025-09-01', amount: 2_000_000, paid: 0, owed: 2_000_000, days: 90, penalty: 90_000 },
      { name: '第2期水电费', dueOn: '2025-10-01', amount: 1, paid: 0, owed: 1, days: 60, penalty: 0 },
    ],
    owed: 2_000_001,
    rate: 5,
    penalty: 90_000,
    asOf: '2025-11-30',
    payBy: '2025-12-15',
    account: '洞桥镇潘家村股份经济合作社登记的账户',
    terminateAfter: 30,
    sent: { by: LAMPS.accountant, at: at('2025-11-30T16:16:00') },
    offices: LAMPS.offices,
  },
];

export const inspection: Two<FactsOf<'inspection'>> = [
  {
    contract: POND.contract,
    place: '横溪镇塘头村海塘内侧',
    present: {
      no: 2,
      at: at('2026-04-02T14:00:00'),
      by: POND.town,
      finding: '3号塘塘坝渗漏，尾水口滤网破损。',
      rectification: '4月20日前修补塘坝、更换滤网。',
    },
    inspections: [
      { no: 1, at: at('2026-01-15T09:00:00'), by: POND.accountant, finding: '水质正常', result: '无需整改' },
      {
        no: 2,
        at: at('2026-04-02T14:00:00'),
        by: POND.town,
        finding: '3号塘塘坝渗漏，尾水口滤网破损。',
        result: '待整改：4月20日前修补塘坝、更换滤网。',
      },
    ],
    measurements: [],
    changes: 0,
    open: 1,
    attachments: pondPapers,
  },
  {
    contract: LAMPS.contract,
    place: '潘家村环村路沿线',
    performedOn: '2025-10-09',
    inspections: [
      {
        no: 1,
        at: at('2025-09-20T10:30:00'),
        by: LAMPS.accountant,
        finding: '基础深度不足2处',
        result: '已整改：重新浇筑，复测合格',
      },
    ],
    measurements: [
      { at: at('2025-09-25T16:00:00'), by: LAMPS.town, amount: 12_000_000, total: 12_000_000 },
      { at: at('2025-10-09T16:30:00'), by: LAMPS.town, amount: 11_999_999, total: 23_999_999 },
    ],
    changes: 1,
    open: 0,
    attachments: lampPapers,
  },
];

export const contractAmendment: Two<FactsOf<'contract-amendment'>> = [
  {
    contract: LAMPS.contract,
    no: 1,
    authority: LAMPS.authority,
    reason: '环村路新建段增加路灯2套，单价按中标单价。',
    change: { amount: 1_500_000, by: '增加', before: 23_999_999, after: 25_499_999, dueOn: '2025-10-31' },
    ends: { before: '2025-10-10', after: '2025-10-18' },
    net: 1_500_000,
    share: '6.25%',
    decision: '潘家社决〔2025〕15号',
    townApproval: '未达须镇街批准的比例',
    rule: '合同变更：累计超过合同价5%须经民主决策，超过10%须经镇街批准。',
    witness: LAMPS.supervisor,
    attachments: lampPapers,
  },
  {
    contract: POND.contract,
    no: 3,
    authority: POND.authority,
    reason: '海塘除险加固期间6号塘停用，位置图相应更换。',
    net: -350,
    share: '0.00%',
    decision: '未达须民主决策的比例（零额变更）',
    townApproval: '横三资批〔2026〕3号',
    rule: '变更规则：按规则书规定的比例办理。',
    witness: POND.supervisor,
    attachments: [{ name: '其他：停用范围图', sha256: hash(703) }],
  },
];

export const contractTermination: Two<FactsOf<'contract-termination'>> = [
  {
    contract: POND.contract,
    reasons: '承包方逾期支付第2年承包费72日，经两次催缴仍未付清，依合同约定解除。',
    endedAt: at('2027-03-02T10:00:00'),
    decidedBy: POND.town,
    stage: '履行中',
    dues: [
      { name: '第1年承包费', dueOn: '2025-12-20', amount: 12_806_050, paid: 12_806_050, state: 'paid' },
      { name: '第2年承包费', dueOn: '2026-12-20', amount: 13_190_231, paid: 10_000_000, state: 'open' },
      { name: '第3年承包费', dueOn: '2027-12-20', amount: 13_585_938, paid: 0, state: 'written_off' },
    ],
    owed: 3_190_231,
    bondHeld: 1_280_605,
    settleWithin: '10个工作日',
    offices: POND.offices,
    attachments: pondPapers,
  },
  {
    contract: LAMPS.contract,
    reasons: '供货方书面表示不能供货，双方协商解除。\n已到的底座由甲方照价收购。',
    endedAt: at('2025-09-22T09:15:00'),
    decidedBy: LAMPS.town,
    stage: '已备案，尚未交付（开工）',
    dues: [],
    owed: 0,
    bondHeld: 0,
    settleWithin: '15个工作日',
    offices: LAMPS.offices,
    attachments: [],
  },
];

export const securityReturn: Two<FactsOf<'security-return'>> = [
  {
    contract: POND.contract,
    security: 'bond',
    due: { no: 3, name: '履约保证金' },
    held: 1_280_605,
    deductions: [
      { item: '闸门维修', amount: 86_000, basis: '交付清单第2项，双方现场确认' },
      { item: '塘底清运', amount: 14_605, basis: '结算单第3项' },
    ],
    returned: 1_180_000,
    condition: '验收结算已签署',
    bankReference: 'TK20310115-02',
    released: { by: POND.agent, at: at('2031-01-15T10:25:00') },
  },
  {
    contract: LAMPS.contract,
    security: 'retention',
    due: { no: 4, name: '质量保证金' },
    held: 720_000,
    deductions: [],
    returned: 720_000,
    condition: '质量保证期至2026年10月31日届满，保修情况已确认',
    bankReference: 'ZB-20261102-7',
    released: { by: LAMPS.agent, at: at('2026-11-02T09:09:00') },
  },
];
