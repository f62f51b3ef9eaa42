/** What a measurement reports, and the table of all of them. */
export interface Row {
  what: string;
  measured: string;
  baseline?: string;
  /** The figure that the aim speaks of. */
  figure?: string;
  aim?: string;
  /** Said, never asserted. */
  met?: boolean;
}

export interface Options {
  quick: boolean;
  tell: (line: string) => void;
}

export const figures = {
  median: (values: readonly number[]) => quantile(values, 0.5),
  mean: (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length,
  quantile,
};

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ')}/s`;
export const times = (value: number) => `${value.toFixed(2)} ×`;
export const megabytes = (value: number) => `${Math.round(value / 1048576)} MB`;

const HEAD = ['measured', 'result', 'baseline in the same run', 'figure', 'aim'];

/** Also valid Markdown, so that docs/bench.md holds what was printed. */
export function table(rows: readonly Row[]): string {
  const cells = [
    HEAD,
    ...rows.map((r) => [r.what, r.measured, r.baseline ?? '', r.figure ?? '', aimOf(r)]),
  ];
  const widths = HEAD.map((_, i) => Math.max(...cells.map((row) => (row[i] as string).length)));
  const line = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`;
  const [head, ...body] = cells.map(line);
  return [head, `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...body].join('\n');
}

const aimOf = ({ aim, met }: Row) => (aim === undefined ? '' : `${aim}${met === undefined ? '' : met ? ' ✓' : ' ✗'}`);
