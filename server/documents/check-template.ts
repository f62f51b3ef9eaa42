/**
 * Whether a template's placeholders can be filled from its facts, found without rendering. It is what stands between
 * a text edited by hand and a document with a hole in it, so it is stricter than TypeScript: an optional fact may only
 * be printed where a `when` makes sure of it.
 */
import { z } from 'zod';
import { bare, kindOf } from './facts.js';
import { misfit } from './formats.js';
import { frameSchema } from './frame.js';
import { condition, placeholdersIn } from './placeholders.js';
import type { Template, TemplateBlock, TemplateItem } from './template.js';

interface Scope {
  facts: z.ZodType;
  /** Paths that the conditions around a text make sure of. */
  proven: readonly string[];
  inRow: boolean;
}

export function faultsOf(template: Template): string[] {
  return inspect(template).faults;
}

/** Facts that the template asks for and never uses: who would read them? */
export function unusedFacts(template: Template): string[] {
  const { used } = inspect(template);
  return leaves(template.facts, '').filter((path) => !used.has(path));
}

function inspect(template: Template): { faults: string[]; used: Set<string> } {
  const faults: string[] = [];
  const used = new Set<string>();
  const articles = new Set<string>();
  const wanted: { key: string; text: string }[] = [];

  /** The schema at a path, and a fault if a part of the path may be missing there. */
  function find(path: string, scope: Scope, where: string, prefix: string): z.ZodType | null {
    const framed = path.startsWith('frame.');
    const steps = (framed ? path.slice(6) : path).split('.');
    let at: z.ZodType = framed ? frameSchema : scope.facts;
    let walked = '';
    for (const step of steps) {
      const { schema } = bare(at);
      const next =
        schema instanceof z.ZodObject ? (schema.shape[step] as z.ZodType | undefined) : undefined;
      if (!next) return complain(`no fact ${path}`, where);
      walked = walked ? `${walked}.${step}` : step;
      const sure = framed ? false : scope.proven.includes(prefix + walked);
      if (bare(next).optional && !sure)
        return complain(`${path} may be missing and no condition makes sure of it`, where);
      at = next;
    }
    if (!framed) used.add(prefix + path);
    return at;
  }

  function complain(fault: string, where: string): null {
    faults.push(`${fault} (in ${JSON.stringify(where.slice(0, 60))})`);
    return null;
  }

  function text(content: string | undefined, scope: Scope, prefix = ''): void {
    if (content === undefined) return;
    if (content === '') complain('an empty text', content);
    if (/[{}]/.test(content.replace(/\{[^{}]*\}/g, '')))
      complain('a brace that belongs to no placeholder', content);
    for (const placeholder of placeholdersIn(content)) {
      if (placeholder.type === 'article') wanted.push({ key: placeholder.key, text: content });
      if (placeholder.type === 'rowNumber' && !scope.inRow)
        complain('{@no} outside a table', content);
      if (placeholder.type === 'item') used.add(prefix.slice(0, -1));
      if (placeholder.type === 'item' && kindOf(scope.facts) !== 'text')
        complain('{@item} where the items are no texts', content);
      if (placeholder.type !== 'fact') continue;
      const path = prefix + placeholder.path;
      const able =
        placeholder.otherwise === undefined
          ? scope
          : { ...scope, proven: [...scope.proven, ...parents(path)] };
      const schema = find(placeholder.path, able, content, prefix);
      const fault = schema && misfit(placeholder.format, kindOf(schema));
      if (fault) complain(`${placeholder.path}: ${fault}`, content);
    }
  }

  /** The scope behind a condition. */
  function behind(when: string | undefined, scope: Scope): Scope {
    if (when === undefined) return scope;
    const { path, proves, value } = condition(when);
    // A condition may look at an optional fact: that is what it is for. Its parents must be sure, though.
    const looking = { ...scope, proven: [...scope.proven, path] };
    const schema = find(path, looking, when, '');
    const inner = schema && bare(schema).schema;
    if (inner instanceof z.ZodEnum && value !== undefined && !inner.options.includes(value))
      complain(`${path} is never ${value}`, when);
    return proves ? looking : scope;
  }

  function items(list: readonly TemplateItem[], scope: Scope): void {
    for (const item of list) {
      const inner = behind(item.when, scope);
      if (item.each === undefined) text(item.text, inner);
      else text(item.text, itemScope(item.each, inner, item.text), `${item.each}.`);
    }
  }

  function itemScope(each: string, scope: Scope, where: string): Scope {
    const schema = find(each, scope, where, '');
    const list = schema && bare(schema).schema;
    if (list instanceof z.ZodArray)
      return { facts: list.element as z.ZodType, proven: [], inRow: true };
    complain(`${each} is no list of facts`, where);
    return { facts: z.object({}), proven: [], inRow: true };
  }

  function block(b: TemplateBlock, outer: Scope): void {
    const scope = behind(b.when, outer);
    if (b.type === 'heading' || b.type === 'paragraph' || b.type === 'note') text(b.text, scope);
    if (b.type === 'group') for (const inner of b.blocks) block(inner, scope);
    if (b.type === 'list') items(b.items, scope);
    if (b.type === 'fields') {
      for (const row of b.rows) {
        text(row.label, scope);
        text(row.value, behind(row.when, scope));
      }
    }
    if (b.type === 'table') {
      text(b.caption, scope);
      text(b.empty, scope);
      const inner = itemScope(b.each, scope, `table of ${b.each}`);
      for (const column of b.columns) {
        behind(column.when, scope);
        text(column.title, scope);
        text(column.cell, inner, `${b.each}.`);
      }
    }
    if (b.type === 'clause') {
      if (articles.has(b.key)) complain(`two articles ${b.key}`, b.title);
      articles.add(b.key);
      text(b.title, scope);
      for (const item of b.items) 'type' in item ? block(item, scope) : items([item], scope);
    }
    if (b.type === 'signatures') {
      for (const party of b.parties) {
        const inner = behind(party.when, scope);
        text(party.role, inner);
        text(party.name, inner);
        for (const line of party.lines) {
          const sure = behind(line.when, inner);
          text(line.label, sure);
          text(line.value, sure);
        }
      }
    }
  }

  for (const b of template.blocks) block(b, { facts: template.facts, proven: [], inRow: false });
  for (const { key, text: where } of wanted)
    if (!articles.has(key)) complain(`no article ${key}`, where);
  return { faults, used };
}

/** `a.b.c` → `a`, `a.b`, `a.b.c` */
function parents(path: string): string[] {
  return path.split('.').map((_, n, steps) => steps.slice(0, n + 1).join('.'));
}

function leaves(schema: z.ZodType, path: string): string[] {
  const { schema: inner } = bare(schema);
  const at = (key: string) => (path ? `${path}.${key}` : key);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, next]) => leaves(next as z.ZodType, at(key)));
  if (inner instanceof z.ZodArray) return leaves(inner.element as z.ZodType, path);
  return [path];
}
