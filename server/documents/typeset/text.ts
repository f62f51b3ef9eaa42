/** Running text: paragraphs, headings, articles, lists, notes. */
import type { Align, Clause, Heading, List, Paragraph } from '../blocks.js';
import type { Line } from './break-lines.js';
import { BODY, type Style } from './paper.js';
import type { Element, Sheet } from './sheet.js';

export const TWO_CHARACTERS = 2;

interface Setting {
  style: Style;
  x: number;
  width: number;
  align: Align;
  indent: number;
}

const full = (style: Style): Setting => ({
  style,
  x: BODY.left,
  width: BODY.width,
  align: 'left',
  indent: 0,
});

export function drawParagraph(sheet: Sheet, block: Paragraph): void {
  const indent = block.indent && block.align === 'left' ? TWO_CHARACTERS * sheet.styles.body.size : 0;
  // Each line end typed by a person starts a paragraph of its own, indented like the first.
  for (const text of block.text.split('\n')) {
    flow(sheet, sheet.element('P'), 'P', text, {
      ...full(sheet.styles.body),
      align: block.align,
      indent,
    });
  }
}

export function drawHeading(sheet: Sheet, block: Heading): void {
  sheet.y += sheet.atTop ? 0 : 5;
  flow(sheet, sheet.element('H2'), 'H2', `${block.number}${block.text}`, full(sheet.styles.heading));
  sheet.y += 1;
}

/** Number and title; the items are drawn by the caller, who knows every kind of block. */
export function drawClause(sheet: Sheet, block: Clause): void {
  sheet.y += sheet.atTop ? 0 : 4;
  flow(sheet, sheet.element('H3'), 'H3', `${block.number}　${block.title}`, full(sheet.styles.clause));
}

export function drawList(sheet: Sheet, block: List): void {
  const list = sheet.element('L');
  for (const entry of block.items) {
    const item = sheet.element('LI', list);
    const { hang, lines, setting } = layoutItem(sheet, entry);
    if (sheet.room < sheet.styles.body.leading * Math.min(lines.length, 2)) sheet.newPage();
    const [label] = sheet.lines(entry.marker, sheet.styles.body, hang);
    sheet.content(sheet.element('Lbl', item), 'Lbl', () =>
      sheet.setLine(label as Line, setting.x - hang, sheet.y, sheet.styles.body),
    );
    place(sheet, sheet.element('LBody', item), 'LBody', lines, setting);
  }
}

export function heightOfList(sheet: Sheet, block: List): number {
  const lines = block.items.reduce((sum, item) => sum + layoutItem(sheet, item).lines.length, 0);
  return lines * sheet.styles.body.leading;
}

function layoutItem(sheet: Sheet, { marker, text }: List['items'][number]) {
  const hang = (marker.length < 3 ? 1.5 : 2) * sheet.styles.body.size;
  const indent = TWO_CHARACTERS * sheet.styles.body.size + hang;
  const setting = { ...full(sheet.styles.body), x: BODY.left + indent, width: BODY.width - indent };
  return { hang, setting, lines: sheet.lines(text, sheet.styles.body, setting.width) };
}

export function drawNote(sheet: Sheet, text: string): void {
  sheet.y += 3;
  flow(sheet, sheet.element('Note'), 'Note', text, full(sheet.styles.note));
}

export function flow(
  sheet: Sheet,
  element: Element,
  tag: string,
  text: string,
  setting: Setting,
): void {
  place(
    sheet,
    element,
    tag,
    sheet.lines(text, setting.style, setting.width, setting.indent),
    setting,
  );
}

/** Sets lines over as many pages as they need, with at least two of a paragraph on either side of a break. */
function place(sheet: Sheet, element: Element, tag: string, lines: Line[], setting: Setting): void {
  const { style, width } = setting;
  let next = 0;
  while (next < lines.length) {
    const count = fitting(sheet, lines.length - next, style.leading);
    if (count > 0) {
      const here = lines.slice(next, next + count);
      sheet.content(element, tag, () => {
        for (const [n, line] of here.entries()) {
          const indent = line === lines[0] ? setting.indent : 0;
          sheet.setLine(
            line,
            setting.x + indent + shift(setting.align, width - indent - line.width),
            sheet.y + n * style.leading,
            style,
            setting.align === 'left' ? width - indent : 0,
          );
        }
      });
      sheet.y += count * style.leading;
    }
    next += count;
    if (next < lines.length) sheet.newPage();
  }
}

/** How many of the lines left go on this page. */
function fitting(sheet: Sheet, left: number, leading: number): number {
  const fit = Math.max(Math.floor((sheet.room + 0.01) / leading), 0);
  if (fit >= left) return left;
  if (sheet.atTop) return Math.max(fit, 1);
  const kept = left - fit === 1 ? fit - 1 : fit;
  return kept < 2 ? 0 : kept;
}

export function shift(align: Align, slack: number): number {
  return align === 'right' ? slack : align === 'center' ? slack / 2 : 0;
}
