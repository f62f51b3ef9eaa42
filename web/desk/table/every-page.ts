/** All pages of a list, for a file of it. */
import { get } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { say } from '../words.js';

/** More than anybody reads in a spreadsheet, and the platform is asked a page at a time. */
const MOST_PAGES = 200;

/** @throws Problem in words where there are too many */
export async function everyPage<T>(addressOf: (after: string | null) => string): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read: { items: T[]; next: string | null } = await get(addressOf(after));
    all.push(...read.items);
    after = read.next;
    if (after === null) return all;
  }
  const detail = say('超过{rows}行,请先用筛选缩小范围,再导出。', { rows: all.length });
  throw new Problem({ detail }, 413);
}
