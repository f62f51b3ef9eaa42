/** Districts' versions of the rule book and years of the calendar, as rows. */
import type { Knex } from 'knex';
import type { CalendarYear } from '../../server/machines/rules/calendars.js';
import type { Changes } from '../../server/machines/rules/leaves.js';
import { BOOKS } from '../../server/machines/rules/books.js';
import type { Shelf } from '../../server/machines/rules/shelf.js';

export interface VersionRow {
  version: string;
  district: string;
  from: string;
  reason: string;
  changes: Changes;
  proposedBy: string;
  proposedAt: number;
  approvedBy: string | null;
  approvedAt: number | null;
  withdrawnAt: number | null;
}
export interface YearRow extends CalendarYear {
  id: string;
  year: string;
  source: string;
  proposedBy: string;
  proposedAt: number;
  edition: number | null;
  approvedBy: string | null;
  approvedAt: number | null;
  withdrawnAt: number | null;
}

const VERSION = `version, district, holds_from as "from", reason, changes, proposed_by as "proposedBy",
  proposed_at as "proposedAt", approved_by as "approvedBy", approved_at as "approvedAt", withdrawn_at as "withdrawnAt"`;
const YEAR = `id, year, basis, source, holidays, workdays, proposed_by as "proposedBy", proposed_at as "proposedAt",
  edition, approved_by as "approvedBy", approved_at as "approvedAt", withdrawn_at as "withdrawnAt"`;

/** Versions that whoever asks may see, oldest first. */
export async function ruleVersions(db: Knex, district?: string): Promise<VersionRow[]> {
  const { rows } = await db.raw<{ rows: VersionRow[] }>(
    `select ${VERSION} from rule_versions where ?::text is null or district = ? order by district, no`,
    [district ?? null, district ?? null],
  );
  return rows;
}

export async function ruleVersion(db: Knex, version: string): Promise<VersionRow | null> {
  const { rows } = await db.raw<{ rows: VersionRow[] }>(`select ${VERSION} from rule_versions where version = ?`, [
    version,
  ]);
  return rows[0] ?? null;
}

/** Years that whoever asks may see: editions first, then what is only proposed. */
export async function calendarYears(db: Knex): Promise<YearRow[]> {
  const { rows } = await db.raw<{ rows: YearRow[] }>(
    `select ${YEAR} from calendar_years order by edition nulls last, proposed_at, id`,
  );
  return rows;
}

/** How many trades have something due at an instant or later: what a year's calendar dates anew, at most. */
export async function tradesDueFrom(db: Knex, from: number): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>('select count(*)::int as count from projects where next_due_at >= ?', [from]);
  return rows[0]?.count ?? 0;
}

/** Everything that was approved, as data: with the program's own books, all law that any entry of the log can name. */
export async function allBooks(db: Knex): Promise<Shelf> {
  const [versions, years] = await Promise.all([ruleVersions(db), calendarYears(db)]);
  return {
    books: BOOKS,
    versions: versions
      .filter((v) => v.approvedAt !== null)
      .map(({ version, district, from, changes }) => ({ version, district, from, changes })),
    editions: years.flatMap(({ year, edition, basis, holidays, workdays }) =>
      edition === null ? [] : [{ edition, year, days: { basis, holidays, workdays } }],
    ),
  };
}
