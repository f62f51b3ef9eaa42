/** 履约保证金退还单 and 质量保证金退还单: what was held, what was taken from it, what goes back. */
import { speakDate } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { contractBrief, dueOf, officer } from './contract-brief.js';
import { type Material, needed, recorded } from './material.js';
import { said } from './said.js';

type Facts = FactsOf<'security-return'>;

export function composeSecurityReturn(m: Material): Facts {
  const bond = m.entry.event === 'return_bond';
  const released = needed(m, bond ? 'return_bond' : 'release_retention');
  const due = dueOf(m, released.data.due);
  const deductions = bond ? taken(m) : [];
  return {
    contract: contractBrief(m),
    security: bond ? 'bond' : 'retention',
    due: { no: due.no, name: said(due.label) },
    held: due.paid,
    deductions,
    returned: Math.max(due.paid - deductions.reduce((sum, d) => sum + d.amount, 0), 0),
    condition: bond
      ? '验收结算已签署'
      : `质量保证期至${speakDate(due.dueOn)}届满，保修情况已确认`,
    bankReference: said(released.data.bankReference),
    released: { by: officer(m, released), at: released.at },
  };
}

/** As the settlement that everybody signed says. */
function taken(m: Material): Facts['deductions'] {
  return (recorded(m, 'propose_settlement')?.data.deductions ?? []).map((d) => ({
    item: said(d.item),
    amount: d.amount,
    basis: said(d.basis),
  }));
}
