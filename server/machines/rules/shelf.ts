/**
 * All law a platform knows: the program's books, the districts' dated versions of them, and the calendar in
 * editions. Everything on the shelf is immutable, so that a name always means the same law:
 * `2026-01-01`, `2026-01-01+330203-002` with a district's version, `…#3` with the third edition of the calendar.
 */
import type { Law, RuleBook } from './book.js';
import { BOOKS, bookOn } from './books.js';
import { CALENDAR, type Calendar, type CalendarYear } from './calendars.js';
import { type Changes, withChanges } from './leaves.js';

/** A district's version: values that it has otherwise than the program's book, from a date on. */
export interface DistrictVersion {
  version: string;
  district: string;
  from: string;
  changes: Changes;
}
/** A year that was added to the calendar, or corrected. Editions are numbered from 1 without a gap. */
export interface CalendarEdition {
  edition: number;
  year: string;
  days: CalendarYear;
}
export interface Shelf {
  books: readonly RuleBook[];
  versions: readonly DistrictVersion[];
  editions: readonly CalendarEdition[];
}

/** What every platform has from the start. */
export const OWN_SHELF: Shelf = { books: BOOKS, versions: [], editions: [] };

/** A name that nothing on this shelf bears: another process may have put it there a moment ago. */
export class UnknownLaw extends Error {
  constructor(readonly lawName: string) {
    super(`no rule book ${lawName} on the shelf`);
  }
}

const NAME = /^([^+#]+)(?:\+([^#]+))?(?:#(\d+))?$/;

function bookNamed(shelf: Shelf, name: string): RuleBook {
  const [, base, district] = NAME.exec(name) ?? [];
  const book = shelf.books.find((b) => b.version === base);
  if (!book) throw new UnknownLaw(name);
  if (district === undefined) return book;
  const version = shelf.versions.find((v) => v.version === district);
  if (!version) throw new UnknownLaw(name);
  return {
    version: `${book.version}+${version.version}`,
    from: version.from > book.from ? version.from : book.from,
    rules: withChanges(book.rules, version.changes),
  };
}

/** The calendar as it stood after an edition. */
export function calendarOf(shelf: Shelf, edition: number): Calendar {
  const added = shelf.editions.filter((e) => e.edition <= edition).sort((a, b) => a.edition - b.edition);
  return Object.fromEntries([...Object.entries(CALENDAR), ...added.map((e) => [e.year, e.days] as const)]);
}

export const latestEdition = (shelf: Shelf) => Math.max(0, ...shelf.editions.map((e) => e.edition));

/** The law that an entry of the log names, exactly as it was then. @throws UnknownLaw */
export function lawNamed(shelf: Shelf, name: string): Law {
  const edition = Number(NAME.exec(name)?.[3] ?? 0);
  if (edition > latestEdition(shelf)) throw new UnknownLaw(name);
  return { book: bookNamed(shelf, name), calendar: calendarOf(shelf, edition), edition };
}

/** A project keeps its book; the calendar is the newest, as its years become official one after the other. @throws UnknownLaw */
export function lawToday(shelf: Shelf, version: string): Law {
  const edition = latestEdition(shelf);
  return { book: bookNamed(shelf, version), calendar: calendarOf(shelf, edition), edition };
}

/** The version under which a district's projects are registered on a date. */
export function versionOn(shelf: Shelf, district: string, date: string): string {
  const own = shelf.versions
    .filter((v) => v.district === district && v.from <= date)
    .sort((a, b) => (a.from < b.from || (a.from === b.from && a.version < b.version) ? 1 : -1))[0];
  const { version } = bookOn(date);
  return own ? `${version}+${own.version}` : version;
}
