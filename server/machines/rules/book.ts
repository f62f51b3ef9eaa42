/**
 * A rule book: every number the software enforces, with the basis it comes from. Books are dated and
 * never edited; a project keeps the book it was registered under. `H` is law, which a district may not
 * loosen; `D` is a default that a district may tighten or replace with a dated new version.
 */
import type { Calendar } from './calendars.js';
import type { RuleKey, RuleValues } from './values.js';

export type { CheckpointLimits, Fraction, NoticeRow, RuleKey, RuleValues } from './values.js';

export interface RuleEntry<K extends RuleKey = RuleKey> {
  name: string;
  kind: 'H' | 'D';
  basis: string;
  value: RuleValues[K];
}
export type Rules = { readonly [K in RuleKey]: RuleEntry<K> };
export interface RuleBook {
  version: string;
  /** The first civil date on which the book holds. */
  from: string;
  rules: Rules;
}

/** What a decision is made under: one rule book and the official calendars as they were known then. */
export interface Law {
  book: RuleBook;
  calendar: Calendar;
  /** How many times years were added to the calendar, or corrected, since the program's own. */
  edition?: number;
  /** The law that an earlier entry of the same trade names, for whoever tells again what was decided then. */
  named?: (name: string) => Law;
}

/** The value of a rule under a law. */
export function ruleValue<K extends RuleKey>(law: Law, key: K): RuleValues[K] {
  return law.book.rules[key].value;
}

/** What a log entry names: the book, and the edition of the calendar where it is not the program's own. */
export function lawName({ book, edition = 0 }: Law): string {
  return edition > 0 ? `${book.version}#${edition}` : book.version;
}
