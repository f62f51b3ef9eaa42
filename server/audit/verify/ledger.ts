/** Collects what a verification finds, what it could not check, and what it has counted. */
import type { Finding, Kind, Place } from './finding.js';

/** After so many of one kind only the count goes on: a log rewritten from its first entry has a million. */
const KEPT_PER_KIND = 100;

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

export class Ledger {
  readonly findings: Finding[] = [];
  readonly counts: Partial<Record<Kind, number>> = {};
  /** What could not be checked, as sentences: with any of them the answer is not “clean”. */
  readonly unchecked: string[] = [];
  /** What whoever reads the answer should know besides. */
  readonly notes: string[] = [];
  readonly checked: Record<string, number> = {};

  find(kind: Kind, place: Place, detail?: string): void {
    const count = (this.counts[kind] ?? 0) + 1;
    this.counts[kind] = count;
    if (count <= KEPT_PER_KIND) this.findings.push({ kind, ...place, ...(detail ? { detail } : {}) });
  }

  cannot(en: string, zh: string): void {
    const text = `${en} / ${zh}`;
    if (!this.unchecked.includes(text)) this.unchecked.push(text);
  }

  note(en: string, zh: string): void {
    this.notes.push(`${en} / ${zh}`);
  }

  count(what: string, by = 1): void {
    this.checked[what] = (this.checked[what] ?? 0) + by;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, n) => sum + n, 0);
  }
}

export const CLEAN = 0;
export const TAMPERED = 1;
export const NOT_CHECKED = 2;

/** Clean only if everything was checked and nothing found. */
export function exitCode(ledger: Ledger): 0 | 1 | 2 {
  if (ledger.total > 0) return TAMPERED;
  return ledger.unchecked.length > 0 ? NOT_CHECKED : CLEAN;
}
