/** The months of a chart one after another: one without a contract stands there too, with nothing. */
import type { Group } from './group.js';

/** @param months those with a contract, the earliest first */
export function everyMonth(months: readonly Group[]): Group[] {
  const [first, last] = [months[0]?.key, months.at(-1)?.key];
  const known = new Map(months.map((month) => [month.key, month]));
  const all: Group[] = [];
  for (let key = first; key && last && key <= last; key = following(key)) {
    all.push(known.get(key) ?? { key, name: key, trades: 0, turnover: 0, gain: 0, saved: 0 });
  }
  return all;
}

/** 2025-12 → 2026-01 */
function following(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}
