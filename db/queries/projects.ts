/** Lists of projects for those who work on them or take part in them. */
import type { Knex } from 'knex';
import type { Category, Mode, Side } from '../../server/machines/modes.js';
import {
  currentCheckpoints,
  isSuspended,
  stageOf,
  type TradeState,
} from '../../server/machines/position.js';
import { type Cursor, newestFirst, type PageOf, pageOf } from './keyset.js';
import { filtered, type ProjectFilters, projectsWithPlaces } from './project-filters.js';

/** Where an account sees whole trades, by organisation; made from the policy, which alone knows why. */
export interface Scope {
  villages: readonly string[];
  towns: readonly string[];
  districts: readonly string[];
  /** Districts in which the account sees the trades it was drawn to review. */
  drawnIn: readonly string[];
  account: string;
  /** A bidder sees the trades it takes part in. */
  isBidder: boolean;
}

interface Row {
  id: string;
  code: string;
  title: string;
  group_no: string | null;
  village: string;
  village_name: string;
  town: string;
  town_name: string;
  side: Side;
  category: Category;
  mode: Mode;
  state: TradeState;
  registered_at: number;
  public_at: number | null;
  offers_close_at: number | null;
}

export type ListedProject = ReturnType<typeof shape>;

export async function listProjects(
  db: Knex,
  scope: Scope,
  filters: ProjectFilters,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<PageOf<ListedProject>> {
  const query = within(db, filtered(projectsWithPlaces(db), filters), scope);
  if (filters.search !== undefined) containing(query, filters.search);
  const rows: Row[] = await newestFirst(query, { by: 'p.registered_at', after, limit }).select(
    'p.id',
    'p.code',
    'p.title',
    'p.group_no',
    'p.village',
    'v.name as village_name',
    'p.town',
    't.name as town_name',
    'p.side',
    'p.category',
    'p.mode',
    'p.state',
    'p.registered_at',
    'p.public_at',
    'p.offers_close_at',
  );
  return pageOf(rows, limit, (row) => row.registered_at, shape);
}

function shape(row: Row) {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    groupNo: row.group_no,
    village: { code: row.village, name: row.village_name },
    town: { code: row.town, name: row.town_name },
    side: row.side,
    category: row.category,
    mode: row.mode,
    stage: stageOf(row.state),
    suspended: isSuspended(row.state),
    checkpoints: currentCheckpoints(row.state),
    registeredAt: row.registered_at,
    publicAt: row.public_at,
    offersCloseAt: row.offers_close_at,
  };
}

/** Narrows `projects as p` to what an account may see whole. */
export function within(db: Knex, query: Knex.QueryBuilder, scope: Scope): Knex.QueryBuilder {
  if (scope.isBidder) {
    return query.whereIn(
      'p.id',
      db('trade_bidders').where('account', scope.account).select('project'),
    );
  }
  return query.where((any) => {
    any.whereRaw('false');
    oneOf(any, 'p.village', scope.villages);
    oneOf(any, 'p.town', scope.towns);
    oneOf(any, 'p.district', scope.districts);
    if (scope.drawnIn.length > 0) {
      any.orWhere((drawn) =>
        drawn
          .whereIn('p.district', [...scope.drawnIn])
          .whereRaw(`p.facts -> 'panel' -> 'drawn' @> to_jsonb(?::text)`, [scope.account]),
      );
    }
  });
}

function containing(query: Knex.QueryBuilder, text: string): void {
  query.whereRaw(`position(? in lower(concat_ws(' ', p.title, p.code, v.name, t.name))) > 0`, [text.toLowerCase()]);
}

/** An equality where it can be one: then the index gives the order too. */
function oneOf(any: Knex.QueryBuilder, column: string, codes: readonly string[]): void {
  if (codes.length === 1) any.orWhere(column, codes[0] as string);
  else if (codes.length > 1) any.orWhereIn(column, [...codes]);
}
