/** Papers of the filing and the handover, of a contract on ponds and of a purchase of lamps. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at } from './common.js';
import { LAMPS, lampPapers, POND, pondPapers, type Two } from './two-cases.js';

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
