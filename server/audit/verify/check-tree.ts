/**
 * The tree over all leaves, against every checkpoint that was ever signed and against what a witness has kept. As all
 * checkpoints are compared with one and the same tree, any two of them are consistent if each of them fits.
 */
import { CompactTree, type NodeId } from '../merkle.js';
import { checkNote, type OpenedCheckpoint } from './check-note.js';
import type { TrustedKeys } from './keys.js';
import type { Ledger } from './ledger.js';
import type { FormerLife, StoredCheckpoint } from './source.js';

/** What a witness knows of the same log. */
export interface WitnessView {
  /** Leaf hashes it has kept. */
  readonly size: number;
  leaf(seq: number): Buffer;
  /** Of the kept leaves; null where fewer are kept. */
  rootAt(size: number): Buffer | null;
  /** The roots it has cosigned, by size. */
  readonly cosigned: ReadonlyMap<number, Buffer>;
}

export interface TreeOptions {
  table: string;
  checkpointTable: string;
  origins: ReadonlySet<string>;
  former: readonly FormerLife[];
  keys: TrustedKeys;
  witness: WitnessView | null;
  /** Entries that a restore is known to have lost: what the witness kept from here on is of the log's former life. */
  lostFrom: number | null;
  /** Roots that somebody's receipts say the log had. */
  expected: readonly { size: number; root: Uint8Array; name: string }[];
}

export class TreeCheck {
  readonly #tree = new CompactTree();
  readonly #waiting: AsyncIterator<StoredCheckpoint>;
  #next: StoredCheckpoint | null = null;
  #begun = false;
  /** Roots of stored checkpoints that the witness has cosigned. */
  readonly #stored = new Map<number, Uint8Array>();
  readonly #foreign: number[] = [];
  #lastSize = -1;
  #seen = 0;
  #lastSigned = 0;

  constructor(
    checkpoints: AsyncIterable<readonly StoredCheckpoint[]>,
    private readonly options: TreeOptions,
    private readonly ledger: Ledger,
  ) {
    this.#waiting = singly(checkpoints);
  }

  get size(): number {
    return this.#tree.size;
  }

