/**
 * A backup without stopping anything: every table in one snapshot, and the files of DATA_DIR. The rows are read by
 * PostgreSQL's own tools where they are there; else as lines of JSON, for which a connection is enough, so that it works
 * with the embedded database, which brings no tools.
 */
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import { LineWriter } from '../bundle/lines.js';
import { writeSums } from '../bundle/sums.js';
import { LEFT_OUT, migrationsOf, nameOf, tablesInOrder } from './tables.js';
import { dumpRows, type Tools } from './tools.js';

export const BACKUP = 'backup.json';
export const FORMAT = 'cunjitong-backup/1';

export interface BackupManifest {
  format: typeof FORMAT;
  /** How the rows were read, and so how they are to be put back. */
  rows: 'lines' | { pgDump: number };
  origin: string;
  /** Entries of the log in it. */
  entries: number;
  migrations: { name: string; sha256: string }[];
  tables: { name: string; rows: number }[];
  madeAt: string;
}

/** What of DATA_DIR is kept beside the database itself; the last signed head is taken from the snapshot. */
export const FOLDERS = ['files', 'keys'];
export const DUMP = 'database.dump';
const ROWS_AT_ONCE = 1000;

export interface BackingUp {
  admin: Knex;
  dataDir: string;
  out: string;
  now: () => number;
  /** With the address that they connect to; without them the rows go out as lines. */
  tools?: { tools: Tools; url: string } | null;
  /** A test hands in files that run full. */
  lines?: (path: string) => Promise<Pick<LineWriter, 'write' | 'close'>>;
}

/** @throws with nothing left under the folder's name, nor beside it */
export async function backUp({ admin, dataDir, out, now, tools = null, lines = LineWriter.create }: BackingUp): Promise<BackupManifest> {
  if ((await readdir(out).catch(() => [])).length > 0) throw new Error(`目录 ${out} 不是空的,请另选一个`);
  const aside = `${out}.part-${process.pid}`;
  await mkdir(dirname(aside), { recursive: true });
  await mkdir(aside, { mode: 0o700 });
  try {
    const manifest = await admin.transaction(
      async (trx) => {
        await trx.raw('set local row_security = off');
        const tables = tools ? await dumpTables(trx, tools, aside) : await writeTables(trx, aside, lines);
        return about(trx, { dir: aside, tables, rows: tools ? { pgDump: tools.tools.major } : 'lines', now });
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
    // After the snapshot: a file is there before any row names it.
    for (const folder of FOLDERS) {
      await cp(join(dataDir, folder), join(aside, folder), { recursive: true, filter: (path) => !path.includes('/partial') }).catch(ignoreMissing);
    }
    await writeFile(join(aside, BACKUP), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeSums(aside);
    await rm(out, { recursive: true, force: true });
    await rename(aside, out);
    return manifest;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** In the snapshot of this transaction, so that what is counted here is what the dump holds. */
async function dumpTables(trx: Knex.Transaction, { tools, url }: { tools: Tools; url: string }, dir: string): Promise<BackupManifest['tables']> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>('select pg_export_snapshot() as id');
  await dumpRows(tools, { url, snapshot: rows[0]?.id as string, leftOut: [...LEFT_OUT], to: join(dir, DUMP) });
  const tables: BackupManifest['tables'] = [];
  for (const table of await tablesInOrder(trx)) {
    const { rows: counted } = await trx.raw<{ rows: { n: string }[] }>(`select count(*) as n from only ${table.quoted}`);
    tables.push({ name: nameOf(table), rows: Number(counted[0]?.n) });
  }
  return tables;
}

async function writeTables(trx: Knex.Transaction, dir: string, lines: NonNullable<BackingUp['lines']>): Promise<BackupManifest['tables']> {
  await mkdir(join(dir, 'tables'));
  const tables: BackupManifest['tables'] = [];
  for (const table of await tablesInOrder(trx)) {
    const file = await lines(join(dir, 'tables', `${nameOf(table)}.jsonl`));
    let rows = 0;
    await trx.raw(`declare backup no scroll cursor for select row_to_json(t)::text as line from only ${table.quoted} t`);
    for (;;) {
      const { rows: some } = await trx.raw<{ rows: { line: string }[] }>(`fetch ${ROWS_AT_ONCE} from backup`);
      if (some.length === 0) break;
      for (const { line } of some) await file.write(line);
      rows += some.length;
    }
    await trx.raw('close backup');
    await file.close();
    tables.push({ name: nameOf(table), rows });
  }
  return tables;
}

type Written = Pick<BackupManifest, 'tables' | 'rows'> & { dir: string; now: () => number };

/** What the backup says of itself, with the last signed head beside it. */
async function about(trx: Knex.Transaction, { dir, tables, rows, now }: Written): Promise<BackupManifest> {
  const { rows: logs } = await trx.raw<{ rows: { origin: string; entries: number; note: string | null }[] }>(
    `select o.origin, (select coalesce(max(seq) + 1, 0) from log.entries) as entries,
       (select c.note from log.checkpoints c where c.origin = o.origin order by c.size desc limit 1) as note
     from log.origin o`,
  );
  const [{ origin, entries, note } = { origin: '', entries: 0, note: null }] = logs;
  await mkdir(join(dir, 'log'));
  if (note) await writeFile(join(dir, 'log/checkpoint'), note);
  return { format: FORMAT, rows, origin, entries: Number(entries), migrations: await migrationsOf(trx), tables, madeAt: new Date(now()).toISOString() };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
