/** Which document an effect of the machine calls for, and who may read it. */
import type { Effect } from '../machines/decide.js';
import type { Facts } from '../machines/facts.js';

export interface WantedDocument {
  kind: string;
  title: string;
  audience: 'public' | 'work';
  template: string;
}

const KINDS: Record<string, { kind: string; audience: WantedDocument['audience'] }> = {
  交易申请表: { kind: 'application', audience: 'work' },
  交易公告: { kind: 'notice', audience: 'public' },
  开标记录: { kind: 'opening', audience: 'public' },
  结果公示: { kind: 'result', audience: 'public' },
  验收结算单: { kind: 'acceptance', audience: 'work' },
  归档目录: { kind: 'archive', audience: 'public' },
};

/** Null for a title that has no template yet: the documents that come later join by a line above. */
export function documentFor(effect: Effect, facts: Facts): WantedDocument | null {
  // The result was published when publicity began; its end issues no second one.
  if (effect.checkpoint === 'publicity' && facts.publicityEndsAt !== null) return null;
  if (effect.document === '合同') return contract(facts);
  const known = KINDS[effect.document];
  return known ? { ...known, title: effect.document, template: '1' } : null;
}

function contract(facts: Facts): WantedDocument | null {
  if (facts.project.side === 'asset' && facts.application?.dealing !== 'transfer') {
    return { kind: 'contract-lease', title: '租赁合同', audience: 'work', template: '1' };
  }
  if (facts.project.category === 'works' || facts.project.category === 'repair') {
    return { kind: 'contract-works', title: '施工合同', audience: 'work', template: '1' };
  }
  return null;
}
