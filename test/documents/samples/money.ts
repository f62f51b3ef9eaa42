/** Papers of what is paid, of a contract on ponds and of a purchase of lamps. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at } from './common.js';
import { LAMPS, lampPapers, POND, type Two } from './two-cases.js';

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
