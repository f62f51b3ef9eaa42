/** Rows of a spreadsheet as assets, or all that is wrong with them, by row and column. */
import { type AssetInput, assetInput } from './asset.js';
import { type Cell, CODE_HEADER, COLUMNS } from './sheet.js';

export interface BadCell {
  /** As the spreadsheet numbers it; the header is row 1. */
  row: number;
  column: string;
  problem: string;
}

export interface ReadRows {
  assets: AssetInput[];
  bad: BadCell[];
}

export const MAX_ROWS = 5000;

export function readRows(rows: readonly (readonly Cell[])[]): ReadRows {
  const [first = [], ...rest] = rows;
  const headers = first.map((cell) => String(cell ?? '').trim());
  const missing = COLUMNS.filter((column) => column.required && !headers.includes(column.header));
  const unknown = headers.filter((header) => header !== '' && header !== CODE_HEADER && !COLUMNS.some((c) => c.header === header));
  const bad: BadCell[] = [
    ...missing.map(({ header }) => ({ row: 1, column: header, problem: '表头缺少这一列' })),
    ...unknown.map((header) => ({ row: 1, column: header, problem: '表头没有这一列,请删除或按模板改名' })),
    ...headers.filter((header, i) => header !== '' && headers.indexOf(header) !== i).map((column) => ({ row: 1, column, problem: '表头重复' })),
  ];
  if (rest.length > MAX_ROWS) bad.push({ row: MAX_ROWS + 2, column: '', problem: `一次最多导入${MAX_ROWS}行,请分成几个文件` });
  if (bad.length > 0) return { assets: [], bad };

  const assets: AssetInput[] = [];
  rest.forEach((cells, i) => {
    if (cells.every((cell) => cell === null || cell === '')) return;
    const parsed = assetInput.safeParse(valuesOf(headers, cells));
    if (parsed.success) assets.push(parsed.data);
    else bad.push(...parsed.error.issues.map((issue) => badCell(i + 2, issue)));
  });
  if (assets.length === 0 && bad.length === 0) bad.push({ row: 2, column: '', problem: '表中没有资产' });
  return { assets, bad };
}

function valuesOf(headers: readonly string[], cells: readonly Cell[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field, header, required, read } of COLUMNS) {
    const at = headers.indexOf(header);
    const cell = at < 0 ? null : (cells[at] ?? null);
    const value = read(typeof cell === 'string' && cell.trim() === '' ? null : cell);
    // An empty cell of a column that must be filled is told so, and not that null is no text.
    values[field] = required && value === null ? '' : value;
  }
  return values;
}

function badCell(row: number, issue: { path: PropertyKey[]; message: string }): BadCell {
  const column = COLUMNS.find(({ field }) => field === issue.path[0]);
  return { row, column: column?.header ?? '', problem: issue.message };
}
