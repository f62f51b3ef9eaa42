/** Personal data that is gone must have been erased by an entry that says so; else it was just deleted. */
import type { CheckedEntry } from './check-entry.js';
import type { Place } from './finding.js';
import type { Ledger } from './ledger.js';

/** The events that erase; what they erase is named in their data by sequence number. */
const ERASING = new Set(['personal_erased']);

export class Erasures {
  readonly #gone: { place: Place; position: number; by: number | null }[] = [];
  readonly #named = new Map<number, ReadonlySet<number>>();

  /** An entry of a trade, whose personal part may be gone. */
  take(entry: CheckedEntry, place: Place, position: number): void {
    if (entry.personalGone) this.#gone.push({ place, position, by: entry.erasedBy });
  }

  /** An entry of the platform's chain, which may erase. */
  hear({ line, payload, seq }: CheckedEntry): void {
    if (!line || !ERASING.has(line.event)) return;
    const { entries } = (payload?.data ?? {}) as { entries?: unknown };
    this.#named.set(seq, new Set(Array.isArray(entries) ? entries.map(Number) : []));
  }

  finish(ledger: Ledger): void {
    for (const { place, position, by } of this.#gone) {
      ledger.position = position;
      if (by === null) ledger.find('payload-missing', place, 'personal');
      else if (!this.#named.get(by)?.has(place.seq as number)) ledger.find('erasure-unlogged', place, `by entry ${by}`);
      else ledger.count('erased personal parts');
    }
  }
}
