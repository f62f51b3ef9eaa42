/**
 * The law as the door asks for it: at once and from memory. What stands on the shelf is immutable, so that memory is
 * never wrong, only late; a name it does not know makes it look again.
 */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { allBooks } from '../../db/queries/rule-versions.js';
import type { Law } from '../machines/rules/book.js';
import { latestEdition, lawNamed, lawToday, OWN_SHELF, type Shelf, UnknownLaw, versionOn } from '../machines/rules/shelf.js';

export interface LawLibrary {
  /** The law of a project: its own book, the newest calendar. @throws UnknownLaw */
  law(version: string): Law;
  /** The law that an entry of the log names, as it was then. @throws UnknownLaw */
  named(name: string): Law;
  /** Under which version a district's projects are registered on a date. */
  versionOn(district: string, date: string): string;
  readonly shelf: Shelf;
  refresh(): Promise<void>;
  /** Tells of years that were announced or corrected, in whatever process, once they hold here. */
  onNewYears(tell: (years: string[]) => void): void;
  /** Does something once more where another process has put up law in the meantime. */
  retrying<T>(work: () => Promise<T>): Promise<T>;
  /** Looks again from time to time: another process may have put up law. @returns what stops it */
  keepFresh(log: Pick<Logger, 'warn'>): () => void;
}

const REFRESH_MILLIS = 60_000;

export async function lawLibrary(db: Knex): Promise<LawLibrary> {
  let shelf: Shelf = OWN_SHELF;
  let tellOfYears: ((years: string[]) => void) | undefined;
  const known = new Map<string, Law>();
  const once = (key: string, make: () => Law): Law => {
    const law = known.get(key) ?? make();
    known.set(key, law);
    return law;
  };
  const library: LawLibrary = {
    law: (version) => once(`today ${version}`, () => ({ ...lawToday(shelf, version), named: library.named })),
    named: (name) => once(`named ${name}`, () => lawNamed(shelf, name)),
    versionOn: (district, date) => versionOn(shelf, district, date),
    get shelf() {
      return shelf;
    },
    async refresh() {
      const found = await allBooks(db);
      if (found.versions.length === shelf.versions.length && found.editions.length === shelf.editions.length) return;
      const years = found.editions.filter(({ edition }) => edition > latestEdition(shelf)).map(({ year }) => year);
      shelf = found;
      known.clear();
      if (years.length > 0) tellOfYears?.(years);
    },
    onNewYears(tell) {
      tellOfYears = tell;
    },
    async retrying(work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof UnknownLaw)) throw error;
        await library.refresh();
        return work();
      }
    },
    keepFresh(log) {
      const look = () => library.refresh().catch((err) => log.warn({ err }, 'the rule books could not be read again'));
      const timer = setInterval(look, REFRESH_MILLIS).unref();
      return () => clearInterval(timer);
    },
  };
  await library.refresh();
  return library;
}
