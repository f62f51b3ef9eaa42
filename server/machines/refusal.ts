/** A refusal is a value: which rule, where it comes from, what was wrong and what would pass. */
import type { Law, RuleKey } from './rules/book.js';
import type { Instant } from './time.js';

export interface Refusal {
  rule: RuleKey;
  /** The rule's Chinese name. */
  name: string;
  kind: 'H' | 'D';
  basis: string;
  /** What was wrong and what would pass, in a sentence an accountant understands. */
  message: string;
  /** For a date: the earliest instant that passes. */
  earliest?: Instant;
  /** The field of the event's data that was wrong, as a JSON pointer. */
  pointer?: string;
}

export function refuse(
  law: Law,
  rule: RuleKey,
  message: string,
  more: { earliest?: Instant; pointer?: string } = {},
): Refusal {
  const { name, kind, basis } = law.book.rules[rule];
  return { rule, name, kind, basis, message, ...more };
}
