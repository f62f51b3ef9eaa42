/** A receipt that somebody has kept: a proof file, with the entry's own bytes in it or beside it. */
import { NoteRefused } from '../note.js';
import { parseProof, type TlogProof } from '../tlog-proof.js';
import { leafOf } from './leaf.js';
import { type Checkpoints, peek } from './check-proofs.js';
import { verifyInclusion } from '../merkle.js';
import type { Ledger } from './ledger.js';

export interface Receipt {
  /** The file it came in. */
  name: string;
  text: string;
}

export class ReceiptCheck {
  readonly #proofs: { name: string; proof: TlogProof; size: number; root: Uint8Array }[] = [];
  readonly #leaves = new Map<number, Buffer>();
  readonly #wanted = new Set<number>();

  constructor(
    receipts: readonly Receipt[],
    private readonly ledger: Ledger,
  ) {
    for (const { name, text } of receipts) {
      try {
        const proof = parseProof(text);
        this.#proofs.push({ name, proof, ...peek(proof.checkpoint) });
        this.#wanted.add(proof.index);
      } catch (error) {
        if (!(error instanceof NoteRefused)) throw error;
        ledger.find('receipt-wrong', { table: name }, error.message);
      }
    }
  }

  /** Roots that the receipts say the log had, by size. */
  expected(): { size: number; root: Uint8Array; name: string }[] {
    return this.#proofs.map(({ size, root, name }) => ({ size, root, name }));
  }

  take(seq: number, leaf: Buffer): void {
    if (this.#wanted.has(seq)) this.#leaves.set(seq, leaf);
  }

  finish(checkpoints: Checkpoints): void {
    for (const { name, proof } of this.#proofs) this.#check(name, proof, checkpoints);
    checkpoints.finish();
  }

  #check(name: string, { index, path, checkpoint, extra }: TlogProof, checkpoints: Checkpoints): void {
    const { ledger } = this;
    const place = { table: name, seq: index };
    const opened = checkpoints.open(checkpoint, name);
    const inLog = this.#leaves.get(index);
    // Either the leaf hash itself, or the bytes that it is of.
    const inReceipt = extra && (extra.length === 32 ? Buffer.from(extra) : leafOf(extra));
    const leaf = inReceipt ?? inLog;
    ledger.count('receipts');
    if (!leaf) {
      ledger.cannot(`entry ${index} of ${name} is not here`, `这里没有回执 ${name} 所指的第 ${index} 条记录`);
      return;
    }
    if (inLog && inReceipt && !inLog.equals(inReceipt)) ledger.find('receipt-wrong', place, 'the log holds another entry here');
    if (opened && !verifyInclusion({ index, path, leaf, size: opened.size, root: opened.root })) ledger.find('proof-wrong', place);
  }
}
