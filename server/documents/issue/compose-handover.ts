/** 交付清单, 开工令 and 履约启动单: what was handed over or made ready, and that both sides confirmed it. */
import type { FactsOf } from '../templates/index.js';
import { contractBrief, officer, papers } from './contract-brief.js';
import { type Material, needed } from './material.js';
import { evidenceOf, subject, winnerName } from './parts.js';
import { said } from './said.js';

export function composeHandover(m: Material): FactsOf<'handover'> {
  const recorded = needed(m, 'record_handover');
  const confirmed = needed(m, 'confirm_handover');
  const contract = needed(m, 'prepare_contract').data;
  return {
    contract: contractBrief(m),
    place: subject(m).place,
    agreed: contract.handoverBy ?? contract.startsOn,
    actual: recorded.data.actualStart,
    items: recorded.data.items.map((i) => ({ item: said(i.item), condition: said(i.condition) })),
    // Without it the act is not accepted.
    safetyDuty: '已签订安全责任书',
    firstDues: m.facts.dues
      .filter((d) => d.by === 'handover')
      .map((d) => ({ name: said(d.label), amount: d.amount, paid: d.paid })),
    photos: evidenceOf(recorded).filter((e) => e.kind === 'photo').length,
    recorded: { by: officer(m, recorded), at: recorded.at },
    confirmed: { by: said(winnerName(m)), at: confirmed.at },
    attachments: papers(m, recorded),
  };
}
