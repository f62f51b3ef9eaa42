/**
 * Chinese names for placeholders, so that whoever edits a text meets {首年租金} and never a key. They are read from the
 * platform’s own text: the label of the field, the title of the column, or the words before it in its sentence; what those
 * would name badly is given its name.
 */
import { GIVEN } from './given-names.js';
import { type LineText, linesOf, type TextLine } from './lines-of-block.js';
import type { Block } from './block.js';

export interface FactNames {
  /** What can be written into a text whose rows are those of `each`; '' for the whole document. */
  usable(each: string): string[];
  /** As it is stored → as it is read. */
  shown(text: string, each: string): string;
  /** As it is read → as it is stored; what has no name stays as it was typed. */
  stored(text: string, each: string): string;
  /** Of a fact or of the group it begins; null where the text never prints it. */
  ofPath(path: string): string | null;
  ofArticle(key: string): string | null;
}

/** The same fact printed in another way is told apart by these. */
const FORMATS: Record<string, string> = {
  money: '金额',
  figures: '数字',
  capitals: '大写',
  date: '日期',
  instant: '到秒',
  minute: '到分',
  percent: '百分比',
  hash: '全文',
  hash8: '前8位',
  sentence: '整句',
};
const PLACEHOLDER = /\{([^{}]*)\}/g;
const LONGEST_CONTEXT = 16;

export function factNames(blocks: readonly Block[]): FactNames {
  /** By list, its tokens with their names and the other way round. */
  const scopes = new Map<string, { nameOf: Map<string, string>; tokenOf: Map<string, string> }>();
  const paths = new Map<string, string>();
  const articles = new Map<string, string>();

  const scope = (each: string) => {
    const known = scopes.get(each) ?? { nameOf: new Map(), tokenOf: new Map() };
    scopes.set(each, known);
    return known;
  };

  function give(token: string, each: string, wished: string): void {
    const { nameOf, tokenOf } = scope(each);
    if (nameOf.has(token)) return;
    let name = wished;
    for (let n = 2; tokenOf.has(name); n += 1) name = [wished, n].join('·');
    nameOf.set(token, name);
    tokenOf.set(name, token);
  }

  function learn(text: string, each: string, label: string, block: string): void {
    let before = 0;
    const all = [...text.matchAll(PLACEHOLDER)];
    for (const match of all) {
      const token = tokenIn(match[1] as string).token;
      const context = wordsBefore(text.slice(before, match.index));
      before = match.index + match[0].length;
      if (token === '@item') give(token, each, '本项');
      if (/^[#@]/.test(token) || scope(each).nameOf.has(token)) continue;
      const [path = '', format = ''] = token.split('|');
      const key = each === '' || path.startsWith('frame.') ? path : `${each}.${path}`;
      const first = paths.get(key);
      const base = first ?? GIVEN[key] ?? nameFrom(context, all.length === 1 ? label : '', label || block);
      paths.set(key, base);
      give(token, each, first === undefined ? base : [first, FORMATS[format] ?? '名称'].join('·'));
    }
  }

  walkClauses(blocks, (key, title) => {
    articles.set(key, title);
    give(`#${key}`, '', ['条款', title].join('·'));
  });
  for (const block of blocks) {
    const title = block.type === 'clause' ? block.title : '';
    let party = '';
    for (const line of linesOf(block, [])) {
      if (line.each !== '') give('@no', line.each, '序号');
      for (const text of line.texts) {
        if (text.label === '签署方') party = text.text;
        learn(text.text, text.short ? '' : line.each, labelOf(line, text, party), title);
      }
    }
  }

  const named = (inner: string, each: string, by: 'nameOf' | 'tokenOf') => {
    const { token, rest } = tokenIn(inner);
    const found = scope(each)[by].get(token) ?? scope('')[by].get(token);
    // A row knows its own facts, the frame’s and the articles, not those of the whole document.
    const fits = each === '' || scope(each)[by].has(token) || /^(#|frame\.)/.test(by === 'nameOf' ? token : (found ?? ''));
    return found !== undefined && fits ? `{${found}${rest}}` : `{${inner}}`;
  };
  return {
    usable(each) {
      const own = [...scope(each).tokenOf];
      const isArticle = ([, token]: [string, string]) => token.startsWith('#');
      return [...own.filter((one) => !isArticle(one)), ...own.filter(isArticle)].map(([name]) => name);
    },
    shown: (text, each) => text.replace(PLACEHOLDER, (_, inner: string) => named(inner, each, 'nameOf')),
    stored: (text, each) => text.replace(PLACEHOLDER, (_, inner: string) => named(inner, each, 'tokenOf')),
    ofPath: (path) =>
      GIVEN[path] ?? paths.get(path) ?? [...paths].find(([known]) => known.startsWith(`${path}.`))?.[1] ?? null,
    ofArticle: (key) => articles.get(key) ?? null,
  };
}

/** `rent.yearly|money?无` → what is printed, and the other words where it is missing. */
function tokenIn(inner: string): { token: string; rest: string } {
  const at = inner.indexOf('?');
  return at < 0 ? { token: inner, rest: '' } : { token: inner.slice(0, at), rest: inner.slice(at) };
}

/** The words that lead to a placeholder: 首年租金 of “首年租金{…}”. */
function wordsBefore(text: string): string {
  const run = /([\p{Script=Han}A-Za-z0-9]+)[^\p{Script=Han}A-Za-z0-9]*$/u.exec(text)?.[1] ?? '';
  return run.length > LONGEST_CONTEXT ? run.slice(-LONGEST_CONTEXT) : run;
}

function nameFrom(context: string, alone: string, around: string): string {
  if (alone !== '') return alone;
  if (context.length >= 4 || around === '') return context || '内容';
  return context === '' || context === around ? around : [around, context].join('·');
}

/** What the line itself calls its text; '' for a sentence. */
function labelOf({ texts }: TextLine, text: LineText, party: string): string {
  if (text.short) return text.label;
  const said = texts.find((one) => one.short)?.text ?? '';
  // A label may itself be filled in: 底价 or 限价.
  const title = said.includes('{') ? '本栏内容' : said;
  if (text.label === '栏目内容' || text.label === '每行的内容') return title;
  if (text.label === '签署方名称') return title;
  return text.label === '签署栏内容' ? [party, title].join('·') : '';
}

function walkClauses(blocks: readonly object[], found: (key: string, title: string) => void): void {
  for (const block of blocks as readonly Block[]) {
    if (!('type' in block)) continue;
    if (block.type === 'group') walkClauses(block.blocks, found);
    if (block.type !== 'clause') continue;
    found(block.key, block.title);
    walkClauses(block.items, found);
  }
}
