/** The entries as they come: numbered without a gap, hashed, and handed on to whoever checks what they say. */
import type { ReceiptCheck } from './check-receipt.js';
import type { Hands, PlacedOf } from './hands.js';
import { leafOf } from './leaf.js';
import { Ledger, type Written } from './ledger.js';
import type { PlatformCheck } from './platform-check.js';
import type { Source, StoredEntry } from './source.js';
import { isOfPlatform, projectOf } from './whose.js';

/** What is left of an entry for the tree and its proofs. */
export interface Read {
  leaf: Buffer;
  project: string;
}

export class EntryReading {
  readonly #ledger = new Ledger();
  #batch: PlacedOf[] = [];
  #withheld = 0;

  constructor(
    private readonly source: Source,
    private readonly receipts: ReceiptCheck,
    private readonly platform: PlatformCheck,
    private readonly hands: Hands,
  ) {}

  /** Entries of which only the leaf is known. */
  get withheld(): number {
    return this.#withheld;
  }

  /** @param position how many were read before it @param expected its number, where every entry of the log is read */
  take(stored: StoredEntry, position: number, expected: number | null): Read {
    const { seq, bytes } = stored;
    const ledger = this.#ledger;
    ledger.position = position;
    if (expected !== null && seq !== expected) ledger.find('sequence-gap', { table: this.source.tables.entries, seq }, `expected ${expected}`);
    ledger.count('entries');
    const leaf = this.#leaf(stored);
    this.receipts.take(seq, leaf);
    const project = projectOf(stored);
    const placed = { stored, position, withheld: this.#withheld, project };
    if (bytes === null) this.#withheld += 1;
    if (isOfPlatform(project)) this.platform.take(placed);
    if (bytes !== null || stored.columns) this.#batch.push(placed);
    return { leaf, project };
  }

  /** Hands on what was taken. */
  async passOn(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    await this.hands.entries(batch);
  }

  handOver(): Written {
    return this.#ledger.handOver();
  }

  #leaf({ seq, bytes, leaf, columns }: StoredEntry): Buffer {
    if (bytes === null) return leaf ?? Buffer.alloc(32);
    const hash = leafOf(bytes);
    const place = { table: this.source.tables.entries, seq, ...(columns ? { project: columns.project } : {}) };
    if (leaf && !leaf.equals(hash)) this.#ledger.find('entry-leaf', place);
    return hash;
  }
}
