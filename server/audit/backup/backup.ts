/**
 * A backup without stopping anything: every table in one snapshot as lines of JSON, and the files of DATA_DIR. It needs
 * nothing but a connection, so that it works with the embedded database, which brings no tools of its own.
 */
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import { LineWriter } from '../bundle/lines.js';
import { writeSums } from '../bundle/sums.js';
import { migrationsOf, nameOf, tablesInOrder } from './tables.js';

export const BACKUP = 'backup.json';
export const FORMAT = 'cunjitong-backup/1';

export interface BackupManifest {
  format: typeof FORMAT;
  origin: string;
  /** Entries of the log in it. */
  entries: number;
  migrations: { name: string; sha256: string }[];
  tables: { name: string; rows: number }[];
  madeAt: string;
}

/** What of DATA_DIR is kept beside the database itself; the last signed head is taken from the snapshot. */
export const FOLDERS = ['files', 'keys'];
const ROWS_AT_ONCE = 1000;

export async function backUp({ admin, dataDir, out, now }: { admin: Knex; dataDir: string; out: string; now: () => number }): Promise<BackupManifest> {
  if ((await readdir(out).catch(() => [])).length > 0) throw new Error(`目录 ${out} 不是空的,请另选一个`);
  const aside = `${out}.part-${process.pid}`;
  await mkdir(dirname(aside), { recursive: true });
  await mkdir(join(aside, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await admin.transaction((trx) => writeTables(trx, aside, now), { isolationLevel: 'repeatable read', readOnly: true });
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

async function writeTables(trx: Knex.Transaction, dir: string, now: () => number): Promise<BackupManifest> {
  await trx.raw('set local row_security = off');
  const tables: BackupManifest['tables'] = [];
  for (const table of await tablesInOrder(trx)) {
    const file = await LineWriter.create(join(dir, 'tables', `${nameOf(table)}.jsonl`));
    let rows = 0;
    await trx.raw(`declare backup no scroll cursor for select row_to_json(t)::text as line from only ${table.quoted} t`);
    for (;;) {
      const { rows: lines } = await trx.raw<{ rows: { line: string }[] }>(`fetch ${ROWS_AT_ONCE} from backup`);
      if (lines.length === 0) break;
      for (const { line } of lines) await file.write(line);
      rows += lines.length;
    }
    await trx.raw('close backup');
    await file.close();
    tables.push({ name: nameOf(table), rows });
  }
  const { rows: about } = await trx.raw<{ rows: { origin: string; entries: number; note: string | null }[] }>(
    `select o.origin, (select coalesce(max(seq) + 1, 0) from log.entries) as entries,
       (select c.note from log.checkpoints c where c.origin = o.origin order by c.size desc limit 1) as note
     from log.origin o`,
  );
  const [{ origin, entries, note } = { origin: '', entries: 0, note: null }] = about;
  await mkdir(join(dir, 'log'));
  if (note) await writeFile(join(dir, 'log/checkpoint'), note);
  return { format: FORMAT, origin, entries: Number(entries), migrations: await migrationsOf(trx), tables, madeAt: new Date(now()).toISOString() };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
