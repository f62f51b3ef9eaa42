/**
 * All that is checked of trades: each entry by itself, in its project's order, by the rules and the law of its time; and at last
 * the rows. Several of them may share the projects of a log; each is given the entries of the platform's chain besides.
 */
import type { Shelf } from '../../machines/rules/shelf.js';
import { checkEntry } from './check-entry.js';
import { compareRows } from './compare-rows.js';
import { EnactedLaw } from './enacted-law.js';
import { EnactedTexts } from './enacted-texts.js';
import { Erasures } from './erasures.js';
import { type Laws, lawsOf } from './laws.js';
import { CannotCheck, Ledger, type Written } from './ledger.js';
import { ProjectStory } from './project-story.js';
import type { ProjectRows, Source, StoredEntry } from './source.js';

export interface TradesSetting {
  tables: Source['tables'];
  shelf: Shelf;
  withoutPersonal: boolean;
  /** The platform's chain is given too: what law was in force is known. */
  withPlatform: boolean;
}

/** A file that a trade's log names by its hash. */
export interface NamedFile {
  what: 'document' | 'evidence';
  sha256: string;
  seq: number;
  project: string;
  /** The document's number; of evidence its hash. */
  row: string;
}

/** An entry and where it stands. */
export interface Placed {
  stored: StoredEntry;
  position: number;
  /** How many entries before it, of whatever project, are known by their leaf only. */
  withheld: number;
}

export class TradesCheck {
  readonly #ledger = new Ledger();
  readonly #stories = new Map<string, ProjectStory>();
  readonly #erasures = new Erasures();
  readonly #enacted: EnactedLaw;
  readonly #texts: EnactedTexts;
  readonly #laws: Laws;
  readonly #seen = new Set<string>();

  constructor(private readonly setting: TradesSetting) {
    this.#enacted = new EnactedLaw(setting.withPlatform);
    this.#texts = new EnactedTexts(setting.withPlatform);
    this.#laws = lawsOf(setting.shelf);
  }

  take({ stored, position, withheld }: Placed): void {
    const ledger = this.#ledger;
    const { entries: table } = this.setting.tables;
    ledger.position = position;
    const entry = checkEntry(stored, table, ledger);
    const { line } = entry;
    if (!line) {
      // Of a withheld entry nobody knows the project: no story can be told to its end for sure.
      if (stored.columns) this.#story(stored.columns.project, position).skip();
      return;
    }
    const place = { table, seq: entry.seq, project: line.project };
    if (!this.setting.withoutPersonal) this.#erasures.take(entry, place, position);
    this.#story(line.project, position).take(entry, line, place, withheld, {
      laws: this.#laws,
      enacted: this.#enacted,
      texts: this.#texts,
      ledger,
    });
  }

  /** An entry of the platform's chain, which somebody else checks: what it says is remembered. */
  hear({ stored }: Placed): void {
    const silent = new Ledger();
    const entry = checkEntry(stored, this.setting.tables.entries, silent);
    if (!entry.line) return;
    this.#erasures.hear(entry);
    const place = { table: this.setting.tables.entries };
    this.#enacted.take(entry, entry.line, place, silent);
    this.#texts.take(entry, entry.line, place, silent);
  }

  /** There are no more entries. */
  endEntries(): Written {
    this.#erasures.finish(this.#ledger);
    return this.#ledger.handOver();
  }

  compare(rows: ProjectRows, position: number): void {
    const { id } = rows.row;
    this.#ledger.position = position;
    this.#seen.add(id);
    const story = this.#stories.get(id);
    if (story) this.#compare(story, rows);
    else this.#ledger.find('row-unlogged', { table: this.setting.tables.projects, project: id });
    this.#ledger.count('projects');
  }

  #compare(story: ProjectStory, rows: ProjectRows): void {
    try {
      compareRows(story, rows, this.#laws, this.#ledger);
    } catch (error) {
      if (!(error instanceof CannotCheck)) throw error;
      this.#ledger.cannot(error.en, error.zh);
    }
  }

  /** There are no more rows. @param areWhole every project should have had some */
  endRows(areWhole: boolean): Written {
    for (const { id, begunAt } of areWhole ? this.#stories.values() : []) {
      if (this.#seen.has(id)) continue;
      this.#ledger.position = AFTER_ROWS + begunAt;
      this.#ledger.find('row-missing', { table: this.setting.tables.projects, project: id });
    }
    return this.#ledger.handOver();
  }

  *files(): Generator<NamedFile> {
    for (const [project, story] of this.#stories) {
      const { documents, evidence } = story.told();
      for (const [row, { sha256, seq }] of documents) yield { what: 'document', sha256, seq, project, row };
      for (const [sha256, seq] of evidence) yield { what: 'evidence', sha256, seq, project, row: sha256 };
    }
  }

  #story(id: string, position: number): ProjectStory {
    const known = this.#stories.get(id);
    if (known) return known;
    const made = new ProjectStory(id, position);
    this.#stories.set(id, made);
    return made;
  }
}

/** More than any log has projects. */
const AFTER_ROWS = 2 ** 50;
