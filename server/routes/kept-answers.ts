/**
 * Public answers, encoded once and shared for a few seconds by everybody who asks the same. What is kept was
 * public when it was made, and public does not become secret again.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const MAX_BYTES = 16 * 1024 * 1024;
/** Browsers and proxies may keep it this long. */
const MAX_AGE_SECONDS = 5;

interface Kept {
  bytes: Buffer;
  etag: string;
  until: number;
}

export class KeptAnswers {
  /** In the order of making: the oldest is dropped first. */
  readonly #kept = new Map<string, Kept>();
  /** A crowd that asks at the same moment waits for one answer. */
  readonly #making = new Map<string, Promise<Kept>>();
  #bytes = 0;

  async answer(
    req: Request,
    res: Response,
    { seconds, type }: { seconds: number; type: string },
    make: () => Promise<string>,
  ): Promise<void> {
    const { bytes, etag } = await this.#find(req.originalUrl, seconds, make);
    res.setHeader('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
    res.setHeader('ETag', etag);
    if (isKnown(req.headers['if-none-match'], etag)) {
      res.statusCode = 304;
      res.end();
      return;
    }
    res.setHeader('Content-Type', type);
    res.setHeader('Content-Length', bytes.length);
    res.end(bytes);
  }

  #find(address: string, seconds: number, make: () => Promise<string>): Kept | Promise<Kept> {
    const kept = this.#kept.get(address);
    if (kept && kept.until > performance.now()) return kept;
    return this.#making.get(address) ?? this.#make(address, seconds, make);
  }

  #make(address: string, seconds: number, make: () => Promise<string>): Promise<Kept> {
    const making = make()
      .then((text) => this.#keep(address, seconds, Buffer.from(text)))
      .finally(() => this.#making.delete(address));
    this.#making.set(address, making);
    return making;
  }

  #keep(address: string, seconds: number, bytes: Buffer): Kept {
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const kept = { bytes, etag, until: performance.now() + seconds * 1000 };
    this.#drop(address);
    this.#kept.set(address, kept);
    this.#bytes += sizeOf(address, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#drop(oldest);
    }
    return kept;
  }

  #drop(address: string): void {
    const kept = this.#kept.get(address);
    if (!kept) return;
    this.#kept.delete(address);
    this.#bytes -= sizeOf(address, kept);
  }
}

/** With what an entry costs besides its bytes. */
const sizeOf = (address: string, { bytes }: Kept) => bytes.length + address.length * 2 + 400;

/** Weak comparison, RFC 9110 §13.1.2. */
function isKnown(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  return asked
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
