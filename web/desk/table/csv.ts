/** A table as a file that spreadsheet programs open: comma-separated, with the mark by which they know it is UTF-8. */
export type Cell = string | number | null | undefined;

/** A spreadsheet takes a cell that begins so for a formula, and a project's title is anybody's text. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: Cell): string => {
  if (typeof value === 'number') return String(value);
  return `"${String(value ?? '')
    .replace(FORMULA, "'$&")
    .replaceAll('"', '""')}"`;
};

export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Fen as a number of yuan. */
export const yuan = (fen: number | null | undefined): number | null =>
  fen == null ? null : fen / 100;
