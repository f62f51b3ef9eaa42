/** A block as lines to read and to edit, in the order in which they are printed. */
import type { Block, Item } from './block.js';

/** Steps from the list of blocks to a part of it. */
export type Path = readonly (string | number)[];

export interface LineText {
  path: Path;
  /** What this text is, for whoever edits it. */
  label: string;
  text: string;
  /** A few words: a title, a label. */
  short: boolean;
}

export interface TextLine {
  path: Path;
  texts: LineText[];
  /** Printed only if these hold; the block’s own condition stands with the block. */
  conditions: string[];
  /** The list whose rows the last text is printed for: its placeholders are those of a row. */
  each: string;
  /** One of several of its kind: another may follow it, and it may go. */
  among: 'items' | 'rows' | null;
}

export const BLOCK_NAMES = {
  heading: '小标题',
  paragraph: '段落',
  note: '注',
  spacer: '空白',
  group: '一组',
  fields: '栏目',
  table: '表格',
  clause: '条款',
  list: '列表',
  signatures: '签署处',
} as const satisfies Record<Block['type'], string>;

type More = Partial<Pick<TextLine, 'each' | 'among'>>;

export function linesOf(block: Block, at: Path, around: string[] = []): TextLine[] {
  const text = (path: Path, label: string, said: string, short = false): LineText => ({
    path,
    label,
    text: said,
    short,
  });
  const line = (path: Path, when: string | undefined, texts: LineText[], more: More = {}): TextLine => ({
    path,
    texts,
    conditions: when === undefined ? around : [...around, when],
    each: '',
    among: null,
    ...more,
  });
  const item = (one: Item, path: Path, label: string) =>
    line(path, one.when, [text([...path, 'text'], label, one.text)], {
      each: one.each ?? '',
      among: 'items',
    });
  const inner = (one: Block, path: Path) =>
    linesOf(one, path, one.when === undefined ? around : [...around, one.when]);
  switch (block.type) {
    case 'spacer':
      return [];
    case 'group':
      return block.blocks.flatMap((one, i) => inner(one, [...at, 'blocks', i]));
    case 'fields':
      return block.rows.map((row, i) => {
        const path = [...at, 'rows', i];
        const texts = [
          text([...path, 'label'], '栏目名称', row.label, true),
          text([...path, 'value'], '栏目内容', row.value),
        ];
        return line(path, row.when, texts, { among: 'rows' });
      });
    case 'table':
      return [
        ...(block.caption === undefined
          ? []
          : [line(at, undefined, [text([...at, 'caption'], '表格说明', block.caption)])]),
        ...block.columns.map((column, i) => {
          const path = [...at, 'columns', i];
          const texts = [
            text([...path, 'title'], '列名', column.title, true),
            text([...path, 'cell'], '每行的内容', column.cell),
          ];
          return line(path, column.when, texts, { each: block.each });
        }),
        line(at, undefined, [text([...at, 'empty'], '没有内容时写', block.empty, true)]),
      ];
    case 'clause':
      return [
        line(at, undefined, [text([...at, 'title'], '条款标题', block.title, true)]),
        ...block.items.flatMap((one, i) => {
          const path = [...at, 'items', i];
          return 'type' in one ? inner(one, path) : [item(one, path, '条文')];
        }),
      ];
    case 'list':
      return block.items.map((one, i) => item(one, [...at, 'items', i], '列表项'));
    case 'signatures':
      return block.parties.flatMap((party, i) => {
        const path = [...at, 'parties', i];
        const inParty = party.when === undefined ? [] : [party.when];
        return [
          line(path, party.when, [
            text([...path, 'role'], '签署方', party.role, true),
            text([...path, 'name'], '签署方名称', party.name),
          ]),
          ...party.lines.map((one, j) => {
            const spot = [...path, 'lines', j];
            const texts = [text([...spot, 'label'], '签署栏', one.label, true)];
            if (one.value !== undefined) texts.push(text([...spot, 'value'], '签署栏内容', one.value));
            const made = line(spot, one.when, texts);
            return { ...made, conditions: [...inParty, ...made.conditions] };
          }),
        ];
      });
    default:
      return [line(at, undefined, [text([...at, 'text'], BLOCK_NAMES[block.type], block.text)])];
  }
}
