/** Papers that must be filed with an act. */
import { EVIDENCE, type EvidenceKind } from '../events/fields.js';
import type { Facts } from '../facts.js';
import { refuse } from '../refusal.js';
import type { RuleKey } from '../rules/book.js';
import type { Guard } from './guard.js';

/** The evidence of a kind must be filed with the act. */
export function filed(
  kind: EvidenceKind,
  when: (facts: Facts) => boolean = () => true,
  rule: RuleKey = 'evidence.required',
): Guard {
  return (facts, event, law) => {
    const evidence = (event.data as { evidence?: { kind: string }[] }).evidence ?? [];
    if (!when(facts) || evidence.some((e) => e.kind === kind)) return null;
    return refuse(law, rule, `请附上“${EVIDENCE[kind]}”后再提交。`, {
      pointer: '/evidence',
    });
  };
}
