/** Files of lines, read and written in large pieces; the bytes of a line are exactly what stands between two newlines. */
import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** The lines of a file that may be absent. A last line without its newline is given too: whoever reads it will see. */
export async function* linesOf(path: string): AsyncGenerator<Buffer> {
  if (!existsSync(path)) return;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield rest;
}

/** Collects lines and writes them in large pieces. */
export class LineWriter {
  #waiting: Buffer[] = [];
  #bytes = 0;
  #isOpen = true;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string, opening: typeof open = open): Promise<LineWriter> {
    return new LineWriter(await opening(path, 'wx'));
  }

  async write(line: Uint8Array | string): Promise<void> {
    const bytes = Buffer.from(line as Uint8Array);
    this.#waiting.push(bytes, Buffer.of(NEWLINE));
    this.#bytes += bytes.length + 1;
    if (this.#bytes >= CHUNK) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.file.sync();
    } finally {
      await this.release();
    }
  }

  /** Lets go of the file as far as it was written; also where that was done before. */
  async release(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.file.close();
  }

  async #flush(): Promise<void> {
    await this.file.writeFile(Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#bytes = 0;
  }
}
