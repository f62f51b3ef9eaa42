/** Pages by the last row seen: rows that arrive meanwhile neither repeat nor hide another. */
import type { Knex } from 'knex';

/** The last row of the page before, by its instant and id. */
export interface Cursor {
  at: number;
  id: string;
}
export interface PageOf<T> {
  items: T[];
  next: Cursor | null;
}

/** Newest first, equal instants by id: the order of the indexes on `projects`. */
export function newestFirst(
  query: Knex.QueryBuilder,
  { by, after, limit }: { by: string; after: Cursor | null; limit: number },
): Knex.QueryBuilder {
  if (after) {
    // The first condition is what the index can seek to; a plain OR would read from the top.
    query.whereRaw('?? <= ? and (?? < ? or p.id > ?)', [by, after.at, by, after.at, after.id]);
  }
  // One more than asked for: it tells whether there is a next page.
  return query.orderBy([{ column: by, order: 'desc' }, { column: 'p.id' }]).limit(limit + 1);
}

export function pageOf<R extends { id: string }, T>(
  rows: readonly R[],
  limit: number,
  at: (row: R) => number,
  shape: (row: R) => T,
): PageOf<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(shape),
    next: rows.length > limit && last ? { at: at(last), id: last.id } : null,
  };
}
