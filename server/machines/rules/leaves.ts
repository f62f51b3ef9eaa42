/**
 * The single values of a rule book, each with its path: `deposit.asset`, `contract.retention/months`,
 * `notice.period/transfer/wd`. A new version of a book is said as changes of such values and of nothing else.
 */
import type { Fraction, NoticeRow, RuleKey, Rules } from './book.js';

export type Leaf = number | string | Fraction;
export type Changes = Readonly<Record<string, Leaf>>;

/** Conditions of a notice row that are no values: which trades it is for. */
const ROW_CONDITIONS = new Set(['name', 'side', 'categories', 'modes', 'dealing']);
const isFraction = (value: unknown): value is Fraction => Array.isArray(value) && typeof value[0] === 'number';
const isLeaf = (value: unknown): value is Leaf =>
  typeof value === 'number' || typeof value === 'string' || isFraction(value);

export const ruleOfPath = (path: string) => path.split('/')[0] as RuleKey;

function leavesUnder(path: string, value: unknown): [string, Leaf][] {
  if (value === null) return [];
  if (isLeaf(value)) return [[path, value]];
  if (Array.isArray(value)) {
    return (value as NoticeRow[]).flatMap(({ name, ...row }) =>
      Object.entries(row)
        .filter(([field]) => !ROW_CONDITIONS.has(field))
        .map(([field, leaf]): [string, Leaf] => [`${path}/${name}/${field}`, leaf as number]),
    );
  }
  return Object.entries(value as object).flatMap(([field, inner]) => leavesUnder(`${path}/${field}`, inner));
}

/** Every value of a book that is a number, an hour or a fraction, by path. */
export function leavesOf(rules: Rules): Map<string, Leaf> {
  return new Map(Object.entries(rules).flatMap(([key, { value }]) => leavesUnder(key, value)));
}

function replaced(value: unknown, [step, ...rest]: string[], leaf: Leaf): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) {
    return (value as NoticeRow[]).map((row) => (row.name === step ? replaced(row, rest, leaf) : row));
  }
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: replaced(fields[step], rest, leaf) };
}

/** The rules with some values changed. @throws for a path that the book does not have */
export function withChanges(rules: Rules, changes: Changes): Rules {
  const known = leavesOf(rules);
  let changed: Record<string, { value: unknown }> = rules;
  for (const [path, leaf] of Object.entries(changes)) {
    if (!known.has(path)) throw new Error(`the rule book has no value ${path}`);
    const [key = '', ...rest] = path.split('/');
    const entry = changed[key] as { value: unknown };
    changed = { ...changed, [key]: { ...entry, value: replaced(entry.value, rest, leaf) } };
  }
  return changed as unknown as Rules;
}

export interface Difference {
  path: string;
  rule: RuleKey;
  name: string;
  kind: 'H' | 'D';
  basis: string;
  before: Leaf;
  after: Leaf;
}

/** What one set of rules has otherwise than another, value by value. */
export function differenceOf(before: Rules, after: Rules): Difference[] {
  const old = leavesOf(before);
  return [...leavesOf(after)].flatMap(([path, leaf]) => {
    const was = old.get(path);
    if (was === undefined || String(was) === String(leaf)) return [];
    const rule = ruleOfPath(path);
    const { name, kind, basis } = after[rule];
    return [{ path, rule, name, kind, basis, before: was, after: leaf }];
  });
}
