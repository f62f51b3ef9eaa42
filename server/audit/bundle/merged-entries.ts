/** The entries of a bundle in the order of the log: bytes, payloads and withheld leaves stand in files of their own. */
import { join } from 'node:path';
import type { Payload, StoredEntry } from '../verify/source.js';
import { linesOf } from './lines.js';

interface PayloadLine extends Payload {
  seq: number;
}
interface WithheldLine {
  seq: number;
  leaf: string;
}

export async function* mergedEntries(dir: string): AsyncGenerator<StoredEntry> {
  const payloads = new Cursor<PayloadLine>(join(dir, 'payloads.jsonl'));
  const withheld = new Cursor<WithheldLine>(join(dir, 'withheld.jsonl'));
  let seq = -1;
  for await (const line of linesOf(join(dir, 'entries.jsonl'))) {
    const bytes = Buffer.from(line); // a piece of a large chunk, which shall not live as long as this
    seq = seqOf(bytes) ?? seq + 1;
    for (let next = await withheld.upTo(seq); next; next = await withheld.upTo(seq)) yield leafOnly(next);
    yield { seq, bytes, leaf: null, columns: null, payload: await payloads.at(seq) };
  }
  for (let next = await withheld.upTo(Number.POSITIVE_INFINITY); next; next = await withheld.upTo(Number.POSITIVE_INFINITY)) yield leafOnly(next);
}

const leafOnly = ({ seq, leaf }: WithheldLine): StoredEntry => ({ seq, bytes: null, leaf: Buffer.from(leaf, 'base64'), columns: null, payload: null });

/** Only a member's name ends in `":`; inside a string the quote would have a backslash before it. */
function seqOf(bytes: Buffer): number | null {
  const text = bytes.toString('latin1');
  const at = text.lastIndexOf('"seq":');
  const seq = at < 0 ? Number.NaN : Number.parseInt(text.slice(at + 6, at + 24), 10);
  return Number.isSafeInteger(seq) ? seq : null;
}

/** Lines with a sequence number, taken forward only. */
class Cursor<Line extends { seq: number }> {
  readonly #lines: AsyncGenerator<Buffer>;
  #next: Line | null | undefined;

  constructor(path: string) {
    this.#lines = linesOf(path);
  }

  /** The line of this number, or null; those before it are passed over. */
  async at(seq: number): Promise<Line | null> {
    for (let line = await this.#peek(); line && line.seq <= seq; line = await this.#peek()) {
      this.#next = undefined;
      if (line.seq === seq) return line;
    }
    return null;
  }

  /** The next line if its number is below `seq`. */
  async upTo(seq: number): Promise<Line | null> {
    const line = await this.#peek();
    if (!line || line.seq >= seq) return null;
    this.#next = undefined;
    return line;
  }

  async #peek(): Promise<Line | null> {
    if (this.#next === undefined) {
      const { value, done } = await this.#lines.next();
      this.#next = done ? null : (JSON.parse((value as Buffer).toString('utf8')) as Line);
    }
    return this.#next;
  }
}
