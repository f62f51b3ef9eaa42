/** When a part of a document is printed, and what the platform has against a text, with names for its keys. */
import type { Say } from '../words.js';
import type { FactNames } from './fact-names.js';

/** The choices that texts of the platform depend on. */
const CHOICES: Record<string, string> = {
  asset: '资产类',
  procurement: '采购类',
  allowed: '准许',
  refused: '不准许',
  suspended: '中止',
  held: '暂缓',
  renewed: '延期',
  sealed: '未开启',
  opened: '已开启',
  unified_receipt: '统一收据',
  in: '收入',
  out: '支出',
};

export function conditionInWords(condition: string, names: FactNames, say: Say): string {
  const [, not, path = '', operator, value = ''] = /^(!?)([^!=]+)(?:(!?=)(.+))?$/.exec(condition) ?? [];
  const choice = CHOICES[value];
  if (operator !== undefined) {
    if (choice === undefined) return say('按项目的情形选用');
    return operator === '=' ? say('{choice}时才印', { choice: say(choice) }) : say('不是{choice}时才印', { choice: say(choice) });
  }
  const name = names.ofPath(path);
  if (name === null) return say('按项目的情形选用');
  return not ? say('没有“{name}”时才印', { name }) : say('有“{name}”时才印', { name });
}

/** As the platform says it, with the names that whoever edits the text knows. */
export function faultInWords(message: string, names: FactNames, say: Say): string {
  return names
    .shown(message, '')
    .replace(/[（(]条件[：:][^）)]*[）)]/, '')
    .replace(/“条款 ([\w-]+)”/g, (whole, key: string) => quoted(names.ofArticle(key), whole))
    .replace(/“表格 ([\w.]+)”/g, (whole, path: string) => quoted(names.ofPath(path), whole))
    .replace(/“([\w.]+)”/g, (whole, path: string) => quoted(names.ofPath(path), whole))
    .replace(/格式不合[：:][^（“(]*/, () => say('格式不合,请从“可引用的内容”里选'));
}

const quoted = (name: string | null, otherwise: string) => (name === null ? otherwise : ['“', name, '”'].join(''));
