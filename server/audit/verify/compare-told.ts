/** What everybody reads of a trade against what its log gives: whoever owns the database could mislead there unseen. */
import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '../../machines/facts.js';
import type { TradeState } from '../../machines/position.js';
import { publicTrade } from '../../machines/public-trade.js';
import type { Law } from '../../machines/rules/book.js';
import { tradeFigures } from '../../machines/trade-figures.js';
import type { Laws } from './laws.js';
import type { ProjectRows } from './source.js';
import type { Name } from './told.js';

/** Names are no part of the log: of the winner's it is only asked that there is one where there must be. */
export function compareTold(
  { row, told }: ProjectRows,
  { trade, named }: { trade: { state: TradeState; facts: Facts } | null; named: Name | null },
  laws: Laws,
  find: (detail: string) => void,
): void {
  if (told === undefined || trade === null) return;
  const { state, facts } = trade;
  const isWrong = (told !== null) !== (row.public_at !== null);
  if (isWrong) find(told ? 'it is public too early' : 'it is not there');
  if (isWrong || told === null) return;
  const said = { item: read(told.item), detail: read(told.detail) };
  if (!said.item || !said.detail) {
    find('it is not JSON');
    return;
  }
  const { item, detail, amount } = publicTrade(state, facts, lawSaid(said.detail, facts, laws));
  // A row that the program wrote before it reckoned dates ahead has none until the next act.
  if (said.detail.timetable === undefined) delete (detail as Partial<typeof detail>).timetable;
  const result = said.detail.result as { name?: string } | null;
  const expected = { ...detail, result: detail.result && { ...detail.result, name: result?.name } };
  for (const [name, value] of [...Object.entries(item), ...Object.entries(expected)]) {
    if (!isDeepStrictEqual(said.detail[name], value)) find(name);
  }
  for (const [name, value] of Object.entries(item)) if (!isDeepStrictEqual(said.item[name], value)) find(`in lists: ${name}`);
  for (const [name, value] of [['code', named?.code], ['title', named?.title], ['groupNo', named?.group_no]] as const) {
    if (named && (said.item[name] !== value || said.detail[name] !== value)) find(`it is called otherwise: ${name}`);
  }
  const { side, category, village, town } = facts.project;
  for (const [name, value] of Object.entries({ side, category, village, town })) {
    if (told[name as 'side'] !== undefined && told[name as 'side'] !== value) find(`what lists are filtered by: ${name}`);
  }
  if (detail.result && !result?.name) find('the candidate has no name');
  if (told.stage !== row.stage || told.mode !== row.mode || told.amount !== amount) find('what lists are filtered by');
  for (const [name, value] of Object.entries(tradeFigures(facts))) if (told.figures?.[name] !== value) find(`figures: ${name}`);
}

/** The calendar may have got a year since the row was written: it says by which one its dates were reckoned. */
function lawSaid(detail: Record<string, unknown>, { rules }: Facts, laws: Laws): Law {
  const { law } = (detail.timetable ?? {}) as { law?: unknown };
  const today = laws.today(rules);
  const [, book, edition = '0'] = /^(.+?)(?:#(\d{1,9}))?$/.exec(String(law)) ?? [];
  return book === rules && Number(edition) <= (today.edition ?? 0) ? laws.named(String(law)) : today;
}

function read(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return null;
  }
}
