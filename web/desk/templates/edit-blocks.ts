/** Changes of a text; every one gives new blocks and leaves the old as they were. */
import type { Path, TextLine } from './lines-of-block.js';
import type { Block } from './block.js';

type Tree = Record<string | number, unknown>;

/** Gives the part at `path` to `change`, and puts what comes back in its place. */
function changed<T>(tree: T, [step, ...rest]: Path, change: (part: unknown) => unknown): T {
  if (step === undefined) return change(tree) as T;
  const copy = (Array.isArray(tree) ? [...tree] : { ...tree }) as Tree;
  copy[step] = changed(copy[step], rest, change);
  return copy as T;
}

export const withText = (blocks: Block[], path: Path, text: string): Block[] =>
  changed(blocks, path, () => text);

const NEW = { items: { text: '' }, rows: { label: '', value: '' } };

/** An empty line of the same kind after this one. */
export function lineAdded(blocks: Block[], { path, among }: TextLine): Block[] {
  if (among === null) return blocks;
  return spliced(blocks, path, (list, i) => [...list.slice(0, i + 1), NEW[among], ...list.slice(i + 1)]);
}

export const partRemoved = (blocks: Block[], path: Path): Block[] =>
  spliced(blocks, path, (list, i) => list.filter((_, n) => n !== i));

export const paragraphAdded = (blocks: Block[], after: number): Block[] => [
  ...blocks.slice(0, after + 1),
  { type: 'paragraph', text: '' },
  ...blocks.slice(after + 1),
];

export function blockMoved(blocks: Block[], from: number, by: -1 | 1): Block[] {
  const block = blocks[from];
  const to = from + by;
  if (!block || to < 0 || to >= blocks.length) return blocks;
  const others = blocks.filter((_, n) => n !== from);
  return [...others.slice(0, to), block, ...others.slice(to)];
}

function spliced(blocks: Block[], path: Path, change: (list: unknown[], at: number) => unknown[]): Block[] {
  const at = Number(path.at(-1));
  return changed(blocks, path.slice(0, -1), (list) => change(list as unknown[], at));
}
