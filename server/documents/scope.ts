/** What a text of a template sees while it is filled: facts, frame, the item of a list, the articles' numbers. */
import { FactsRefused } from './errors.js';
import { print } from './formats.js';
import type { Frame } from './frame.js';
import { condition, fill } from './placeholders.js';
import type { TemplateItem } from './template.js';

export interface Scope {
  kind: string;
  facts: unknown;
  frame: Frame;
  articles: Map<string, string>;
  row?: { value: unknown; number: number };
}

function valueAt(path: string, scope: Scope): unknown {
  if (path.startsWith('frame.')) return follow(scope.frame, path.slice(6).split('.'));
  return follow(scope.row ? scope.row.value : scope.facts, path.split('.'));
}

export function say(text: string, scope: Scope): string {
  return fill(text, (placeholder) => {
    if (placeholder.type === 'rowNumber') return String(scope.row?.number);
    if (placeholder.type === 'item') return String(scope.row?.value);
    const value =
      placeholder.type === 'article'
        ? scope.articles.get(placeholder.key)
        : valueAt(placeholder.path, scope);
    const name = placeholder.type === 'article' ? `#${placeholder.key}` : placeholder.path;
    if (value === undefined && placeholder.type === 'fact' && placeholder.otherwise !== undefined)
      return placeholder.otherwise;
    if (value === undefined || value === null)
      throw new FactsRefused(scope.kind, [{ path: name, reason: '缺少' }]);
    return placeholder.type === 'article' ? String(value) : print(placeholder.format, value);
  });
}

export function holds(when: string | undefined, scope: Scope): boolean {
  if (when === undefined) return true;
  const { path, holds: test } = condition(when);
  return test(valueAt(path, scope));
}

export function rows(each: string, scope: Scope): Scope[] {
  const list = valueAt(each, scope);
  if (!Array.isArray(list)) throw new FactsRefused(scope.kind, [{ path: each, reason: '缺少' }]);
  return list.map((value, index) => ({ ...scope, row: { value, number: index + 1 } }));
}

export function texts(items: readonly TemplateItem[], scope: Scope): string[] {
  return items
    .filter((item) => holds(item.when, scope))
    .flatMap((item) =>
      item.each === undefined
        ? [say(item.text, scope)]
        : rows(item.each, scope).map((row) => say(item.text, row)),
    );
}

export function follow(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, step)
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
