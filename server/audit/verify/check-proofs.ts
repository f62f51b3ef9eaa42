/** The entries of one project, each with its proof file: nothing of the rest of the log is needed. */
import { parseCheckpoint } from '../checkpoint.js';
import { verifyInclusion } from '../merkle.js';
import { NoteRefused, splitNote } from '../note.js';
import { parseProof } from '../tlog-proof.js';
import { checkNote } from './check-note.js';
import type { Ledger } from './ledger.js';
import type { Source, StoredEntry } from './source.js';
import type { Trust } from './trust.js';

type Take = (stored: StoredEntry) => { leaf: Buffer };

/** @param take what is done with every entry besides; gives its leaf */
export async function checkProofs(source: Source, trust: Trust, ledger: Ledger, take: Take): Promise<void> {
  const checked = new Checkpoints(trust, ledger);
  let last = -1;
  for await (const batch of source.entries()) {
    for (const stored of batch) {
      const { seq } = stored;
      const place = { table: source.tables.entries, seq };
      if (seq <= last) ledger.find('sequence-gap', place, `after ${last}`);
      last = seq;
      const { leaf } = take(stored);
      if (trust.witness && seq < trust.witness.size && !trust.witness.leaf(seq).equals(leaf)) ledger.find('witness-leaf', place);
      const text = await source.proof?.(seq);
      if (!text) ledger.cannot(`there is no proof for entry ${seq}`, `缺少第 ${seq} 条记录的证明`);
      else checkProof(text, seq, leaf, `proof of entry ${seq}`, checked, ledger);
    }
  }
  for await (const batch of source.checkpoints()) for (const { note } of batch) checked.open(note, source.tables.checkpoints);
  checked.finish();
}

/** One proof file against one leaf. */
export function checkProof(text: string, seq: number, leaf: Buffer, name: string, checkpoints: Checkpoints, ledger: Ledger): void {
  const place = { table: name, seq };
  try {
    const { index, path, checkpoint } = parseProof(text);
    const opened = checkpoints.open(checkpoint, name);
    if (index !== seq) ledger.find('proof-wrong', place, `it is the proof of entry ${index}`);
    else if (opened && !verifyInclusion({ index, path, leaf, size: opened.size, root: opened.root })) ledger.find('proof-wrong', place);
    ledger.count('proofs');
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    ledger.find('proof-wrong', place, error.message);
  }
}

/** Hundreds of proofs carry the same checkpoint: each text is checked once. */
export class Checkpoints {
  readonly #known = new Map<string, { size: number; root: Uint8Array } | null>();
  #signed = 0;
  #foreign: string[] = [];

  constructor(
    private readonly trust: Trust,
    private readonly ledger: Ledger,
  ) {}

  open(note: string, name: string): { size: number; root: Uint8Array } | null {
    const known = this.#known.get(note);
    if (known !== undefined) return known;
    const { ledger, trust } = this;
    const place = { table: name, row: 'checkpoint' };
    const opened = checkNote(note, trust.keys, place, ledger);
    this.#known.set(note, opened);
    if (!opened) return null;
    ledger.count('checkpoints');
    ledger.count('cosignatures', opened.witnesses.length);
    if (!trust.origins.has(opened.origin)) ledger.find('checkpoint-origin', place, opened.origin);
    if (opened.signed) this.#signed += 1;
    else this.#foreign.push(name);
    this.#compareWitness(opened, place);
    return opened;
  }

  #compareWitness({ size, root }: { size: number; root: Uint8Array }, place: { table: string }): void {
    const { witness } = this.trust;
    if (!witness) return;
    const kept = witness.rootAt(size);
    if (kept && Buffer.compare(kept, root) !== 0) this.ledger.find('witness-root', place);
    if (!kept) this.ledger.note(`the witness has not seen ${size} entries yet`, `见证方尚未看到第 ${size} 条记录`);
  }

  finish(): void {
    if (this.#foreign.length === 0 || this.trust.keys.log.length === 0) return;
    if (this.#signed === 0) this.ledger.cannot('another key has signed: not the key given', '由另一把密钥签名,与所给公钥不符');
    else for (const table of this.#foreign) this.ledger.find('checkpoint-signature', { table }, 'no signature of the log’s key');
  }
}

/** What a note says, believed by nobody yet. */
export const peek = (note: string) => parseCheckpoint(splitNote(note).text);
