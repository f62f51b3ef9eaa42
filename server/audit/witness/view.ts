/** A witness's directory as a verification reads it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CompactTree } from '../merkle.js';
import type { WitnessView } from '../verify/check-tree.js';
import { CannotCheck } from '../verify/ledger.js';
import { CHECKPOINT, DamagedDirectory, Kept, LEAVES, LOG_KEY, OWN_KEY } from './kept.js';
import { LeafFile } from './leaves.js';

export interface WitnessOfLog extends WitnessView {
  origin: string;
  /** The log's key and the witness's own. */
  keys: string[];
  close(): void;
}

/** @throws CannotCheck where the directory is not a witness's or is damaged */
export async function readWitness(dir: string): Promise<WitnessOfLog> {
  if (!existsSync(join(dir, CHECKPOINT))) throw new CannotCheck(`${dir} holds no witness’s checkpoint`, `${dir} 中没有见证方保存的检查点`);
  const kept = await open(dir);
  const { last } = kept;
  const keys = [LOG_KEY, OWN_KEY].map((name) => kept.text(name)).filter((text) => text !== null);
  if (!last || keys.length < 2) throw new CannotCheck(`${dir} lacks ${LOG_KEY} or ${OWN_KEY}`, `${dir} 缺少公钥文件`);
  const file = new LeafFile(join(dir, LEAVES));
  const roots = new Roots(file);
  return {
    origin: kept.origin ?? last.origin,
    keys,
    size: file.size,
    leaf: (seq) => file.at(seq),
    rootAt: (size) => roots.at(size),
    cosigned: new Map(kept.cosigned.filter((c) => c.origin === last.origin).map((c) => [c.size, Buffer.from(c.root)])),
    close: () => file.close(),
  };
}

/** Roots of the kept leaves; asked in any order, made from the last one on where that is possible. */
class Roots {
  #tree = new CompactTree();

  constructor(private readonly file: LeafFile) {}

  at(size: number): Buffer | null {
    if (size > this.file.size) return null;
    if (size < this.#tree.size) this.#tree = new CompactTree();
    while (this.#tree.size < size) this.#tree.append(new Uint8Array(this.file.at(this.#tree.size)));
    return Buffer.from(this.#tree.root());
  }
}

async function open(dir: string): Promise<Kept> {
  try {
    return await Kept.open(dir);
  } catch (error) {
    if (!(error instanceof DamagedDirectory)) throw error;
    throw new CannotCheck(`the witness’s directory is damaged: ${error.message}`, '见证方目录已损坏', { cause: error });
  }
}
