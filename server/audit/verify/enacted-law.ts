/**
 * Law enters the log too: one administrator proposes a district's version of the rules or a year of the calendar, another
 * approves it. What is on the shelf must be just what was approved there; and nothing is decided under other law than was in
 * force: not under what nobody had approved yet, and not under what had been replaced.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CalendarYear } from '../../machines/rules/calendars.js';
import { bookOn } from '../../machines/rules/books.js';
import type { Changes } from '../../machines/rules/leaves.js';
import { OWN_SHELF, type Shelf, versionOn } from '../../machines/rules/shelf.js';
import { dateOf } from '../../machines/time.js';
import type { CheckedEntry, Line } from './check-entry.js';
import type { Place } from './finding.js';
import type { Ledger } from './ledger.js';

/** Another process of the platform looks for new law once a minute. */
const LATE_MILLIS = 10 * 60_000;

interface Proposal {
  by: string;
  what: unknown;
  decided: boolean;
}
interface Version {
  from: string;
  changes: Changes;
}
interface Year extends CalendarYear {
  year: string;
}
interface Approved<T> {
  name: string;
  at: number;
  what: T;
}

export class EnactedLaw {
  readonly #proposals = new Map<string, Proposal>();
  readonly #versions: Approved<Version>[] = [];
  /** In the order of their editions, the first of which is 1. */
  readonly #years: Approved<Year>[] = [];
  /** The content of some entry is not there: what was approved is not known for sure. */
  #incomplete: boolean;

  /** @param isWhole the entries of the platform's chain will be given; without them only what a project says of itself is compared */
  constructor(isWhole: boolean) {
    this.#incomplete = !isWhole;
  }

  /** An entry of the platform's chain. */
  take({ payload }: CheckedEntry, line: Line, place: Place, ledger: Ledger): void {
    const [, kind, act] = /^(rules|calendar)_(proposed|approved|withdrawn|rejected)$/.exec(line.event) ?? [];
    if (!kind) return;
    const data = payload?.data as ({ version?: string; id?: string } & Record<string, unknown>) | undefined;
    if (!data) {
      this.#incomplete = true;
      return;
    }
    const wrong = (detail: string) => ledger.find('law-approval', place, detail);
    const name = String(kind === 'rules' ? data.version : data.id);
    const proposal = this.#proposals.get(name);
    if (act === 'proposed') {
      if (proposal) wrong(`${name} was proposed before`);
      this.#proposals.set(name, { by: line.actor, what: data, decided: false });
      return;
    }
    if (!proposal) {
      wrong(`nobody had proposed ${name}`);
      return;
    }
    if (proposal.decided) wrong(`${name} was decided before`);
    proposal.decided = true;
    if (act === 'withdrawn') {
      if (proposal.by !== line.actor) wrong(`${name} was withdrawn by somebody else than had proposed it`);
      return;
    }
    if (proposal.by === line.actor) wrong(`${name} was proposed and ${act} by the same person`);
    if (act === 'rejected') return;
    if (kind === 'rules') this.#versions.push({ name, at: line.at, what: proposal.what as Version });
    else this.#enactYear({ name, at: line.at, what: proposal.what as Year }, data, wrong);
  }

  #enactYear(year: Approved<Year>, said: Record<string, unknown>, wrong: (detail: string) => void): void {
    this.#years.push(year);
    const { length } = this.#years;
    if (said.edition !== length) wrong(`edition ${said.edition} of the calendar follows edition ${length - 1}`);
    if (said.year !== year.what.year) wrong(`${said.year} was approved, ${year.what.year} had been proposed`);
  }

  /** Everything on the shelf was approved as it stands there, and everything that was approved is on it. */
  finish({ versions, editions }: Shelf, ledger: Ledger): void {
    if (this.#incomplete) return;
    const find = (row: string, detail: string) => ledger.find('law-shelf', { table: 'rules', row }, detail);
    const approved = new Map<string, unknown>([
      ...this.#versions.map(({ name, what: { from, changes } }) => [name, { district: name.slice(0, 6), from, changes }] as const),
      ...this.#years.map(({ what: { year, basis, holidays, workdays } }, n) => [`edition ${n + 1}`, { year, days: { basis, holidays, workdays } }] as const),
    ]);
    const shelved: [string, unknown][] = [
      ...versions.map(({ version, ...what }) => [version, what] as [string, unknown]),
      ...editions.map(({ edition, ...what }) => [`edition ${edition}`, what] as [string, unknown]),
    ];
    for (const [name, what] of shelved) {
      if (!approved.has(name)) find(name, 'nobody approved it');
      else if (!isDeepStrictEqual(approved.get(name), what)) find(name, 'it was approved otherwise');
      approved.delete(name);
    }
    for (const name of approved.keys()) find(name, 'it was approved and is not there');
  }

  /** Why a project cannot have been registered under the rules that its first entry names, or null. */
  faultOfRegistration({ rules, at }: Line, village: string): string | null {
    if (this.#incomplete) return null;
    const [base = '', own] = rules.split('+');
    const date = dateOf(at);
    if (base > bookOn(date).version) return `${base} did not hold yet on ${date}`;
    const versionBy = (until: number) => {
      const versions = this.#versions.filter((v) => v.at <= until).map(({ name, what }) => ({ version: name, district: name.slice(0, 6), ...what }));
      return versionOn({ ...OWN_SHELF, versions }, village.slice(0, 6), date).split('+')[1];
    };
    const inForce = [versionBy(at), versionBy(at - LATE_MILLIS)];
    return inForce.includes(own) ? null : `${own ?? 'no version of the district'}, in force was ${inForce[0] ?? 'none'}`;
  }

  /** Why a document cannot have been issued under the rules that its entry names, or null: it needs no calendar. */
  faultOfDocument({ rules }: Line, book: string): string | null {
    return rules === book ? null : `the project keeps ${book}`;
  }

  /** Why an act cannot have been decided under the rules that its entry names, or null. @param book what the project was registered under */
  faultOfDecision({ rules, at }: Line, book: string): string | null {
    if (rules === book && this.#years.length === 0) return null;
    const [named, edition = '0'] = rules.split('#');
    if (named !== book) return `the project keeps ${book}`;
    if (this.#incomplete) return null;
    if (Number(edition) > this.#years.length) return `edition ${edition} of the calendar was not approved yet`;
    const since = this.#years[Number(edition)]?.at ?? Number.POSITIVE_INFINITY;
    return at > since + LATE_MILLIS ? `edition ${Number(edition) + 1} of the calendar was in force` : null;
  }
}
