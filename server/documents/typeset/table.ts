/** Tables with a header that comes back on every page, and fields: the label–value grid of a form. */
import type { Fields, Table } from '../blocks.js';
import { type Cell, drawRow, layoutRow, type Row, repeatRow } from './grid.js';
import { BODY, BODY_HEIGHT, MM } from './paper.js';
import type { Sheet } from './sheet.js';
import { flow } from './text.js';

const GAP = 6;
const ABOVE = 4;
/** Rows of a table that is not broken over pages. */
const SHORT = 4;

export function drawTable(sheet: Sheet, table: Table): void {
  const { widths, header } = frameOf(sheet, table);
  sheet.ensure(leadOfTable(sheet, table));
  sheet.y += sheet.atTop ? 0 : ABOVE;
  if (table.caption !== null) {
    const setting = {
      style: sheet.styles.cellHead,
      x: BODY.left,
      width: BODY.width,
      align: 'center' as const,
      indent: 0,
    };
    flow(sheet, sheet.element('Caption'), 'Caption', table.caption, setting);
  }
  const element = sheet.element('Table');
  const again = () => repeatRow(sheet, header);
  drawRow(sheet, element, header, () => {});
  for (const row of rowsOf(sheet, table, widths)) drawRow(sheet, element, row, again);
  sheet.y += GAP;
}

export function heightOfTable(sheet: Sheet, table: Table): number {
  const { widths, header } = frameOf(sheet, table);
  const caption = table.caption === null ? 0 : sheet.styles.cellHead.leading;
  const rows = [...rowsOf(sheet, table, widths)].reduce((sum, row) => sum + row.height, 0);
  return ABOVE + caption + header.height + rows + GAP;
}

/** What must fit on a page for a table to begin there: all of a short one, else its header and first row. */
export function leadOfTable(sheet: Sheet, table: Table): number {
  const { widths, header } = frameOf(sheet, table);
  const first = [...rowsOf(sheet, { ...table, rows: table.rows.slice(0, SHORT) }, widths)];
  const height = first.reduce((sum, row) => sum + row.height, 0);
  const whole = table.rows.length <= SHORT && height <= BODY_HEIGHT * 0.3;
  const caption = table.caption === null ? 0 : sheet.styles.cellHead.leading;
  return ABOVE + caption + header.height + (whole ? height : Math.min((first[0] as Row).height, 120));
}

function frameOf(sheet: Sheet, table: Table): { widths: number[]; header: Row } {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => (column.width / total) * BODY.width);
  const cells = table.columns.map((column, n) =>
    cellOf(column.title, widths[n] as number, {
      align: 'center',
      style: sheet.styles.cellHead,
      head: true,
    }),
  );
  return { widths, header: layoutRow(sheet, cells) };
}

function* rowsOf(sheet: Sheet, table: Table, widths: number[]): Generator<Row> {
  if (table.rows.length === 0) {
    yield layoutRow(sheet, [
      cellOf(table.empty, BODY.width, { align: 'center', style: sheet.styles.cell, head: false }),
    ]);
  }
  for (const row of table.rows) {
    const cells = row.map((text, n) => {
      const column = table.columns[n];
      return cellOf(text, widths[n] as number, {
        align: column?.align ?? 'left',
        style: column?.tiny ? sheet.styles.tiny : sheet.styles.cell,
        head: false,
      });
    });
    yield layoutRow(sheet, cells, table.minRowMm * MM);
  }
}

const LABEL = 82;
const HALF = BODY.width / 2;

export function drawFields(sheet: Sheet, fields: Fields): void {
  const rows = rowsOfFields(sheet, fields);
  sheet.ensure(leadOfRows(rows));
  sheet.y += sheet.atTop ? 0 : ABOVE;
  const element = sheet.element('Table');
  for (const row of rows) drawRow(sheet, element, row, () => {});
  sheet.y += GAP;
}

export function leadOfFields(sheet: Sheet, fields: Fields): number {
  return leadOfRows(rowsOfFields(sheet, fields));
}

export function heightOfFields(sheet: Sheet, fields: Fields): number {
  return rowsOfFields(sheet, fields).reduce((sum, row) => sum + row.height, ABOVE + GAP);
}

function rowsOfFields(sheet: Sheet, fields: Fields): Row[] {
  return pairUp(sheet, fields).map((cells) => layoutRow(sheet, cells));
}

/** A short form stays in one piece; a long one may begin wherever its first row fits. */
function leadOfRows(rows: Row[]): number {
  const total = rows.reduce((sum, row) => sum + row.height, ABOVE);
  return total <= BODY_HEIGHT * 0.4 ? total : Math.min(rows[0]?.height ?? 0, 120) + ABOVE;
}

/** Two short pairs share a row; a wide or long one, or one left alone, has its own. */
function pairUp(sheet: Sheet, fields: Fields): Cell[][] {
  const out: Cell[][] = [];
  let waiting: Fields['rows'][number] | null = null;
  const pair = (row: Fields['rows'][number], width: number) => [
    cellOf(row.label, LABEL, { align: 'center', style: sheet.styles.cell, head: true }),
    cellOf(row.value, width - LABEL, { align: 'left', style: sheet.styles.cell, head: false }),
  ];
  for (const row of fields.rows) {
    const long = row.wide || sheet.lines(row.value, sheet.styles.cell, HALF - LABEL - 8).length > 2;
    if (long) {
      if (waiting) out.push(pair(waiting, BODY.width));
      out.push(pair(row, BODY.width));
      waiting = null;
    } else if (waiting) {
      out.push([...pair(waiting, HALF), ...pair(row, HALF)]);
      waiting = null;
    } else {
      waiting = row;
    }
  }
  if (waiting) out.push(pair(waiting, BODY.width));
  return out;
}

function cellOf(text: string, width: number, look: Pick<Cell, 'align' | 'style' | 'head'>): Cell {
  return { text, width, ...look };
}
