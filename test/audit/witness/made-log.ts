/** A log in memory that signs what it is told to, and a witness in a folder of its own. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { consistencyPath, type NodeId, rootOf } from '../../../server/audit/merkle.js';
import { formatVerifierKey, signNote } from '../../../server/audit/note.js';
import { leafOf } from '../../../server/audit/verify/leaf.js';
import type { Witness } from '../../../server/audit/witness/cosign.js';
import { type Disk, disk } from '../../../server/audit/durable.js';
import { Kept } from '../../../server/audit/witness/kept.js';
import type { LogReader } from '../../../server/audit/witness/pull.js';

export const ORIGIN = 'example.cn/cunjitong/1';

export class MadeLog implements LogReader {
  entries: Buffer[] = [];
  signed = 0;
  origin = ORIGIN;
  seed = new Uint8Array(32).fill(7);
  readonly posted: string[] = [];

  static of(size: number): MadeLog {
    const log = new MadeLog();
    log.grow(size);
    return log;
  }

  grow(by: number, what = 'entry'): void {
    for (let n = 0; n < by; n += 1) this.entries.push(Buffer.from(`${what} ${this.entries.length}`));
    this.signed = this.entries.length;
  }

  leavesUpTo(size: number): Uint8Array[] {
    return this.entries.slice(0, size).map((bytes) => new Uint8Array(leafOf(bytes)));
  }

  noteOf(size: number): string {
    const text = formatCheckpoint({ origin: this.origin, size, root: rootOf(this.leavesUpTo(size)) });
    return signNote(text, { name: this.origin, secretKey: this.seed });
  }

  consistency(old: number, size: number): Uint8Array[] {
    const leaves = this.leavesUpTo(size);
    return consistencyPath(old, size, ({ level, index }: NodeId) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
  }

  async checkpoint() {
    return this.noteOf(this.signed);
  }
  async key() {
    return formatVerifierKey(this.origin, ed25519.getPublicKey(this.seed));
  }
  async leaves(start: number, end: number) {
    return this.entries.slice(start, Math.min(end + 1, start + 256)).map((bytes) => ({ leaf: new Uint8Array(leafOf(bytes)), bytes }));
  }
  async post(line: string) {
    this.posted.push(line);
  }
}

export const folder = () => mkdtemp(join(tmpdir(), 'cunjitong-witness-'));

export async function witnessOf(log: MadeLog, dir: string, to: Disk = disk, now = Date.now): Promise<Witness> {
  return { name: 'jiwei.example/witness', secretKey: new Uint8Array(32).fill(9), logKey: await log.key(), kept: await Kept.open(dir, to), now };
}
