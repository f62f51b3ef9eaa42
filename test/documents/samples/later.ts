/** The papers of stages 5 to 7 that are made of two cases without a sentence in common. */
import type { Frame } from '../../../server/documents/frame.js';
import type { FactsOf, Kind } from '../../../server/documents/templates/index.js';
import { contractLand, contractPurchase, contractServices, contractTransfer } from './contracts.js';
import * as p from './performance.js';
import { redEntry } from './red-entry.js';
import { LAMPS, POND } from './two-cases.js';

type TwoSamples<K extends Kind> = [
  { facts: FactsOf<K>; frame: Frame },
  { facts: FactsOf<K>; frame: Frame },
];

type Issuer = 'owner' | 'station' | 'agency';
const issuerOf = (of: typeof POND, by: Issuer) =>
  by === 'owner'
    ? of.contract.owner
    : by === 'station'
      ? of.offices.station.name
      : `${of.frame.projectName.slice(0, 3)}村级会计代理中心`;

/** Each case with the frame of the village that its facts are of, and the name of its own trade where it is another. */
function both<K extends Kind>(
  facts: [FactsOf<K>, FactsOf<K>],
  first = POND,
  by: Issuer = 'owner',
  trades: [string?, string?] = [],
): TwoSamples<K> {
  const frameOf = (of: typeof POND, trade?: string) => ({
    ...of.frame,
    issuer: issuerOf(of, by),
    ...(trade ? { projectName: trade } : {}),
  });
  const second = first === POND ? LAMPS : POND;
  return [
    { facts: facts[0], frame: frameOf(first, trades[0]) },
    { facts: facts[1], frame: frameOf(second, trades[1]) },
  ];
}

/** Under the names that the calling acts give them. */
function titled<K extends Kind>([first, second]: TwoSamples<K>, titles: [string?, string?]): TwoSamples<K> {
  const under = (sample: TwoSamples<K>[0], title?: string) =>
    title ? { ...sample, frame: { ...sample.frame, title } } : sample;
  return [under(first, titles[0]), under(second, titles[1])];
}

export const LATER_SAMPLES = {
  'contract-land': both<'contract-land'>(contractLand, POND, 'owner', [
    undefined,
    '洞桥镇潘家村黄坭岗山林发包',
  ]),
  'contract-purchase': both<'contract-purchase'>(contractPurchase, LAMPS, 'owner', [
    undefined,
    '横溪镇塘头村增氧机采购',
  ]),
  'contract-services': both<'contract-services'>(contractServices, LAMPS, 'owner', [
    '洞桥镇潘家村村庄保洁服务',
    '横溪镇塘头村海塘加固劳务',
  ]),
  'contract-transfer': both<'contract-transfer'>(contractTransfer, POND, 'owner', [
    '横溪镇塘头村报废渔船转让',
    '洞桥镇潘家村旧碾米设备转让',
  ]),
  'signing-notice': both<'signing-notice'>(p.signingNotice, POND, 'station'),
  certificate: both<'certificate'>(p.certificate, POND, 'station'),
  'filing-receipt': both<'filing-receipt'>(p.filingReceipt, LAMPS, 'station'),
  handover: both<'handover'>(p.handover),
  'start-order': titled(both<'start-order'>(p.startOrder, LAMPS), ['履约启动单']),
  receipt: titled(both<'receipt'>(p.receipt), [undefined, '收款登记单']),
  'red-entry': titled(both<'red-entry'>(redEntry, POND, 'agency'), ['红字收据', '付款冲销单']),
  'payment-approval': both<'payment-approval'>(p.paymentApproval, LAMPS, 'agency'),
  payments: both<'payments'>(p.payments, POND, 'agency'),
  dunning: both<'dunning'>(p.dunning),
  inspection: both<'inspection'>(p.inspection),
  'contract-amendment': both<'contract-amendment'>(p.contractAmendment, LAMPS),
  'contract-termination': both<'contract-termination'>(p.contractTermination),
  'security-return': titled(both<'security-return'>(p.securityReturn, POND, 'agency'), [undefined, '质量保证金退还单']),
} satisfies { [K in Kind]?: TwoSamples<K> };
