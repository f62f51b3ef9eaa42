/**
 * What is wrong with a district's text, in the words of whoever edits it. A district may say things in its own way, add
 * to them and put them in another order; it may not leave out what the platform's text shows, nor show it less often.
 */
import { type FaultCode, inspect, type Shown, type TemplateFault } from '../check-template.js';
import type { Template, TemplateBlock } from '../template.js';

export interface TextFault {
  /** JSON pointer into the blocks. */
  pointer: string;
  message: string;
}

const SAYS: Record<FaultCode, (what: string) => string> = {
  'no fact': (path) => `没有“${path}”这项内容`,
  'may be missing': (path) => `“${path}”可能没有,须放在以它为条件的块里,或者写成 {…?替代文字}`,
  empty: () => '文字为空',
  brace: () => '花括号不成对',
  'row number': () => '{@no} 只能用在表格和列表里',
  item: () => '{@item} 只能用在文字列表里',
  // What does not fit is told to whoever writes templates in the program; a district is told what to do.
  misfit: (what) => `格式不合:请照平台文本里 ${what.split(':')[0]} 的写法`,
  'never so': (what) => `条件不可能成立:${what}`,
  'no list': (path) => `“${path}”不是列表`,
  'two articles': (key) => `条款标识“${key}”重复`,
  'no article': (key) => `引用了不存在的条款“${key}”`,
};

export function faultsOfText(base: Template, blocks: readonly TemplateBlock[]): TextFault[] {
  const edited = inspect({ facts: base.facts, blocks });
  const wrong = edited.faults.map((fault) => inChinese(fault, blocks));
  return [...wrong, ...leftOut(base, edited.shown)];
}

function inChinese({ code, what, text, block }: TemplateFault, blocks: readonly TemplateBlock[]): TextFault {
  const where = `第${block + 1}块${nameOf(blocks[block])}`;
  const quoted = text === '' ? '' : `(“${text.slice(0, 30)}${text.length > 30 ? '…' : ''}”)`;
  return { pointer: `/blocks/${block}`, message: `${where}:${SAYS[code](what)}${quoted}` };
}

/** What the platform's text shows must be shown here at least whenever it is shown there. */
function leftOut(base: Template, edited: readonly Shown[]): TextFault[] {
  const there = inspect(base).shown;
  const missing = there.filter(
    (shown) =>
      !edited.some(
        ({ what, conditions }) =>
          what === shown.what && conditions.every((c) => shown.conditions.includes(c)),
      ),
  );
  const named = new Map(missing.map((shown) => [shown.what, shown]));
  return [...named.values()].map(({ what, block, conditions }) => ({
    pointer: '/blocks',
    message: `缺少“${what}”${conditions.length > 0 ? `(条件:${conditions.join('、')})` : ''},平台文本在第${block + 1}块${nameOf(base.blocks[block])}载明,不得省略或者另加条件`,
  }));
}

function nameOf(block: TemplateBlock | undefined): string {
  if (!block) return '';
  if (block.type === 'clause') return `「${block.title}」`;
  if (block.type === 'heading') return `「${block.text}」`;
  if (block.type === 'group') return nameOf(block.blocks[0]);
  return `「${NAMES[block.type]}」`;
}

const NAMES: Record<Exclude<TemplateBlock['type'], 'clause' | 'heading' | 'group'>, string> = {
  paragraph: '段落',
  note: '注',
  spacer: '空白',
  fields: '栏目',
  table: '表格',
  list: '列表',
  signatures: '签署处',
};