  async append(leaf: Buffer, place: { project?: string }, completed?: (node: NodeId, hash: Uint8Array) => void): Promise<void> {
    const { witness, table, lostFrom } = this.options;
    const seq = this.#tree.size;
    if (seq === 0) await this.#pass();
    if (witness && seq < witness.size && (lostFrom === null || seq < lostFrom) && !witness.leaf(seq).equals(leaf)) {
      this.ledger.find('witness-leaf', { table, seq, ...place });
    }
    this.#tree.append(leaf, completed);
    this.#compareReceipts();
    if (this.#next === null || this.#next.size <= this.#tree.size) await this.#pass();
  }

  /** Checkpoints of more entries than there are, and what only the witness knows. */
  async finish(): Promise<void> {
    const { checkpointTable: table } = this.options;
    if (!this.#begun) await this.#pass();
    for (; this.#next; await this.#advance()) {
      this.#open(this.#next);
      this.ledger.find('checkpoint-beyond', { table, row: `size ${this.#next.size}` }, `there are ${this.size} entries`);
    }
    for (const { size, name } of this.options.expected) {
      if (size > this.size) this.ledger.find('receipt-wrong', { table: name }, `the log had ${size} entries then and has ${this.size}`);
    }
    this.#reportForeign();
    this.#compareWitness();
    if (this.#seen === 0 && this.size > 0) {
      this.ledger.cannot('no checkpoint is stored: nothing was ever signed', '没有任何签名检查点,无法核对签名');
    } else if (this.#lastSigned < this.size && this.#seen > 0) {
      const tail = this.size - this.#lastSigned;
      this.ledger.note(`the last ${tail} entries are not in a signed checkpoint yet`, `最后 ${tail} 条记录尚未进入签名检查点`);
    }
  }

  #compareReceipts(): void {
    for (const { size, root, name } of this.options.expected) {
      if (size === this.size && Buffer.compare(root, this.#tree.root()) !== 0) this.ledger.find('receipt-wrong', { table: name }, `the log had another root at ${size} entries`);
    }
  }

  /** Checkpoints whose size the tree has reached. */
  async #pass(): Promise<void> {
    if (!this.#begun) await this.#advance();
    this.#begun = true;
    for (; this.#next && this.#next.size <= this.#tree.size; await this.#advance()) {
      const opened = this.#open(this.#next);
      if (!opened || this.#next.size < this.#tree.size) continue;
      this.#lastSigned = this.#next.size;
      const root = this.#tree.root();
      if (Buffer.compare(root, opened.root) !== 0) {
        this.ledger.find('checkpoint-root', { table: this.options.checkpointTable, row: `size ${opened.size}` });
      }
    }
  }

  async #advance(): Promise<void> {
    this.#next = (await this.#waiting.next()).value ?? null;
  }

  #open(stored: StoredCheckpoint): OpenedCheckpoint | null {
    const { checkpointTable: table, keys, origins } = this.options;
    const place = { table, row: `size ${stored.size}` };
    this.#seen += 1;
    this.ledger.count('checkpoints');
    if (stored.size < this.#lastSize) this.ledger.find('checkpoint-order', place);
    this.#lastSize = stored.size;
    const opened = checkNote(stored.note, keys, place, this.ledger);
    if (!opened) return null;
    if (opened.size !== stored.size) this.ledger.find('checkpoint-form', place, `signed for ${opened.size}`);
    const { columns } = stored;
    if (columns && (columns.origin !== opened.origin || !columns.root.equals(opened.root))) this.ledger.find('checkpoint-form', place, 'a column says otherwise');
    const life = this.options.former.find(({ origin }) => origin === opened.origin);
    if (life && opened.size > life.kept) this.ledger.find('continuation', place, `${opened.origin} was kept up to ${life.kept} only`);
    if (!origins.has(opened.origin)) this.ledger.find('checkpoint-origin', place, opened.origin);
    if (!opened.signed) this.#foreign.push(stored.size);
    this.ledger.count('cosignatures', opened.witnesses.length);
    if (this.options.witness?.cosigned.has(opened.size)) this.#stored.set(opened.size, opened.root);
    return opened;
  }

  /** If none bears the known key's name, it is the key that is another; if only some, they are forged. */
  #reportForeign(): void {
    if (this.#foreign.length === 0 || this.options.keys.log.length === 0) return;
    if (this.#foreign.length === this.#seen) {
      this.ledger.cannot('another key has signed all checkpoints: not the key given', '全部检查点都由另一把密钥签名,与所给公钥不符');
      return;
    }
    for (const size of this.#foreign) this.ledger.find('checkpoint-signature', { table: this.options.checkpointTable, row: `size ${size}` }, 'no signature of the log’s key');
  }

  #compareWitness(): void {
    const { witness, table, checkpointTable, lostFrom } = this.options;
    if (!witness) return;
    const most = lostFrom === null ? witness.size : Math.min(witness.size, lostFrom);
    if (most > this.size) {
      for (const seq of range(this.size, Math.min(most, this.size + 100))) this.ledger.find('witness-shrunk', { table, seq });
    }
    for (const [size, root] of witness.cosigned) {
      if (size > most) continue;
      const stored = this.#stored.get(size);
      const place = { table: checkpointTable, row: `size ${size}` };
      if (!stored) this.ledger.find('checkpoint-missing', place);
      else if (Buffer.compare(stored, root) !== 0) this.ledger.find('witness-root', place);
    }
    this.ledger.count('witnessed entries', Math.min(witness.size, this.size));
  }
}

async function* singly(batches: AsyncIterable<readonly StoredCheckpoint[]>): AsyncGenerator<StoredCheckpoint> {
  for await (const batch of batches) yield* batch;
}

function* range(from: number, to: number): Generator<number> {
  for (let n = from; n < to; n += 1) yield n;
}
