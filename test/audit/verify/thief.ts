/** Whoever owns the database and has stolen the log's key: no trigger stops them, and they can sign whatever they like. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { canonical } from '../../../server/audit/canonical.js';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { CompactTree } from '../../../server/audit/merkle.js';
import { signNote } from '../../../server/audit/note.js';
import { saltedHash } from '../../../server/audit/salted-hash.js';
import { databaseSource } from '../../../server/audit/verify/database-source.js';
import { type Options, type Verdict, verify } from '../../../server/audit/verify/verify.js';
import type { WitnessOfLog } from '../../../server/audit/witness/view.js';
import { type Copy, LOG_SEED, type PlayedLog } from './played-log.js';

export interface Entry {
  seq: number;
  project: string;
  entryNo: number;
  event: string;
  actor: string;
  role: string;
  at: number;
  data: string;
  [more: string]: unknown;
}

export class Thief {
  private constructor(
    readonly log: PlayedLog,
    readonly copy: Copy,
    readonly trx: Knex.Transaction,
  ) {}

  /** Everything is taken back at the end, so that one database serves for all thefts. */
  static async at(log: PlayedLog, copy: Copy, work: (thief: Thief) => Promise<void>): Promise<void> {
    const trx = await copy.admin.transaction();
    try {
      await trx.raw('set local session_replication_role = replica');
      await work(new Thief(log, copy, trx));
    } finally {
      await trx.rollback();
    }
  }

  async verify(witness: WitnessOfLog | null, options: Partial<Options> = {}): Promise<Verdict> {
    const source = await databaseSource(this.trx, 'database', { dataDir: this.copy.dataDir });
    return verify(source, { witness, keys: [this.log.logKey], ...options });
  }

  async entry(seq: number): Promise<Entry> {
    const { bytes } = await this.trx('log.entries').where({ seq }).first();
    return JSON.parse(bytes.toString());
  }

  /** The n-th entry of a project of this event. */
  async find(project: string, event: string): Promise<number> {
    const row = await this.trx('log.entries').where({ project, event }).orderBy('seq').first('seq');
    return row.seq;
  }

  /** Writes an entry with everything that is derived from it. */
  async write(seq: number, line: Entry): Promise<void> {
    const bytes = Buffer.from(canonical(line));
    const leaf = createHash('sha256').update(Buffer.of(0)).update(bytes).digest();
    const { project, entryNo: entry_no, event, at, actor, role } = line;
    await this.trx('log.entries').where({ seq }).update({ bytes, leaf, project, entry_no, event, at, actor, role });
  }

  async edit(seq: number, change: (line: Entry) => Partial<Entry>): Promise<void> {
    const line = await this.entry(seq);
    await this.write(seq, { ...line, ...change(line) } as Entry);
  }

  /** Another payload with its hash in the entry. */
  async say(seq: number, change: (payload: { data: Record<string, unknown>; found: unknown }) => void): Promise<void> {
    const { data_salt, data } = await this.trx('log.payloads').where({ seq }).first();
    const payload = JSON.parse(data);
    change(payload);
    await this.trx('log.payloads').where({ seq }).update({ data: canonical(payload) });
    await this.edit(seq, () => ({ data: saltedHash(data_salt, payload) }));
  }

  /** Takes entries out or puts them in another order, and numbers all of them anew, per log and per project. */
  async rechain(arrange: (seqs: number[]) => number[]): Promise<void> {
    const all: number[] = await this.trx('log.entries').orderBy('seq').pluck('seq');
    const arranged = arrange([...all]);
    const lines = new Map(await Promise.all(all.map(async (seq) => [seq, await this.entry(seq)] as const)));
    const removed = all.filter((seq) => !arranged.includes(seq));
    await this.trx('log.payloads').whereIn('seq', removed).delete();
    await this.trx('log.entries').whereIn('seq', removed).delete();
    await this.trx.raw('update log.payloads set seq = -1 - seq');
    await this.trx.raw('update log.entries set seq = -1 - seq, entry_no = -entry_no');
    const counts = new Map<string, number>();
    for (const [seq, old] of arranged.entries()) {
      const line = lines.get(old) as Entry;
      const entryNo = (counts.get(line.project) ?? 0) + 1;
      counts.set(line.project, entryNo);
      await this.trx('log.payloads').where({ seq: -1 - old }).update({ seq });
      await this.trx('log.entries').where({ seq: -1 - old }).update({ seq });
      await this.write(seq, { ...line, seq, entryNo });
    }
  }

  /** The tree and every checkpoint anew, with the stolen key, as far as there are entries. */
  async resign(): Promise<void> {
    const leaves: Buffer[] = await this.trx('log.entries').orderBy('seq').pluck('leaf');
    const checkpoints: { size: number; origin: string }[] = await this.trx('log.checkpoints').select('size', 'origin');
    await this.trx('log.cosignatures').delete();
    await this.trx('log.nodes').delete();
    const tree = new CompactTree();
    for (const leaf of leaves) {
      const made: { level: number; index: number; hash: Buffer }[] = [];
      tree.append(new Uint8Array(leaf), (node, hash) => void (node.level > 0 && made.push({ ...node, hash: Buffer.from(hash) })));
      if (made.length > 0) await this.trx('log.nodes').insert(made);
      const known = checkpoints.find(({ size }) => size === tree.size);
      if (!known) continue;
      const root = tree.root();
      await this.trx('log.checkpoints').where({ size: tree.size }).update({ root: Buffer.from(root), note: this.signed(known.origin, tree.size, root) });
    }
    await this.trx('log.checkpoints').where('size', '>', leaves.length).delete();
  }

  signed(origin: string, size: number, root: Uint8Array, seed = LOG_SEED): string {
    return signNote(formatCheckpoint({ origin, size, root }), { name: origin, secretKey: seed });
  }
}
