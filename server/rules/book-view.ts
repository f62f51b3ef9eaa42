/** A rule book as everybody may read it: every rule with its sentence, its basis, since when, and the fields it meets. */
import { definitionOf, type EventType } from '../machines/events.js';
import type { RuleBook, RuleKey, Rules } from '../machines/rules/book.js';
import { FIELD_RULES } from '../machines/rules/fields.js';
import { leavesOf, ruleOfPath } from '../machines/rules/leaves.js';
import { sentenceOf } from '../machines/rules/sentences.js';
import { directionOf } from '../machines/rules/strictness.js';

const KEYS_AND_FIELDS = Object.entries(FIELD_RULES).flatMap(([event, fields]) =>
  Object.entries(fields ?? {}).flatMap(([pointer, rules]) =>
    rules.map((rule) => ({ rule, event: event as EventType, pointer })),
  ),
);

/** Fields by rule: the same for every book. */
const FIELDS = new Map<RuleKey, { event: EventType; name: string; pointer: string }[]>();
for (const { rule, event, pointer } of KEYS_AND_FIELDS) {
  FIELDS.set(rule, [...(FIELDS.get(rule) ?? []), { event, name: definitionOf(event).name, pointer }]);
}

/** Since when a rule reads as it does in a book: the first of the books before it that said the same. */
function since(key: RuleKey, book: RuleBook, earlier: readonly RuleBook[]): string {
  const same = (rules: Rules) => JSON.stringify(rules[key]) === JSON.stringify(book.rules[key]);
  let from = book.from;
  for (const before of [...earlier].reverse()) {
    if (before.from >= from) continue;
    if (!same(before.rules)) break;
    from = before.from;
  }
  return from;
}

export function bookView(book: RuleBook, earlier: readonly RuleBook[]) {
  const leaves = [...leavesOf(book.rules)];
  return {
    version: book.version,
    from: book.from,
    rules: (Object.keys(book.rules) as RuleKey[]).map((key) => {
      const { name, kind, basis, value } = book.rules[key];
      return {
        key,
        name,
        kind,
        basis,
        says: sentenceOf(book.rules, key),
        from: since(key, book, earlier),
        value,
        values: leaves
          .filter(([path]) => ruleOfPath(path) === key)
          .map(([path, leaf]) => ({ path, value: leaf, stricter: directionOf(path) })),
        fields: FIELDS.get(key) ?? [],
      };
    }),
  };
}
