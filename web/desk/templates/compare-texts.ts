/** Two texts of a document as rows of a difference: what stayed is found first, what lies between is paired in order. */
import type { Say } from '../words.js';
import { conditionInWords } from './conditions.js';
import type { FactNames } from './fact-names.js';
import { linesOf } from './lines-of-block.js';
import type { Block } from './block.js';

/** As the difference view draws it. */
interface Compared {
  key: string;
  label: string;
  before: string;
  after: string;
}

interface Said {
  label: string;
  text: string;
}

export function comparedTexts(
  [before, after]: readonly [readonly Block[], readonly Block[]],
  names: FactNames,
  say: Say,
): Compared[] {
  const [a, b] = [saidIn(before, names, say), saidIn(after, names, say)];
  const rows: Compared[] = [];
  const add = (left: Said | undefined, right: Said | undefined) =>
    rows.push({
      key: String(rows.length),
      label: (right ?? left)?.label ?? '',
      before: left?.text ?? '',
      after: right?.text ?? '',
    });
  let [i, j] = [0, 0];
  for (const [keptA, keptB] of [...kept(a, b), [a.length, b.length] as const]) {
    for (; i < keptA || j < keptB; i += i < keptA ? 1 : 0, j += j < keptB ? 1 : 0)
      add(i < keptA ? a[i] : undefined, j < keptB ? b[j] : undefined);
    if (keptA < a.length) add(a[i], b[j]);
    i = keptA + 1;
    j = keptB + 1;
  }
  return rows;
}

function saidIn(blocks: readonly Block[], names: FactNames, say: Say): Said[] {
  return blocks.flatMap((block, n) =>
    linesOf(block, [n], block.when === undefined ? [] : [block.when]).map(({ texts, each, conditions }) => ({
      label: titleOf(block) || say(texts[0]?.label ?? ''),
      text: [
        texts.map(({ text, short }) => names.shown(text, short ? '' : each)).join(' '),
        ...conditions.map((condition) => ['〔', conditionInWords(condition, names, say), '〕'].join('')),
      ].join(''),
    })),
  );
}

const titleOf = (block: Block): string => {
  if (block.type === 'clause') return block.title;
  const first = block.type === 'group' ? block.blocks[0] : undefined;
  return first ? titleOf(first) : '';
};

/** Places of a longest common subsequence. */
function kept(a: readonly Said[], b: readonly Said[]): (readonly [number, number])[] {
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  const same = (i: number, j: number) => a[i]?.text === b[j]?.text;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (length[i] as Uint16Array)[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(i, j)) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
