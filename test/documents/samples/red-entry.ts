/** A receipt of the ponds' rent over the wrong sum, and a payment for the lamps that went out twice. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, hash } from './common.js';
import { LAMPS, POND } from './two-cases.js';

export const redEntry: [FactsOf<'red-entry'>, FactsOf<'red-entry'>] = [
  {
    contract: POND.contract,
    direction: 'in',
    original: { name: '统一收据', number: '0071932', entry: 41, amount: 12_806_050, by: '样例代理会计甲', at: at('2025-12-20T09:10:00') },
    redNumber: '0071951',
    due: { no: 2, name: '第1年承包费' },
    amount: -12_806_050,
    left: 12_806_050,
    reason: '金额误记，银行到账128060.00元，少0.50元',
    reversed: { by: '代理中心 样例代理会计乙', at: at('2025-12-22T10:31:00') },
    attachments: [{ name: '银行回单', sha256: hash(641) }],
  },
  {
    contract: LAMPS.contract,
    direction: 'out',
    original: { name: '付款审批单', number: '见审批单', entry: 58, amount: 4_410_000, by: '样例会计丙', at: at('2025-10-14T15:02:00') },
    due: { no: 1, name: '货款' },
    amount: -4_410_000,
    left: 4_410_000,
    reason: '收款账号填错，银行退汇',
    bankReference: '退汇20251016-77',
    reversed: { by: '镇街三资办 样例审核员', at: at('2025-10-16T11:45:00') },
    attachments: [],
  },
];
