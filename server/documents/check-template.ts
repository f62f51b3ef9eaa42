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

export type FaultCode =
  | 'no fact'
  | 'may be missing'
  | 'empty'
  | 'brace'
  | 'row number'
  | 'item'
  | 'misfit'
  | 'never so'
  | 'no list'
  | 'two articles'
  | 'no article';

export interface TemplateFault {
  code: FaultCode;
  /** The path, format, value or key that is wrong. */
  what: string;
  /** Which of the template's blocks, counted from 0. */
  block: number;
  /** The text that it stands in. */
  text: string;
}

/** Something that a reader is shown, and under which conditions: all of them must hold. */
export interface Shown {
  what: string;
  conditions: readonly string[];
  block: number;
}

interface Scope {
  facts: z.ZodType;
  /** Paths that the conditions around a text make sure of. */
  proven: readonly string[];
  conditions: readonly string[];
  inRow: boolean;
}

export function faultsOf(template: Template): string[] {
  return inspect(template).faults.map(inWords);
}

/** Facts that the template asks for and never uses: who would read them? */
export function unusedFacts(template: Template): string[] {
  const used = new Set(inspect(template).shown.map(({ what }) => what));
  return leaves(template.facts, '').filter((path) => !used.has(path));
}

const WORDS: Record<FaultCode, (what: string) => string> = {
  'no fact': (path) => `no fact ${path}`,
  'may be missing': (path) => `${path} may be missing and no condition makes sure of it`,
  empty: () => 'an empty text',
  brace: () => 'a brace that belongs to no placeholder',
  'row number': () => '{@no} outside a table',
  item: () => '{@item} where the items are no texts',
  misfit: (what) => what,
  'never so': (what) => `${what} never holds`,
  'no list': (path) => `${path} is no list of facts`,
  'two articles': (key) => `two articles ${key}`,
  'no article': (key) => `no article ${key}`,
};
const inWords = ({ code, what, text }: TemplateFault) =>
  `${WORDS[code](what)} (in ${JSON.stringify(text.slice(0, 60))})`;

/** Everything that is wrong with a template, and everything that it shows: facts, articles, tables, signatures. */
export function inspect(template: Pick<Template, 'facts' | 'blocks'>): {
  faults: TemplateFault[];
  shown: Shown[];
} {
  const faults: TemplateFault[] = [];
  const shown: Shown[] = [];
  const articles = new Set<string>();
  const wanted: { key: string; text: string; block: number }[] = [];
  let present = 0;

  const show = (what: string, { conditions }: Scope) =>
    shown.push({ what, conditions, block: present });

  /** The schema at a path, and a fault if a part of the path may be missing there. */
  function find(path: string, scope: Scope, where: string, prefix: string): z.ZodType | null {
    const framed = path.startsWith('frame.');
    const steps = (framed ? path.slice(6) : path).split('.');
    let at: z.ZodType = framed ? frameSchema : scope.facts;
    let walked = '';
    for (const step of steps) {
      const { schema } = bare(at);
      const known = schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step);
      if (!known) return complain('no fact', path, where);
      const next = schema.shape[step] as z.ZodType;
      walked = walked ? `${walked}.${step}` : step;
      const sure = framed ? false : scope.proven.includes(prefix + walked);
      if (bare(next).optional && !sure) return complain('may be missing', path, where);
      at = next;
    }
    if (!framed) show(prefix + path, scope);
    return at;
  }

  function complain(code: FaultCode, what: string, text: string, block = present): null {
    faults.push({ code, what, text, block });
    return null;
  }

  function text(content: string | undefined, scope: Scope, prefix = ''): void {
    if (content === undefined) return;
    if (content === '') complain('empty', '', content);
    if (/[{}]/.test(content.replace(/\{[^{}]*\}/g, ''))) complain('brace', '', content);
    for (const placeholder of placeholdersIn(content)) {
      if (placeholder.type === 'article')
        wanted.push({ key: placeholder.key, text: content, block: present });
      if (placeholder.type === 'rowNumber' && !scope.inRow) complain('row number', '@no', content);
      if (placeholder.type === 'item') show(prefix.slice(0, -1), scope);
      if (placeholder.type === 'item' && kindOf(scope.facts) !== 'text')
        complain('item', '@item', content);
      if (placeholder.type !== 'fact') continue;
      const path = prefix + placeholder.path;
      const able =
        placeholder.otherwise === undefined
          ? scope
          : { ...scope, proven: [...scope.proven, ...parents(path)] };
      const schema = find(placeholder.path, able, content, prefix);
      const fault = schema && misfit(placeholder.format, kindOf(schema));
      if (fault) complain('misfit', `${placeholder.path}: ${fault}`, content);
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
      complain('never so', `${path} is never ${value}`, when);
    const conditions = [...scope.conditions, when];
    return { ...(proves ? looking : scope), conditions };
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
      return { ...scope, facts: list.element as z.ZodType, proven: [], inRow: true };
    complain('no list', each, where);
    return { ...scope, facts: z.object({}), proven: [], inRow: true };
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
      show(`表格 ${b.each}`, scope);
      text(b.caption, scope);
      text(b.empty, scope);
      const inner = itemScope(b.each, scope, `table of ${b.each}`);
      for (const column of b.columns) {
        const { conditions } = behind(column.when, scope);
        text(column.title, scope);
        text(column.cell, { ...inner, conditions }, `${b.each}.`);
      }
    }
    if (b.type === 'clause') {
      if (articles.has(b.key)) complain('two articles', b.key, b.title);
      articles.add(b.key);
      show(`条款 ${b.key}`, scope);
      text(b.title, scope);
      for (const item of b.items) 'type' in item ? block(item, scope) : items([item], scope);
    }
    if (b.type === 'signatures') {
      for (const party of b.parties) {
        const inner = behind(party.when, scope);
        show(`签署方 ${party.name}`, inner);
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

  const whole = { facts: template.facts, proven: [], conditions: [], inRow: false };
  for (const [n, b] of template.blocks.entries()) {
    present = n;
    block(b, whole);
  }
  for (const { key, text: where, block: n } of wanted)
    if (!articles.has(key)) complain('no article', key, where, n);
  return { faults, shown };
}

/** `a.b.c` → `a`, `a.b`, `a.b.c` */
function parents(path: string): string[] {
  return path.split('.').map((_, n, steps) => steps.slice(0, n + 1).join('.'));
}

/** Every fact that a schema asks for, by its path; in lists as `dues.amount`. */
export function leaves(schema: z.ZodType, path: string): string[] {
  const { schema: inner } = bare(schema);
  const at = (key: string) => (path ? `${path}.${key}` : key);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, next]) => leaves(next as z.ZodType, at(key)));
  if (inner instanceof z.ZodArray) return leaves(inner.element as z.ZodType, path);
  return [path];
}
