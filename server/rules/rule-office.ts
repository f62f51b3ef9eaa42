/** Rule books and the calendar as routes use them. */
import type { Knex } from 'knex';
import { platformClock } from '../../db/queries/platform-clock.js';
import { calendarYears, ruleVersion, ruleVersions, tradesDueFrom, type VersionRow } from '../../db/queries/rule-versions.js';
import { NotFound } from '../errors.js';
import { bookOn, BOOKS } from '../machines/rules/books.js';
import { type Difference, differenceOf, withChanges } from '../machines/rules/leaves.js';
import { calendarOf, latestEdition, lawNamed, UnknownLaw } from '../machines/rules/shelf.js';
import { dateOf, instantOf } from '../machines/time.js';
import type { Subject } from '../people/subject.js';
import { bookView } from './book-view.js';
import { approveYear, proposeYear, rejectYear, withdrawYear, type YearInput } from './calendar-years.js';
import { approveVersion, proposeVersion, withdrawVersion, type VersionInput } from './district-versions.js';
import type { LawLibrary } from './law-library.js';

export interface RuleOffice {
  /** What holds in a district on a date, today without one, with all versions and the calendar. */
  today(asked: { district?: string; date?: string }): Promise<object>;
  /** A book by its name, or a district's version. @param asking reads as whoever asks @throws NotFound */
  version(asking: Knex, name: string): Promise<object>;
  /** What a version has otherwise than what holds in its district today. */
  difference(asking: Knex, version: string): Promise<{ against: string; difference: Difference[] }>;
  proposals(asking: Knex): Promise<object>;
  propose(by: Subject, given: VersionInput): Promise<{ version: string }>;
  approve(by: Subject, version: string): Promise<void>;
  withdraw(by: Subject, version: string): Promise<void>;
  proposeYear(by: Subject, given: YearInput): Promise<{ id: string }>;
  approveYear(by: Subject, id: string): Promise<{ edition: number }>;
  withdrawYear(by: Subject, id: string): Promise<void>;
  rejectYear(by: Subject, id: string, reason: string): Promise<void>;
}

export function ruleOffice(db: Knex, library: LawLibrary): RuleOffice {
  /** A district's version laid over the program's book of its first day. */
  const bookOfVersion = ({ version, from, changes }: VersionRow) => {
    const base = bookOn(from);
    return { version: `${base.version}+${version}`, from, rules: withChanges(base.rules, changes) };
  };
  const named = async (asking: Knex, version: string) => {
    const row = await ruleVersion(asking, version);
    if (!row) throw new NotFound('没有这个规则版本,请核对编号。');
    return row;
  };
  return {
    async today({ district, date }) {
      await library.refresh();
      const on = date ?? dateOf(await platformClock(db));
      const { shelf } = library;
      const version = district === undefined ? bookOn(on).version : library.versionOn(district, on);
      const { book } = library.law(version);
      const edition = latestEdition(shelf);
      return {
        date: on,
        ...bookView(book, BOOKS),
        versions: [
          ...BOOKS.map((b) => ({ version: b.version, from: b.from, district: null })),
          ...shelf.versions
            .filter((v) => district === undefined || v.district === district)
            .map((v) => ({ version: v.version, from: v.from, district: v.district })),
        ],
        calendar: {
          edition,
          years: Object.entries(calendarOf(shelf, edition)).map(([year, days]) => ({ year, ...days })),
        },
      };
    },
    async version(asking, name) {
      if (/^\d{6}-\d{3,}$/.test(name)) {
        const row = await named(asking, name);
        const { changes, reason, district, proposedAt, approvedAt, withdrawnAt } = row;
        return { ...bookView(bookOfVersion(row), BOOKS), changes, reason, district, proposedAt, approvedAt, withdrawnAt };
      }
      await library.refresh();
      try {
        return bookView(lawNamed(library.shelf, name).book, BOOKS);
      } catch (error) {
        if (error instanceof UnknownLaw) throw new NotFound('没有这个规则版本,请核对编号。');
        throw error;
      }
    },
    async difference(asking, version) {
      const row = await named(asking, version);
      await library.refresh();
      const against = library.versionOn(row.district, dateOf(await platformClock(db)));
      return { against, difference: differenceOf(library.law(against).book.rules, bookOfVersion(row).rules) };
    },
    async proposals(asking) {
      const waiting = <T extends { approvedAt: number | null; withdrawnAt: number | null }>(rows: T[]) =>
        rows.filter((r) => r.approvedAt === null && r.withdrawnAt === null);
      const [versions, years, now] = await Promise.all([ruleVersions(asking), calendarYears(asking), platformClock(db)]);
      // What came too late can never be approved, and waits for nobody.
      const today = dateOf(now);
      return {
        versions: waiting(versions).filter((v) => v.from > today),
        years: await Promise.all(
          waiting(years)
            .filter((y) => y.year >= today.slice(0, 4))
            .map(async (y) => ({ ...y, redated: await tradesDueFrom(db, instantOf(`${y.year}-01-01`)) })),
        ),
      };
    },
    propose: (by, given) => proposeVersion(db, by, given),
    async approve(by, version) {
      await approveVersion(db, by, version);
      await library.refresh();
    },
    withdraw: (by, version) => withdrawVersion(db, by, version),
    proposeYear: (by, given) => proposeYear(db, by, given),
    async approveYear(by, id) {
      const made = await approveYear(db, by, id);
      await library.refresh();
      return made;
    },
    withdrawYear: (by, id) => withdrawYear(db, by, id),
    rejectYear: (by, id, reason) => rejectYear(db, by, id, reason),
  };
}
