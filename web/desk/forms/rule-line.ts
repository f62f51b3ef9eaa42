/**
 * The limit that stands beside a field, in words, with its source; worked out in the browser from the same
 * rule book and calendar that the door uses, so that a person learns it before being refused by it.
 */
import type { Facts } from '../../../server/machines/facts.js';
import type { Law, RuleKey } from '../../../server/machines/rules/book.js';
import type { Circumstances } from './circumstances.js';

export interface RuleLine {
  text: string;
  /** The rule's name and where it comes from. */
  rule: string;
  basis: string;
}

/** What stands in the form. */
export type Values = Readonly<Record<string, unknown>>;

export const factsOf = ({ view }: Circumstances) => view.facts as unknown as Facts | null;

export function line(law: Law, key: RuleKey, text: string): RuleLine {
  const { name, basis } = law.book.rules[key];
  return { text, rule: name, basis };
}

type Say = (law: Law, c: Circumstances, facts: Facts, values: Values) => RuleLine | null;
export const under = (say: Say) => (c: Circumstances, values: Values = {}) => {
  const { law } = c;
  const facts = factsOf(c);
  return law && facts ? say(law, c, facts, values) : null;
};
