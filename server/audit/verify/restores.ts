/** A log that was restored from a backup says so in an entry: each new name must be backed by one, and in their order. */
import { PLATFORM_CHAIN } from '../platform-chain.js';
import type { CheckedEntry } from './check-entry.js';
import type { Place } from './finding.js';
import type { Ledger } from './ledger.js';
import type { Source } from './source.js';

interface Restored {
  from: { origin: string; size: number; root: string };
  kept: number;
  to: string;
}

export class Restores {
  readonly #said: Restored[] = [];

  take({ line, payload, seq }: CheckedEntry, place: Place, ledger: Ledger): void {
    if (line?.event !== 'log_restored' || line.project !== PLATFORM_CHAIN) return;
    const said = payload?.data as Restored | undefined;
    if (!said) return;
    // It is the first entry behind what was kept: nothing was added unseen before.
    if (said.kept !== seq) ledger.find('continuation', place, `it says that ${said.kept} entries were kept`);
    const before = this.#said.at(-1);
    if (before && before.to !== said.from.origin) ledger.find('continuation', place, `it continues ${said.from.origin}, the log was called ${before.to}`);
    this.#said.push(said);
    ledger.note(`restored from a backup at entry ${seq}: ${said.from.size - said.kept} signed entries of ${said.from.origin} were lost`, `第 ${seq} 条:存证曾从备份恢复,丢失已签名的 ${said.from.size - said.kept} 条`);
  }

  finish(source: Source, ledger: Ledger): void {
    const last = this.#said.at(-1);
    if (last && last.to !== source.origin) ledger.find('origin-changed', { table: source.tables.entries }, `${source.origin}, the log says ${last.to}`);
    const claimed = source.former.map(({ origin, kept }) => `${origin} ${kept}`).join();
    if (claimed !== this.#said.map(({ from, kept }) => `${from.origin} ${kept}`).join()) {
      ledger.find('continuation', { table: source.tables.entries }, 'former names that no entry speaks of');
    }
  }
}
