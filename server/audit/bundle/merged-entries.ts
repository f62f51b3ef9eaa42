/** The entries of a bundle in the order of the log: bytes, payloads and withheld leaves stand in files of their own. */
import { join } from 'node:path';
import { CannotCheck } from '../verify/ledger.js';
import type { StoredEntry } from '../verify/source.js';
import { linesOf } from './lines.js';

interface Withheld {
  seq: number;
  leaf: string;
}

/** Payloads are given as they stand: whoever checks an entry reads its payload. */
export async function* mergedEntries(dir: string): AsyncGenerator<StoredEntry> {
  const payloads = new Cursor(join(dir, 'payloads.jsonl'));
  const withheld = new Cursor(join(dir, 'withheld.jsonl'));
  let seq = -1;
  for await (const bytes of linesOf(join(dir, 'entries.jsonl'))) {
    seq = seqOf(bytes) ?? seq + 1;
    for (let next = await withheld.upTo(seq); next; next = await withheld.upTo(seq)) yield leafOnly(next);
    yield { seq, bytes, leaf: null, columns: null, payload: await payloads.at(seq) };
  }
  for (let next = await withheld.upTo(Number.POSITIVE_INFINITY); next; next = await withheld.upTo(Number.POSITIVE_INFINITY)) yield leafOnly(next);
}

function leafOnly(line: Buffer): StoredEntry {
  const { seq, leaf } = JSON.parse(line.toString('utf8')) as Withheld;
  return { seq, bytes: null, leaf: Buffer.from(leaf, 'base64'), columns: null, payload: null };
}

const SEQ = Buffer.from('"seq":');

/** Only a member's name ends in `":`; inside a string the quote would have a backslash before it. */
function seqOf(bytes: Buffer): number | null {
  const at = bytes.lastIndexOf(SEQ);
  const seq = at < 0 ? Number.NaN : Number.parseInt(bytes.toString('latin1', at + 6, at + 24), 10);
  return Number.isSafeInteger(seq) ? seq : null;
}

/** Lines with a sequence number, taken forward only. */
class Cursor {
  readonly #lines: AsyncGenerator<Buffer>;
  #next: { seq: number; line: Buffer } | null | undefined;

  constructor(private readonly path: string) {
    this.#lines = linesOf(path);
  }

  /** The line of this number, or null; those before it are passed over. */
  async at(seq: number): Promise<Buffer | null> {
    for (let next = await this.#peek(); next && next.seq <= seq; next = await this.#peek()) {
      this.#next = undefined;
      if (next.seq === seq) return next.line;
    }
    return null;
  }

  /** The next line if its number is below `seq`. */
  async upTo(seq: number): Promise<Buffer | null> {
    const next = await this.#peek();
    if (!next || next.seq >= seq) return null;
    this.#next = undefined;
    return next.line;
  }

  async #peek() {
    if (this.#next === undefined) {
      const { value: line, done } = await this.#lines.next();
      this.#next = done ? null : { seq: this.#numberOf(line as Buffer), line: line as Buffer };
    }
    return this.#next;
  }

  /** As the exporter writes it, it stands first. */
  #numberOf(line: Buffer): number {
    const [, first] = /^\{"seq":(\d{1,15}),/.exec(line.toString('latin1', 0, 24)) ?? [];
    if (first !== undefined) return Number(first);
    try {
      const { seq } = JSON.parse(line.toString('utf8'));
      if (Number.isSafeInteger(seq)) return seq;
    } catch {
      // Told below.
    }
    throw new CannotCheck(`a line of ${this.path} cannot be read`, `${this.path} 中有无法读取的行`);
  }
}
