/**
 * What a witness keeps in its directory: the log's key, its own key, every leaf hash, and every checkpoint it has put
 * its name to. Written before anything is answered, in an order in which a crash leaves nothing wrong: leaves first,
 * then the checkpoint that needs them, then the list of all checkpoints.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from '../checkpoint.js';
import { CompactTree } from '../merkle.js';
import { splitNote } from '../note.js';
import { type Disk, disk } from '../durable.js';
import { LeafFile } from './leaves.js';

/** The directory holds something that no witness of ours has left there. */
export class DamagedDirectory extends Error {
  override readonly name = 'DamagedDirectory';
}

export interface Cosigned {
  origin: string;
  size: number;
  root: Uint8Array;
  /** The log's note with this witness's line last. */
  note: string;
}

export class Kept {
  /** The tree over the kept leaves. */
  readonly tree: CompactTree;
  readonly cosigned: Cosigned[];
  /** Bytes of the list that are whole lines. */
  #listed: number;

  private constructor(
    readonly dir: string,
    private readonly to: Disk,
    tree: CompactTree,
    cosigned: Cosigned[],
  ) {
    this.tree = tree;
    this.cosigned = cosigned;
    this.#listed = cosigned.reduce((bytes, { note }) => bytes + lineOf(note).length, 0);
  }

  /** Reads the directory, or begins an empty one. @throws DamagedDirectory */
  static async open(dir: string, to: Disk = disk): Promise<Kept> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const cosigned = readCosigned(dir);
    const path = join(dir, ORIGIN);
    const origin = existsSync(path) ? readFileSync(path, 'utf8').trim() : cosigned.at(-1)?.origin;
    const kept = new Kept(dir, to, readTree(dir, cosigned.filter((c) => c.origin === origin)), cosigned);
    await kept.#mend();
    return kept;
  }

  /** The newest checkpoint of the log as it is called now. */
  get last(): Cosigned | null {
    const { origin } = this;
    return this.cosigned.findLast((c) => origin === null || c.origin === origin) ?? null;
  }

  /** Absent while the log still bears the name that this witness first knew it by. */
  get origin(): string | null {
    return this.text(ORIGIN);
  }

  /** The log was restored and goes on under another name, with the first `size` of the kept leaves; the others stay aside. */
  async continueAs(origin: string, logKey: string, size: number): Promise<Kept> {
    const all = join(this.dir, LEAVES);
    await this.to.replace(join(this.dir, `${LEAVES}.before-${origin.split('/').at(-1)}`), readFileSync(all));
    await this.to.replace(all, readFileSync(all).subarray(0, size * 32));
    await this.keepText(LOG_KEY, logKey);
    await this.keepText(ORIGIN, origin);
    return Kept.open(this.dir, this.to);
  }

  text(name: string): string | null {
    const path = join(this.dir, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
  }

  async keepText(name: string, text: string): Promise<void> {
    await this.to.replace(join(this.dir, name), `${text}\n`);
  }

  /** Adds leaves behind those that are kept. */
  async keepLeaves(leaves: readonly Uint8Array[]): Promise<void> {
    await this.to.writeAt(join(this.dir, LEAVES), this.tree.size * 32, Buffer.concat(leaves));
    for (const leaf of leaves) this.tree.append(leaf);
  }

  async keepCosigned(checkpoint: Cosigned): Promise<void> {
    await this.to.replace(join(this.dir, CHECKPOINT), checkpoint.note);
    await this.#list(checkpoint);
    this.cosigned.push(checkpoint);
  }

  /** A crash between the checkpoint and the list: the checkpoint counts. */
  async #mend(): Promise<void> {
    const note = this.text(CHECKPOINT);
    const newest = note === null ? null : readCheckpoint(`${note}\n`);
    const last = this.cosigned.at(-1);
    if (newest && newest.note !== last?.note) {
      if (last && newest.size < last.size && newest.origin === last.origin) {
        throw new DamagedDirectory(`${CHECKPOINT} is older than the last line of ${LIST}`);
      }
      await this.#list(newest);
      this.cosigned.push(newest);
    }
  }

  async #list({ note }: Cosigned): Promise<void> {
    const line = lineOf(note);
    await this.to.writeAt(join(this.dir, LIST), this.#listed, line);
    this.#listed += line.length;
  }
}

export const LEAVES = 'leaves';
export const CHECKPOINT = 'checkpoint';
const LIST = 'cosigned.jsonl';
const ORIGIN = 'origin';
export const LOG_KEY = 'log.vkey';
export const OWN_KEY = 'witness.vkey';

const lineOf = (note: string) => Buffer.from(`${JSON.stringify(note)}\n`);

function readCosigned(dir: string): Cosigned[] {
  const path = join(dir, LIST);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  // What follows the last newline was being written when the machine stopped.
  return text.slice(0, text.lastIndexOf('\n') + 1).split('\n').slice(0, -1).map((line) => readCheckpoint(parsed(line)));
}

function parsed(line: string): string {
  try {
    return String(JSON.parse(line));
  } catch {
    throw new DamagedDirectory(`a line of ${LIST} cannot be read`);
  }
}

function readCheckpoint(note: string): Cosigned {
  try {
    const { origin, size, root } = parseCheckpoint(splitNote(note).text);
    return { origin, size, root, note };
  } catch (error) {
    throw new DamagedDirectory(`a kept checkpoint cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function readTree(dir: string, cosigned: readonly Cosigned[]): CompactTree {
  const file = new LeafFile(join(dir, LEAVES));
  const roots = new Map(cosigned.map((c) => [c.size, c.root]));
  const tree = new CompactTree();
  try {
    for (let index = 0; index < file.size; index += 1) {
      tree.append(new Uint8Array(file.at(index)));
      const root = roots.get(tree.size);
      if (root && Buffer.compare(root, tree.root()) !== 0) {
        throw new DamagedDirectory(`the kept leaf hashes do not give the root cosigned at ${tree.size}`);
      }
    }
  } finally {
    file.close();
  }
  return tree;
}
