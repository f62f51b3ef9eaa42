/** Rows of ruled cells, shared by tables, label–value fields and signing tables. */
import type { Align } from '../blocks.js';
import type { Line } from './break-lines.js';
import { BODY, BODY_HEIGHT, type Style } from './paper.js';
import type { Element, Sheet } from './sheet.js';
import { shift } from './text.js';

const PAD_X = 4;
/** At the usual distance of lines, with which it goes. */
const PAD_Y = 3.5;
const RULE = 0.5;
const SMALLEST_WORDS = 8;
const SHADE = '#f2f2f2';

export interface Cell {
  text: string;
  width: number;
  align: Align;
  style: Style;
  /** A header or a label. */
  head: boolean;
}

export interface Row {
  cells: { cell: Cell; lines: Line[] }[];
  height: number;
  /** Above and below the text. */
  pad: number;
}

export function layoutRow(sheet: Sheet, cells: Cell[], minHeight = 0): Row {
  const laid = cells.map((given) => {
    const inner = given.width - 2 * PAD_X;
    const snug = sheet.fitting(given.text, given.style, inner);
    // Half a price is another price; a number of a document is only cut where it would have to be too small.
    const cell =
      given.align === 'right' || snug.size >= SMALLEST_WORDS ? { ...given, style: snug } : given;
    return { cell, lines: sheet.lines(cell.text, cell.style, inner) };
  });
  const pad = PAD_Y * sheet.spread.leading;
  const heights = laid.map(({ cell, lines }) => heightOf(cell, lines.length, pad));
  return { cells: laid, height: Math.max(minHeight, ...heights), pad };
}

function heightOf(cell: Cell, lines: number, pad: number): number {
  return lines * cell.style.leading + 2 * pad;
}

/**
 * Draws a row on one page if any page can hold it; a taller one goes on between its lines on the next. `onBreak`
 * repeats the header.
 */
export function drawRow(sheet: Sheet, table: Element, row: Row, onBreak: () => void): void {
  if (row.height > sheet.room + 0.01 && !sheet.atTop) {
    if (row.height <= BODY_HEIGHT * 0.6 || sheet.room < BODY_HEIGHT * 0.3)
      breakPage(sheet, onBreak);
  }
  const element = sheet.element('TR', table);
  const parts = row.cells.map(({ cell }) =>
    sheet.element(cell.head ? 'TH' : 'TD', element, scopeOf(row, cell)),
  );
  let rest = row;
  while (rest.height > sheet.room + 0.01) {
    const [here, there] = cut(rest, sheet.room);
    drawCells(sheet, parts, here);
    breakPage(sheet, onBreak);
    rest = there;
  }
  drawCells(sheet, parts, rest);
}

/** What a header cell heads: in a row of headers its column, beside a value its row. */
function scopeOf(row: Row, cell: Cell): PDFKit.Mixins.StructureElementOptions {
  if (!cell.head) return {};
  return {
    scope: row.cells.every((other) => other.cell.head) ? 'Column' : 'Row',
  } as PDFKit.Mixins.StructureElementOptions;
}

function breakPage(sheet: Sheet, onBreak: () => void): void {
  sheet.newPage();
  onBreak();
}

function cut(row: Row, room: number): [Row, Row] {
  const fit = (cell: Cell) => Math.max(Math.floor((room - 2 * row.pad) / cell.style.leading), 1);
  const part = (slice: (cell: Cell, lines: Line[]) => Line[]): Row => {
    const cells = row.cells.map(({ cell, lines }) => ({ cell, lines: slice(cell, lines) }));
    const heights = cells.map(({ cell, lines }) => heightOf(cell, lines.length, row.pad));
    return { cells, height: Math.max(...heights), pad: row.pad };
  };
  return [
    part((cell, lines) => lines.slice(0, fit(cell))),
    part((cell, lines) => lines.slice(fit(cell))),
  ];
}

/** A header on a later page: for the eye only, a screen reader has heard it. */
export function repeatRow(sheet: Sheet, row: Row): void {
  drawCells(sheet, null, row);
}

function drawCells(sheet: Sheet, elements: Element[] | null, row: Row): void {
  const { y } = sheet;
  sheet.artifact('Layout', (ink) => {
    let x = BODY.left;
    for (const { cell } of row.cells) {
      if (cell.head) ink.rect(x, y, cell.width, row.height).fill(SHADE);
      x += cell.width;
    }
    x = BODY.left;
    for (const { cell } of row.cells) {
      ink.rect(x, y, cell.width, row.height);
      x += cell.width;
    }
    ink.lineWidth(RULE).stroke('black').fillColor('black');
  });
  let x = BODY.left;
  row.cells.forEach(({ cell, lines }, index) => {
    const top = y + (row.height - lines.length * cell.style.leading) / 2;
    const inner = cell.width - 2 * PAD_X;
    const setText = () =>
      lines.forEach((line, n) => {
        sheet.setLine(
          line,
          x + PAD_X + shift(cell.align, inner - line.width),
          top + n * cell.style.leading,
          cell.style,
        );
      });
    if (elements === null) sheet.artifact('Pagination', setText);
    else if (lines.some((line) => line.text !== ''))
      sheet.content(elements[index] as Element, cell.head ? 'TH' : 'TD', setText);
    x += cell.width;
  });
  sheet.y += row.height;
}
