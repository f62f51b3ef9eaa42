/** Who checks the trades: this thread alone, or several that share the projects of the log. */
import type { Written } from './ledger.js';
import type { StoredRows } from './source.js';
import { readRows } from './stored-rows.js';
import { type NamedFile, type Placed, TradesCheck, type TradesSetting } from './trades-check.js';
import { isOfPlatform } from './whose.js';

/** An entry, and the project that its bytes name. */
export interface PlacedOf extends Placed {
  project: string;
}

export interface Hands {
  /** In the order of the log; answers as soon as more can be taken. */
  entries(batch: readonly PlacedOf[]): Promise<void>;
  endEntries(): Promise<Written[]>;
  rows(batch: readonly StoredRows[], from: number): Promise<void>;
  endRows(areWhole: boolean): Promise<Written[]>;
  files(): AsyncIterable<readonly NamedFile[]>;
  close(): Promise<void>;
}

/** Small logs, and rows that come as objects: whoever reads them checks them. */
export function ownHand(setting: TradesSetting): Hands {
  const trades = new TradesCheck(setting);
  return {
    async entries(batch) {
      for (const placed of batch) {
        if (isOfPlatform(placed.project)) trades.hear(placed);
        else trades.take(placed);
      }
    },
    endEntries: async () => [trades.endEntries()],
    async rows(batch, from) {
      for (const [n, rows] of batch.entries()) trades.compare(readRows(rows), from + n);
    },
    endRows: async (areWhole) => [trades.endRows(areWhole)],
    async *files() {
      yield [...trades.files()];
    },
    close: async () => undefined,
  };
}
