/** Collects what a verification finds, what it could not check, and what it has counted. */
import type { Finding, Kind, Place } from './finding.js';

/** After so many of one kind only the count goes on: a log rewritten from its first entry has a million. */
const KEPT_PER_KIND = 100;
/** The same for what could not be checked: a file that was cut off in its middle lacks half a million payloads. */
const KEPT_UNCHECKED = 100;

/** The verification cannot go on at all: the reason is for people. */
export class CannotCheck extends Error {
  constructor(
    readonly en: string,
    readonly zh: string,
    options?: ErrorOptions,
  ) {
    super(`${en} / ${zh}`, options);
    this.name = 'CannotCheck';
  }
}

interface At<T> {
  position: number;
  what: T;
}

/** What one of several hands has written down; plain data, so that a thread can send it. */
export interface Written {
  findings: At<Finding>[];
  counts: Partial<Record<Kind, number>>;
  unchecked: At<string>[];
  /** Sentences besides those of `unchecked`. */
  more: number;
  notes: At<string>[];
  checked: Record<string, number>;
}

export class Ledger {
  /** How far the check has come in what it reads: what several hands find is put in this order. */
  position = 0;
  #written = nothing();

  /** What was found, in the order of its finding. */
  get findings(): Finding[] {
    return this.#written.findings.map(({ what }) => what);
  }
  get counts(): Partial<Record<Kind, number>> {
    return this.#written.counts;
  }
  /** What could not be checked, as sentences: with any of them the answer is not “clean”. */
  get unchecked(): string[] {
    const { unchecked, more } = this.#written;
    const rest = more > 0 ? [`${more} more things like these / 另有 ${more} 处未能核对`] : [];
    return [...unchecked.map(({ what }) => what), ...rest];
  }
  /** What whoever reads the answer should know besides. */
  get notes(): string[] {
    return this.#written.notes.map(({ what }) => what);
  }
  get checked(): Record<string, number> {
    return this.#written.checked;
  }

  find(kind: Kind, place: Place, detail?: string): void {
    const { counts, findings } = this.#written;
    const count = (counts[kind] ?? 0) + 1;
    counts[kind] = count;
    if (count <= KEPT_PER_KIND) findings.push({ position: this.position, what: { kind, ...place, ...(detail ? { detail } : {}) } });
  }

  cannot(en: string, zh: string): void {
    this.#cannot({ position: this.position, what: `${en} / ${zh}` });
  }

  note(en: string, zh: string): void {
    this.#note({ position: this.position, what: `${en} / ${zh}` });
  }

  count(what: string, by = 1): void {
    const { checked } = this.#written;
    checked[what] = (checked[what] ?? 0) + by;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, n) => sum + n, 0);
  }

  /** What was written since the last time; the ledger is empty then. */
  handOver(): Written {
    const written = this.#written;
    this.#written = nothing();
    return written;
  }

  /** Takes over what several hands wrote at the same time: by position, and at the same one by the order of the hands. */
  takeOver(hands: readonly Written[]): void {
    const kept: Partial<Record<Kind, number>> = {};
    for (const { position, what } of inOrder(hands.flatMap((hand) => hand.findings))) {
      const before = this.counts[what.kind] ?? 0;
      const count = (kept[what.kind] ?? 0) + 1;
      kept[what.kind] = count;
      if (before + count <= KEPT_PER_KIND) this.#written.findings.push({ position, what });
    }
    for (const hand of hands) {
      for (const [kind, count] of Object.entries(hand.counts)) this.counts[kind as Kind] = (this.counts[kind as Kind] ?? 0) + count;
      for (const [what, by] of Object.entries(hand.checked)) this.count(what, by);
      this.#written.more += hand.more;
    }
    for (const said of inOrder(hands.flatMap((hand) => hand.unchecked))) this.#cannot(said);
    for (const said of inOrder(hands.flatMap((hand) => hand.notes))) this.#note(said);
  }

  #cannot(said: At<string>): void {
    const { unchecked } = this.#written;
    if (unchecked.some(({ what }) => what === said.what)) return;
    if (unchecked.length < KEPT_UNCHECKED) unchecked.push(said);
    else this.#written.more += 1;
  }

  #note(said: At<string>): void {
    if (!this.#written.notes.some(({ what }) => what === said.what)) this.#written.notes.push(said);
  }
}

const nothing = (): Written => ({ findings: [], counts: {}, unchecked: [], more: 0, notes: [], checked: {} });

/** Stable, so that at one position the order stays as given. */
const inOrder = <T>(list: readonly At<T>[]) => [...list].sort((a, b) => a.position - b.position);

export const CLEAN = 0;
export const TAMPERED = 1;
export const NOT_CHECKED = 2;

/** Clean only if everything was checked and nothing found. */
export function exitCode(ledger: Ledger): 0 | 1 | 2 {
  if (ledger.total > 0) return TAMPERED;
  return ledger.unchecked.length > 0 ? NOT_CHECKED : CLEAN;
}
