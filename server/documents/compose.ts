/** Template and facts → a document with every word settled. Throws rather than leave a hole on paper. */
import Nzh from 'nzh';
import type { Block, DocumentBody } from './blocks.js';
import { clean } from './clean.js';
import { FactsRefused } from './errors.js';
import { type Frame, frameSchema } from './frame.js';
import { follow, holds, rows, type Scope, say, texts } from './scope.js';
import type { Template, TemplateBlock, TemplateItem } from './template.js';

/** Characters of all facts together: some hundreds of pages. Beyond, one document would hold up all others. */
const LONGEST = 1_000_000;

export function compose(
  template: Template,
  facts: unknown,
  frame: unknown,
): { body: DocumentBody; frame: Frame } {
  const frozen = parse(template.kind, template.facts, facts, '');
  const settledFrame = parse(template.kind, frameSchema, frame, 'frame.') as Frame;
  const scope = {
    kind: template.kind,
    facts: frozen,
    frame: settledFrame,
    articles: new Map<string, string>(),
  };
  numberArticles(template.blocks, scope);
  const counters = { headings: 0 };
  const blocks = template.blocks.flatMap((b) => settle(b, scope, counters));
  return { body: { title: settledFrame.title ?? template.name, blocks }, frame: settledFrame };
}

function parse(kind: string, schema: Template['facts'], value: unknown, prefix: string): unknown {
  const cleaned = clean(value);
  if ((JSON.stringify(cleaned) ?? '').length > LONGEST) {
    throw new FactsRefused(kind, [{ path: `${prefix}*`, reason: '总长超出限度' }]);
  }
  const result = schema.safeParse(cleaned);
  if (result.success) return result.data;
  const facts = result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: prefix + [...issue.path, key].join('.'),
        reason: '多余',
      }));
    }
    const missing = [undefined, ''].includes(follow(cleaned, issue.path) as undefined);
    return [{ path: prefix + issue.path.join('.'), reason: missing ? '缺少' : issue.message }];
  });
  throw new FactsRefused(kind, facts);
}

/** Before any text, since an article may refer to one behind it. */
function numberArticles(blocks: readonly TemplateBlock[], scope: Scope): void {
  for (const b of blocks) {
    if (!holds(b.when, scope)) continue;
    if (b.type === 'group') numberArticles(b.blocks, scope);
    if (b.type === 'clause')
      scope.articles.set(b.key, `第${Nzh.cn.encodeS(scope.articles.size + 1)}条`);
  }
}

function settle(b: TemplateBlock, scope: Scope, counters: { headings: number }): Block[] {
  if (!holds(b.when, scope)) return [];
  switch (b.type) {
    case 'group':
      return b.blocks.flatMap((inner) => settle(inner, scope, counters));
    case 'heading':
      counters.headings += 1;
      return [
        {
          type: 'heading',
          number: `${Nzh.cn.encodeS(counters.headings)}、`,
          text: say(b.text, scope),
        },
      ];
    case 'paragraph':
      return [
        {
          type: 'paragraph',
          text: say(b.text, scope),
          align: b.align ?? 'left',
          indent: b.indent ?? true,
        },
      ];
    case 'note':
      return [{ type: 'note', text: say(b.text, scope) }];
    case 'spacer':
      return [b];
    case 'fields': {
      const kept = b.rows.filter((row) => holds(row.when, scope));
      return [
        {
          type: 'fields',
          rows: kept.map((row) => ({
            label: say(row.label, scope),
            value: say(row.value, scope),
            wide: row.wide ?? false,
          })),
        },
      ];
    }
    case 'table': {
      const columns = b.columns.filter((column) => holds(column.when, scope));
      return [
        {
          type: 'table',
          caption: b.caption === undefined ? null : say(b.caption, scope),
          columns: columns.map((c) => ({
            title: say(c.title, scope),
            width: c.width,
            align: c.align ?? 'left',
            tiny: c.tiny ?? false,
          })),
          rows: rows(b.each, scope).map((row) => columns.map((column) => say(column.cell, row))),
          empty: say(b.empty, scope),
          minRowMm: b.minRowMm ?? 0,
        },
      ];
    }
    case 'list':
      return [
        {
          type: 'list',
          items: texts(b.items, scope).map((text, index) => ({ marker: `${index + 1}.`, text })),
        },
      ];
    case 'clause':
      return [
        {
          type: 'clause',
          number: scope.articles.get(b.key) as string,
          title: say(b.title, scope),
          items: clauseItems(b.items, scope, counters),
        },
      ];
    case 'signatures': {
      const parties = b.parties.filter((party) => holds(party.when, scope));
      return [
        {
          type: 'signatures',
          parties: parties.map((party) => ({
            role: say(party.role, scope),
            name: say(party.name, scope),
            lines: party.lines
              .filter((line) => holds(line.when, scope))
              .map((line) => ({
                label: say(line.label, scope),
                value: line.value === undefined ? null : say(line.value, scope),
              })),
          })),
        },
      ];
    }
  }
}

function clauseItems(
  items: readonly (TemplateItem | TemplateBlock)[],
  scope: Scope,
  counters: { headings: number },
): Block[] {
  const settled = items.map((item) =>
    'type' in item ? settle(item, scope, counters) : texts([item], scope),
  );
  const numbered = settled.flat().filter((item) => typeof item === 'string').length > 1;
  let number = 0;
  return settled.flat().map((item) => {
    if (typeof item !== 'string') return item;
    number += 1;
    return {
      type: 'paragraph',
      text: numbered ? `（${Nzh.cn.encodeS(number)}）${item}` : item,
      align: 'left',
      indent: true,
    };
  });
}
