/** What stays together over a page break: a heading with its text, an ending with what it ends. */
import type { Block } from '../blocks.js';
import { BODY, BODY_HEIGHT, MM, type Style } from './paper.js';
import type { Sheet } from './sheet.js';
import { heightOfSignatures } from './signatures.js';
import { heightOfFields, heightOfTable, leadOfFields, leadOfTable } from './table.js';
import { heightOfList, TWO_CHARACTERS } from './text.js';

/** A heading, and a line that announces a table or the signatures, go over the page with what they announce. */
export function keepWithNext(sheet: Sheet, block: Block, next: Block | undefined): void {
  if (block.type === 'clause') {
    const [first, second] = block.items;
    // What its first line announces comes along: a title must not stay behind on the page before.
    const announced = first && second && announces(first, second) ? lead(sheet, second) : 0;
    sheet.ensure(sheet.styles.clause.leading + 4 + (first ? lead(sheet, first) : 0) + announced);
  }
  if (next && announces(block, next)) sheet.ensure(heightOf(sheet, block) + lead(sheet, next));
}

function announces(block: Block, next: Block): boolean {
  if (block.type === 'heading') return true;
  if (block.type !== 'paragraph' || block.text.length > 120) return false;
  return block.text.endsWith('：') || next.type === 'signatures';
}

/** How much of a block must be on the page where it begins. */
function lead(sheet: Sheet, block: Block): number {
  if (block.type === 'table') return leadOfTable(sheet, block);
  if (block.type === 'fields') return leadOfFields(sheet, block);
  if (block.type === 'signatures') return heightOfSignatures(sheet, block);
  return 2 * sheet.styles.body.leading;
}

/**
 * Where the ending begins: date and signatures with the block before them, since names alone on a sheet could be put
 * behind any text. Null if that is too much for one page.
 */
export function endingOf(
  sheet: Sheet,
  blocks: readonly Block[],
): { start: number; height: number } | null {
  const tail = startOfTail(blocks);
  if (tail === blocks.length || tail === 0) return null;
  let start = tail - 1;
  while (start > 0 && announces(blocks[start - 1] as Block, blocks[start] as Block)) start -= 1;
  const height = blocks.slice(start).reduce((sum, block) => sum + heightOf(sheet, block), 0);
  return height <= BODY_HEIGHT * 0.8 ? { start, height } : null;
}

/** The first of the date, signatures and notes at the end. */
export function startOfTail(blocks: readonly Block[]): number {
  let start = blocks.length;
  while (start > 0 && isTail(blocks[start - 1] as Block)) start -= 1;
  return start;
}

function isTail(block: Block): boolean {
  return (
    block.type === 'signatures' ||
    block.type === 'note' ||
    (block.type === 'paragraph' && block.align === 'right')
  );
}

function heightOf(sheet: Sheet, block: Block): number {
  const lines = (text: string, style: Style, indent = 0) =>
    sheet.lines(text, style, BODY.width, indent).length * style.leading;
  switch (block.type) {
    case 'heading':
      return lines(`${block.number}${block.text}`, sheet.styles.heading) + 6;
    case 'paragraph':
      return lines(block.text, sheet.styles.body, block.indent ? TWO_CHARACTERS * sheet.styles.body.size : 0);
    case 'note':
      return lines(block.text, sheet.styles.note) + 3;
    case 'spacer':
      return block.mm * MM;
    case 'list':
      return heightOfList(sheet, block);
    case 'fields':
      return heightOfFields(sheet, block);
    case 'table':
      return block.rows.length > 15 ? Number.POSITIVE_INFINITY : heightOfTable(sheet, block);
    case 'signatures':
      return heightOfSignatures(sheet, block);
    case 'clause':
      return Number.POSITIVE_INFINITY;
  }
}
