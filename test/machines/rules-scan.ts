/** What the sources say of rules: where each one is enforced, which fields refusals point at, which tests ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES, type EventType } from '../../server/machines/events.js';
import { BOOKS } from '../../server/machines/rules/books.js';
import type { RuleKey } from '../../server/machines/rules/book.js';
import { transaction } from '../../server/machines/transaction.js';

const root = new URL('../../', import.meta.url).pathname;
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .sort();
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

export const RULE_KEYS = Object.keys(BOOKS[0]?.rules ?? {}) as RuleKey[];

/** The rule book itself, its sentences and hints enforce nothing. */
const SAYS_ONLY = /^server\/machines\/(rules\/|hints\.ts)/;

/** Enforced without a refusal that names the rule: by what counts, or by what a form can say at all. */
const WITHOUT_NAME: Partial<Record<RuleKey, [file: string, by: string]>> = {
  'flow.terms': ['server/machines/ranking.ts', '条款修改后未重新确认报价'],
  'evaluation.related': ['server/machines/ranking.ts', 'excludingRelated'],
  'price.equal': ['server/machines/ranking.ts', 'x.b.offer?.at'],
  'payment.voucher': ['server/machines/events/performance.ts', "'unified_receipt'"],
};

/** Files by the rules they name. */
function naming(files: string[]): Map<RuleKey, string[]> {
  const found = new Map<RuleKey, string[]>();
  for (const file of files) {
    const text = textOf(file);
    for (const key of RULE_KEYS) {
      if (text.includes(`'${key}'`)) found.set(key, [...(found.get(key) ?? []), file]);
    }
  }
  return found;
}

/** The machine and the door with its wings; what documents and pages say of a rule enforces nothing either. */
export function enforcedIn(): Map<RuleKey, string[]> {
  const files = [...filesIn('server/machines'), ...filesIn('server/transactions')];
  const found = naming(files.filter((file) => !SAYS_ONLY.test(file)));
  for (const [key, [file, by]] of Object.entries(WITHOUT_NAME)) {
    if (!textOf(file).includes(by)) throw new Error(`${file} does not enforce ${key} by ${by} any more`);
    found.set(key as RuleKey, [...(found.get(key as RuleKey) ?? []), file]);
  }
  return found;
}
export const testedIn = () =>
  naming(
    [...filesIn('test/machines'), ...filesIn('test/transactions')].filter(
      (file) => /\.test\.ts$|probes\//.test(file) && !/rules-doc/.test(file),
    ),
  );

/** The acts that a guard stands before, from the machine itself. */
function actsByGuard(): Map<string, Set<EventType>> {
  const found = new Map<string, Set<EventType>>();
  interface Node {
    transitions: Map<string, { meta?: { requires?: readonly string[] } }[]>;
    states: Record<string, Node>;
  }
  const visit = (node: Node) => {
    for (const type of EVENT_TYPES) {
      for (const { meta } of node.transitions.get(type) ?? []) {
        for (const guard of meta?.requires ?? []) found.set(guard, (found.get(guard) ?? new Set()).add(type));
      }
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(transaction.root as unknown as Node);
  return found;
}

export interface Pointed {
  guard: string;
  event: EventType;
  rule: RuleKey;
  pointer: string;
}

/** Every refusal in a guard that points at a field, with each act the guard stands before. */
export function pointedAt(): Pointed[] {
  const acts = actsByGuard();
  return filesIn('server/machines/guards').flatMap((file) => {
    const parts = textOf(file).split(/\n {2}(\w+): /);
    return parts.flatMap((text, i) => {
      const guard = parts[i - 1] ?? '';
      if (i % 2 !== 0 || !acts.has(guard)) return [];
      return refusalsIn(text).flatMap(([rule, pointer]) =>
        [...(acts.get(guard) ?? [])].map((event) => ({ guard, event, rule, pointer })),
      );
    });
  });
}

function refusalsIn(text: string): [RuleKey, string][] {
  return text
    .split(/refuse\(\s*law,\s*/)
    .slice(1)
    .flatMap((call) => {
      const rule = /^'([a-z_.]+)'/.exec(call)?.[1];
      const pointer = /pointer: '(\/[^']*)'/.exec(call)?.[1];
      return rule && pointer ? [[rule as RuleKey, pointer] as [RuleKey, string]] : [];
    });
}
