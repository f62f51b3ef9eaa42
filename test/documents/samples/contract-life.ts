/** Papers of how a contract is kept, changed and ended, of ponds and of lamps. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, hash } from './common.js';
import { LAMPS, lampPapers, POND, pondPapers, type Two } from './two-cases.js';

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
