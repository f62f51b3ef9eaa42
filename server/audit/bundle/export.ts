/** Makes a bundle: a folder of plain files from which anybody can verify a trade, or a whole log, without the platform. */
import { createWriteStream } from 'node:fs';
import { mkdir, type open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import { newestCheckpoint } from '../../../db/queries/log-checkpoints.js';
import { publicLogEntries } from '../../../db/queries/log-entries.js';
import { formatProof } from '../tlog-proof.js';
import { inclusionAt, onPool } from '../tree-store.js';
import { type DatabaseSource, withDatabaseSource } from '../verify/database-source.js';
import { CannotCheck } from '../verify/ledger.js';
import { LineWriter } from './lines.js';
import { FORMAT, MANIFEST, type Manifest, SHELF } from './manifest.js';
import { readme } from './readme.js';
import { Secrecy } from './secrecy.js';
import { filesBelow, writeSums } from './sums.js';

export interface Exporting {
  admin: Knex;
  /** Where `admin` is the platform and not the tables' owner: the same pool with nobody asking, for its snapshot. */
  snapshots?: Knex;
  dataDir: string;
  logKey: string;
  /** The log's key in SM2, where it signs with one besides. */
  sm2Key?: string;
  witnessKeys: readonly string[];
  /** One project, or without it the whole log. */
  project?: string;
  /** Names and the like too: only for those who may read them. */
  withPersonal?: boolean;
  out: string;
  now: () => number;
  /** Another way of opening files than the system's, for a disk that runs full. */
  opening?: typeof open;
}

/** @returns the folder, complete; a failure leaves nothing under its name. */
export async function exportBundle(exporting: Exporting): Promise<Manifest> {
  const { out, admin, snapshots, project, dataDir, logKey, witnessKeys } = exporting;
  if ((await readdir(out).catch(() => [])).length > 0) throw new CannotCheck(`${out} is not empty`, `目录 ${out} 不是空的,请另选一个`);
  const aside = `${out}.part-${process.pid}`;
  await mkdir(dirname(aside), { recursive: true });
  await mkdir(aside);
  try {
    const options = { dataDir, project, logKeys: [logKey], witnessKeys, asPlatform: snapshots !== undefined };
    const manifest = await withDatabaseSource(snapshots ?? admin, 'database', options, (source) => new Exporter(exporting, aside, source).run());
    await rm(out, { recursive: true, force: true });
    await rename(aside, out);
    return manifest;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

class Exporter {
  #entries = 0;
  #withheld = 0;
  readonly #secrecy = new Secrecy();
  readonly #secretProjects = new Set<string>();
  readonly #leftOut: string[] = [];
  readonly #sequence: number[] = [];
  readonly #writers: LineWriter[] = [];

  constructor(
    private readonly to: Exporting,
    private readonly dir: string,
    private readonly source: DatabaseSource,
  ) {}

  async run(): Promise<Manifest> {
    try {
      await this.#writeEntries();
      await this.#writeCheckpoints();
      await this.#writeProjects();
      await this.#writeKeysAndRules();
      return await this.#finish();
    } finally {
      await Promise.all(this.#writers.map((writer) => writer.release()));
    }
  }

  async #writeEntries(): Promise<void> {
    await this.#readWhatIsOpen();
    const [entries, payloads, withheld] = await this.#files('entries', 'payloads', 'withheld');
    for await (const batch of this.source.entries()) {
      for (const { seq, bytes, leaf, columns, payload } of batch) {
        if (bytes && this.#secrecy.isOpen(seq)) {
          await entries.write(bytes);
          const personal = this.to.withPersonal ? {} : { personalSalt: null, personal: null };
          if (payload) await payloads.write(JSON.stringify({ seq, ...payload, ...personal }));
          continue;
        }
        this.#withheld += 1;
        this.#secretProjects.add(columns?.project ?? '');
        await withheld.write(JSON.stringify({ seq, leaf: leaf?.toString('base64') }));
      }
    }
    await Promise.all([entries, payloads, withheld].map((file) => file.close()));
  }

  /** The same question that decides what everybody may read over HTTP. */
  async #readWhatIsOpen(): Promise<void> {
    for await (const batch of this.source.entries()) {
      this.#entries += batch.length;
      const range = { start: batch[0]?.seq ?? 0, end: batch.at(-1)?.seq ?? 0 };
      const ranges = this.to.project ? batch.map(({ seq }) => ({ start: seq, end: seq })) : [range];
      const open = new Set<number>();
      for (const wanted of ranges) for (const { seq, bytes } of await publicLogEntries(this.to.admin, wanted)) if (bytes) open.add(seq);
      for (const entry of batch) this.#secrecy.take(entry, open.has(entry.seq));
      if (this.to.project) this.#sequence.push(...batch.map(({ seq }) => seq));
    }
    if (this.#entries === 0) throw new CannotCheck('the log has no such entries', '存证中没有这个项目的记录');
  }

  /** Of a log all of them; of one project the one that its proofs lead to. */
  async #writeCheckpoints(): Promise<void> {
    // Asked before the file is there: what cannot be made leaves nothing open behind it.
    const newest = this.to.project ? await this.#newest() : null;
    const file = await this.#lines('checkpoints');
    if (newest) {
      await file.write(JSON.stringify({ size: newest.size, note: newest.note }));
      await this.#writeProofs(newest);
    } else {
      for await (const batch of this.source.checkpoints()) for (const { size, note } of batch) await file.write(JSON.stringify({ size, note }));
    }
    await file.close();
  }

  async #newest(): Promise<{ size: number; note: string }> {
    const newest = await newestCheckpoint(this.to.admin, this.source.origin);
    const last = this.#sequence.at(-1) as number;
    if (newest && newest.size > last) return newest;
    throw new CannotCheck(`entry ${last} is not in a signed checkpoint yet: try again in a moment`, '最新记录尚未进入签名检查点,请稍后再试');
  }

  async #writeProofs({ size, note }: { size: number; note: string }): Promise<void> {
    await mkdir(join(this.dir, 'proofs'));
    for (const seq of this.#sequence) {
      const { path } = await inclusionAt(onPool(this.to.admin), seq, size);
      await writeFile(join(this.dir, 'proofs', `${seq}.tlog-proof`), formatProof({ index: seq, path, checkpoint: note }));
    }
  }

  /** Rows and documents; of a trade that is still secret nothing, as its facts count who takes part. */
  async #writeProjects(): Promise<void> {
    const file = await this.#lines('projects');
    await mkdir(join(this.dir, 'documents'));
    for await (const batch of this.source.rows()) {
      for (const { packages: _, attachments, ...rows } of batch) {
        const issued = await this.#writeDocuments(rows.row.id);
        const documents = rows.documents.filter(({ number }) => issued.has(number));
        if (!this.#secretProjects.has(rows.row.id)) await file.write(JSON.stringify({ ...rows, documents, packages: null, attachments }));
      }
    }
    await file.close();
  }

  /** @returns the numbers of those whose issue is told in the payloads */
  async #writeDocuments(project: string): Promise<Set<string>> {
    const told = new Set<string>();
    const rows = await this.to.admin
      .from('documents as d')
      .join('log.entries as e', (on) => on.on('e.project', 'd.project').andOn('e.entry_no', 'd.issued_entry'))
      .where('d.project', project)
      .orderBy('d.number')
      .select('d.number', 'd.sha256', 'd.audience', 'e.seq');
    for (const { number, sha256, audience, seq } of rows) {
      if (this.#secrecy.isOpen(seq)) told.add(number);
      const isFor = audience === 'public' || (audience === 'work' && !this.#secretProjects.has(project));
      const content = isFor || this.to.withPersonal ? await this.source.open?.(sha256) : null;
      if (content) await pipeline(content, createWriteStream(join(this.dir, 'documents', `${number}.pdf`), { flags: 'wx' }));
      else if (this.#secrecy.isOpen(seq)) this.#leftOut.push(sha256);
    }
    return told;
  }

  async #writeKeysAndRules(): Promise<void> {
    await mkdir(join(this.dir, 'keys'));
    await writeFile(join(this.dir, 'keys/log.vkey'), `${this.to.logKey}\n`);
    if (this.to.sm2Key) await writeFile(join(this.dir, 'keys/log-sm2.vkey'), `${this.to.sm2Key}\n`);
    for (const [n, key] of this.to.witnessKeys.entries()) await writeFile(join(this.dir, `keys/witness-${n + 1}.vkey`), `${key}\n`);
    await writeFile(join(this.dir, SHELF), `${JSON.stringify(await this.source.shelf(), null, 2)}\n`);
  }

  async #finish(): Promise<Manifest> {
    const { project = null, withPersonal = false, now } = this.to;
    const about: Omit<Manifest, 'files'> = {
      format: FORMAT,
      scope: project ? 'project' : 'log',
      project,
      origin: this.source.origin,
      former: [...this.source.former],
      entries: this.#entries,
      withheld: this.#withheld,
      withPersonal,
      leftOut: this.#leftOut,
      madeAt: new Date(now()).toISOString(),
    };
    await writeFile(join(this.dir, 'README.md'), readme(about, this.to.logKey));
    const files: Record<string, number> = {};
    for (const path of await filesBelow(this.dir)) files[path] = (await stat(join(this.dir, path))).size;
    const manifest = { ...about, files };
    await writeFile(join(this.dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeSums(this.dir);
    return manifest;
  }

  async #lines(name: string): Promise<LineWriter> {
    const writer = await LineWriter.create(join(this.dir, `${name}.jsonl`), this.to.opening);
    this.#writers.push(writer);
    return writer;
  }

  async #files(one: string, two: string, three: string): Promise<[LineWriter, LineWriter, LineWriter]> {
    return [await this.#lines(one), await this.#lines(two), await this.#lines(three)];
  }
}
