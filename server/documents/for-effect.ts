/** Which document an effect of the machine calls for, and who may read it. */
import type { Effect } from '../machines/decide.js';
import type { Facts } from '../machines/facts.js';
import { type Kind, TEMPLATES } from './templates/index.js';

export interface WantedDocument {
  kind: Kind;
  title: string;
  audience: 'public' | 'work';
  /** The version in force now: a document made late is still the one that was called for. */
  template: string;
}

const KINDS: Record<string, { kind: Kind; audience: WantedDocument['audience'] }> = {
  交易申请表: { kind: 'application', audience: 'work' },
  交易公告: { kind: 'notice', audience: 'public' },
  开标记录: { kind: 'opening', audience: 'public' },
  结果公示: { kind: 'result', audience: 'public' },
  验收结算单: { kind: 'acceptance', audience: 'work' },
  归档目录: { kind: 'archive', audience: 'public' },
};

/** What only a trade has whose offers were opened here: the exchange issues its own, an agreement has no offers. */
const OF_AN_OPENING = new Set<string>(['opening', 'result'] satisfies Kind[]);

/** Null for a title that has no template yet: the documents that come later join by a line above. */
export function documentFor(effect: Effect, facts: Facts): WantedDocument | null {
  // The result was published when publicity began; its end issues no second one.
  if (effect.checkpoint === 'publicity') return null;
  const known = effect.document === '合同' ? contract(facts) : KINDS[effect.document];
  if (!known || (OF_AN_OPENING.has(known.kind) && facts.openedAt === null)) return null;
  if (known.kind === 'opening' && facts.project.mode === 'external') return null;
  return { title: effect.document, ...known, template: String(TEMPLATES[known.kind].version) };
}

function contract(facts: Facts): Omit<WantedDocument, 'template'> | null {
  if (facts.project.side === 'asset' && facts.application?.dealing !== 'transfer') {
    const title = facts.application?.dealing === 'contracting' ? '承包合同' : '租赁合同';
    return { kind: 'contract-lease', title, audience: 'work' };
  }
  if (facts.project.category === 'works' || facts.project.category === 'repair') {
    return { kind: 'contract-works', title: '施工合同', audience: 'work' };
  }
  return null;
}
