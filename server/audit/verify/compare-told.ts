/** What everybody reads of a trade against what its log gives: whoever owns the database could mislead there unseen. */
import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '../../machines/facts.js';
import type { TradeState } from '../../machines/position.js';
import { publicTrade } from '../../machines/public-trade.js';
import { tradeFigures } from '../../machines/trade-figures.js';
import type { ProjectRows } from './source.js';

/** Names are no part of the log: of the winner's it is only asked that there is one where there must be. */
export function compareTold({ row, told }: ProjectRows, state: TradeState, facts: Facts, find: (detail: string) => void): void {
  if (told === undefined) return;
  const isWrong = (told !== null) !== (row.public_at !== null);
  if (isWrong) find(told ? 'it is public too early' : 'it is not there');
  if (isWrong || told === null) return;
  const { item, detail, amount } = publicTrade(state, facts);
  const said = { item: read(told.item), detail: read(told.detail) };
  if (!said.item || !said.detail) {
    find('it is not JSON');
    return;
  }
  const result = said.detail.result as { name?: string } | null;
  const expected = { ...detail, result: detail.result && { ...detail.result, name: result?.name } };
  for (const [name, value] of [...Object.entries(item), ...Object.entries(expected)]) {
    if (!isDeepStrictEqual(said.detail[name], value)) find(name);
  }
  for (const [name, value] of Object.entries(item)) if (!isDeepStrictEqual(said.item[name], value)) find(`in lists: ${name}`);
  if (detail.result && !result?.name) find('the candidate has no name');
  if (told.stage !== row.stage || told.mode !== row.mode || told.amount !== amount) find('what lists are filtered by');
  for (const [name, value] of Object.entries(tradeFigures(facts))) if (told.figures?.[name] !== value) find(`figures: ${name}`);
}

function read(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return null;
  }
}
