/**
 * What anybody may read of trades: this and `public-project.ts` are the whole of it. Each column and each part of the
 * facts is named, so that what is added elsewhere stays out until somebody decides otherwise (domain §6).
 */
import type { Knex } from 'knex';
import type { Facts, NoticeDates, Valuation } from '../../server/machines/facts.js';
import type { Category, Mode, Side } from '../../server/machines/modes.js';
import {
  currentCheckpoints,
  isSuspended,
  stageOf,
  type TradeState,
} from '../../server/machines/position.js';
import { type Cursor, type PageOf, pageOf } from './keyset.js';
import { prepared } from './prepared.js';
import { FILTERS, type ProjectFilters } from './project-filters.js';

export interface PublicRow {
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
  public_at: number;
  passed: Facts['passed'];
  valuation: Valuation | null;
  dates: NoticeDates | null;
}

export const PUBLIC_COLUMNS = [
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
  'p.public_at',
];
export const PUBLIC_FACTS = 'passed jsonb, valuation jsonb, dates jsonb';

export interface PublicProject {
  id: string;
  code: string;
  title: string;
  groupNo: string | null;
  village: { code: string; name: string };
  town: { code: string; name: string };
  side: Side;
  category: Category;
  mode: Mode;
  stage: string;
  suspended: boolean;
  checkpoints: string[];
  publicAt: number;
  limit: number | null;
  dates: NoticeDates | null;
}

// The facts are opened once per row: each `->` of its own would unpack the whole again, which was most of the work.
const LIST = `
  select ${PUBLIC_COLUMNS.join(', ')}, f.*
  from projects p
  join organisations v on v.id = p.village
  join organisations t on t.id = p.town
  cross join lateral jsonb_to_record(p.facts) as f (${PUBLIC_FACTS})
  where p.public_at is not null`;

export async function listPublicProjects(
  db: Knex,
  filters: ProjectFilters,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<PageOf<PublicProject>> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const asked = FILTERS.filter((column) => filters[column] !== undefined);
  const conditions = asked.map((column) => ` and p.${column} = ${value(filters[column])}`);
  if (after) conditions.push(beyond(value(after.at), value(after.id)));
  // One of two constants: a limit as a value could be anything to the planner, which then plans anew each time.
  const most = limit <= 20 ? 20 : Math.max(limit, 100);
  const sql = `${LIST}${conditions.join('')} order by p.public_at desc, p.id limit ${most + 1}`;
  return pageOf(await prepared<PublicRow>(db, sql, values), limit, (row) => row.public_at, publicHead);
}

/** The first condition is what the index can seek to; a plain OR would read from the top. */
const beyond = (at: string, id: string) =>
  ` and p.public_at <= ${at} and (p.public_at < ${at} or p.id > ${id})`;

export function publicHead(row: PublicRow): PublicProject {
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
    publicAt: row.public_at,
    limit: openLimit(row),
    dates: row.dates,
  };
}

/** A secret reserve is told only when the trade has succeeded, an open one once the town has approved it. */
function openLimit({ valuation, passed }: PublicRow): number | null {
  if (!valuation) return null;
  const told = valuation.secret ? passed.award : passed.approval;
  return told === undefined ? null : valuation.amount;
}
