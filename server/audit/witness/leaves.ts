/** The leaf hashes that a witness keeps: one file, 32 bytes an entry, in the order of the log. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HASH = 32;
const AT_ONCE = 4096 * HASH;

/** Reads forward in large pieces; any order works, forward is quick. */
export class LeafFile {
  readonly #file: number | null;
  readonly #chunk = Buffer.alloc(AT_ONCE);
  #from = 0;
  #held = 0;
  readonly size: number;

  constructor(path: string) {
    this.#file = openIfPresent(path);
    this.size = this.#file === null ? 0 : Math.floor(fstatSync(this.#file).size / HASH);
  }

  at(index: number): Buffer {
    const start = index * HASH;
    if (start < this.#from || start + HASH > this.#from + this.#held) {
      this.#from = start;
      this.#held = this.#file === null ? 0 : readSync(this.#file, this.#chunk, 0, AT_ONCE, start);
    }
    const offset = start - this.#from;
    if (offset + HASH > this.#held) throw new RangeError(`leaf ${index} is not kept`);
    return this.#chunk.subarray(offset, offset + HASH);
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }
}

function openIfPresent(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
