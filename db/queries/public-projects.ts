/** Lists of what anybody may read of trades. Each item is JSON text, made when its trade last changed. */
import type { Knex } from 'knex';
import { askingAs, NOBODY } from '../subject.js';
import type { Cursor } from './keyset.js';
import { prepared } from './prepared.js';
import { FILTERS, type ProjectFilters } from './project-filters.js';

export interface PublicFilters extends ProjectFilters {
  /** Fen. */
  least?: number;
  most?: number;
}

/** Newest first, or those that still take offers, the next to close first. */
export type PublicOrder = 'newest' | 'closing';

interface Row {
  id: string;
  at: number;
  item: string;
}

export interface PublicPage {
  /** JSON of each. */
  items: string[];
  next: Cursor | null;
}

const FEW = 500;
const WITH_PAIRS = `select id from public_trades where grams @> $1::text[] limit ${FEW + 1}`;

const ORDERS = {
  newest: { column: 'public_at', direction: ' desc', before: '<' },
  closing: { column: 'offers_close_at', direction: '', before: '>' },
} as const;

export async function listPublicProjects(
  db: Knex,
  filters: PublicFilters,
  { after, limit, order = 'newest' }: { after: Cursor | null; limit: number; order?: PublicOrder },
): Promise<PublicPage> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = FILTERS.filter((column) => filters[column] !== undefined).map((column) => `${column} = ${value(filters[column])}`);
  if (filters.least !== undefined) conditions.push(`amount >= ${value(filters.least)}`);
  if (filters.most !== undefined) conditions.push(`amount <= ${value(filters.most)}`);
  if (filters.search !== undefined) conditions.push(...(await containing(db, filters.search, value)));

  const { column, direction, before } = ORDERS[order];
  if (order === 'closing') conditions.push(`stage in ('announcement', 'bidding') and ${column} > (select platform_clock())`);
  if (after) {
    const [at, id] = [value(after.at), value(after.id)];
    // The first condition is what the index can seek to; a plain OR would read from the top.
    conditions.push(`${column} ${before}= ${at} and (${column} ${before} ${at} or id > ${id})`);
  }
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  // One of two constants: a limit as a value could be anything to the planner, which then plans anew each time.
  const most = limit <= 20 ? 20 : Math.max(limit, 100);
  // First which: that is read in an index. Then the rows of those, which are wide.
  const which = `select id, ${column} as at from public_trades${where} order by ${column}${direction}, id limit ${most + 1}`;
  const sql = `select id, at, item from (${which}) which join public_trades using (id) order by at${direction}, id`;
  const rows = await prepared<Row>(askingAs(db, NOBODY), sql, values);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map((row) => row.item), next: last ? { at: last.at, id: last.id } : null };
}

/**
 * What few trades say is found by their pairs of characters, and those are looked at alone. What many say is met soon
 * enough on the way from the newest on. The phrase itself makes sure of the order of the pairs.
 */
async function containing(db: Knex, phrase: string, value: (given: unknown) => string): Promise<string[]> {
  const pairs = pairsOf(phrase.toLowerCase().replaceAll(/\s/g, ''));
  const found = await prepared<{ id: string }>(askingAs(db, NOBODY), WITH_PAIRS, [pairs]);
  const says = `position(${value(phrase.toLowerCase())} in search) > 0`;
  return found.length > FEW ? [says] : [`id = any(${value(found.map(({ id }) => id))}::uuid[])`, says];
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
