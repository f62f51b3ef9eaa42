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
import { type Cursor, newestFirst, type PageOf, pageOf } from './keyset.js';
import { filtered, type ProjectFilters, projectsWithPlaces } from './project-filters.js';

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
export const PUBLIC_FACTS = ['passed', 'valuation', 'dates'];

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

export async function listPublicProjects(
  db: Knex,
  filters: ProjectFilters,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<PageOf<PublicProject>> {
  const query = filtered(projectsWithPlaces(db), filters).whereNotNull('p.public_at');
  const rows: PublicRow[] = await newestFirst(query, { by: 'p.public_at', after, limit }).select(
    ...PUBLIC_COLUMNS,
    ...partsOfFacts(db, PUBLIC_FACTS),
  );
  return pageOf(rows, limit, (row) => row.public_at, publicHead);
}

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

function partsOfFacts(db: Knex, names: readonly string[]): Knex.Raw[] {
  return names.map((name) => db.raw(`p.facts -> '${name}' as ??`, [name]));
}
