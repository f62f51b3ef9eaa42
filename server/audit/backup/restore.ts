/** Puts a backup into an empty, migrated database and its files into DATA_DIR; nothing that is there is overwritten. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { linesOf } from '../bundle/lines.js';
import { hashOfFile, readSums } from '../bundle/sums.js';
import { BACKUP, type BackupManifest, DUMP, FOLDERS, FORMAT } from './backup.js';
import { migrationsOf, nameOf, type Table, tablesInOrder } from './tables.js';
import { type Found, loadRows } from './tools.js';

/** The message tells the operator what to do. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}

const ROWS_AT_ONCE = 500;

export interface Restoring {
  admin: Knex;
  dataDir: string;
  from: string;
  /** PostgreSQL's own tools and where they connect to: what they have read, they have to put back. */
  tools?: { found: Found; url: string };
}

/** @throws CannotRestore; the database is as it was then */
export async function restore({ admin, dataDir, from, tools }: Restoring): Promise<BackupManifest> {
  const manifest = await checked(from);
  if (typeof manifest.rows === 'object') await loadDump(admin, manifest, from, tools);
  else await fillTables(admin, manifest, from);
  for (const folder of [...FOLDERS, 'log']) await putBack(join(from, folder), join(dataDir, folder));
  return manifest;
}

async function loadDump(admin: Knex, manifest: BackupManifest, from: string, using: Restoring['tools']): Promise<void> {
  if (!using?.found.tools) {
    const { pgDump } = manifest.rows as { pgDump: number };
    throw new CannotRestore(`这份备份是用 pg_dump(${pgDump} 版)做的,恢复要用同版本的 pg_restore 和 psql,数据库也要同版本:${using?.found.why ?? '没有找到'}。请安装后用 PG_TOOLS 写明所在目录`);
  }
  const tables = await admin.transaction(async (trx) => {
    await refuseUnlike(trx, manifest);
    await refuseFilled(trx);
    return tablesInOrder(trx);
  });
  const each = (of: Table[], sql: (quoted: string) => string) => of.map(({ quoted }) => sql(quoted)).join('\n');
  const before = [each(tables, (t) => `alter table ${t} disable trigger user;`), each([...tables].reverse(), (t) => `delete from ${t};`)];
  const after = [each(tables, (t) => `alter table ${t} enable trigger user;`), countsOf(tables, manifest)];
  await loadRows(using.found.tools, { url: using.url, from: join(from, DUMP), before: before.join('\n'), after: after.join('\n') }).catch((error: Error) => {
    throw new CannotRestore(`恢复没有完成,数据库未改动:${error.message}`, { cause: error });
  });
}

/** Fails where a table holds other rows than were counted. */
function countsOf(tables: readonly Table[], manifest: BackupManifest): string {
  const meant = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
  const checks = tables.map((table) => `if (select count(*) from ${table.quoted}) <> ${Number(meant.get(nameOf(table)) ?? -1)} then raise exception 'rows of %', '${nameOf(table)}'; end if;`);
  return `do $$ begin ${checks.join('\n')} end $$;`;
}

async function fillTables(admin: Knex, manifest: BackupManifest, from: string): Promise<void> {
  await admin.transaction(async (trx) => {
    await refuseUnlike(trx, manifest);
    const tables = await tablesInOrder(trx);
    await refuseFilled(trx);
    for (const { quoted } of tables) await trx.raw(`alter table ${quoted} disable trigger user`);
    for (const { quoted } of [...tables].reverse()) await trx.raw(`delete from ${quoted}`);
    for (const table of tables) await fill(trx, table, join(from, 'tables', `${nameOf(table)}.jsonl`), manifest);
    for (const { quoted } of tables) await trx.raw(`alter table ${quoted} enable trigger user`);
  });
}

/** Whole and as it was made, before anything is touched. */
async function checked(from: string): Promise<BackupManifest> {
  const sums = await readSums(from);
  const text = await readFile(join(from, BACKUP), 'utf8').catch(() => null);
  if (!sums || text === null) throw new CannotRestore(`${from} 不是完整的备份:缺少 SHA256SUMS 或 ${BACKUP}`);
  for (const [path, hash] of sums) {
    if ((await hashOfFile(join(from, path)).catch(() => '')) !== hash) throw new CannotRestore(`备份文件 ${path} 缺失或已损坏,请改用另一份备份`);
  }
  const manifest = JSON.parse(text) as BackupManifest;
  if (manifest.format !== FORMAT) throw new CannotRestore(`备份格式是 ${manifest.format},本程序只认 ${FORMAT}`);
  return manifest;
}

async function refuseUnlike(trx: Knex, manifest: BackupManifest): Promise<void> {
  const here = JSON.stringify(await migrationsOf(trx));
  if (here === JSON.stringify(manifest.migrations)) return;
  const last = manifest.migrations.at(-1)?.name;
  throw new CannotRestore(`备份时数据库执行到 ${last},与现在的数据库不同。请用备份当时的程序版本恢复,再升级`);
}

async function refuseFilled(trx: Knex): Promise<void> {
  for (const table of ['log.entries', 'accounts', 'projects']) {
    const { rows } = await trx.raw(`select 1 from ${table} limit 1`);
    if (rows.length > 0) throw new CannotRestore('目标数据库里已有数据。恢复只能进入新建并已迁移的空库(npm run migrate)');
  }
}

async function fill(trx: Knex, { quoted }: Table, path: string, manifest: BackupManifest): Promise<void> {
  const { rows: columns } = await trx.raw<{ rows: { name: string; identity: boolean }[] }>(
    `select quote_ident(attname) as name, attidentity <> '' as identity from pg_attribute
     where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [quoted],
  );
  const names = columns.map((c) => c.name).join(', ');
  const insert = `insert into ${quoted} (${names}) overriding system value select ${names} from json_populate_recordset(null::${quoted}, ?::json)`;
  // One whose rows point to each other has to come in one piece.
  const { rows: own } = await trx.raw(`select 1 from pg_constraint where contype = 'f' and conrelid = ?::regclass and confrelid = conrelid limit 1`, [quoted]);
  const atOnce = own.length > 0 ? Number.POSITIVE_INFINITY : ROWS_AT_ONCE;
  let lines: string[] = [];
  let count = 0;
  const flush = async () => {
    if (lines.length > 0) await trx.raw(insert, [`[${lines.join(',')}]`]);
    count += lines.length;
    lines = [];
  };
  for await (const line of linesOf(path)) {
    lines.push(line.toString('utf8'));
    if (lines.length >= atOnce) await flush();
  }
  await flush();
  const meant = manifest.tables.find((t) => quoted.replaceAll('"', '') === t.name)?.rows;
  if (meant !== count) throw new CannotRestore(`表 ${quoted} 应有 ${meant} 行,备份里有 ${count} 行`);
  for (const { name } of columns.filter((c) => c.identity)) {
    await trx.raw(`select setval(pg_get_serial_sequence(?, ?), coalesce((select max(${name}) from ${quoted}), 0) + 1, false)`, [quoted, name.replaceAll('"', '')]);
  }
}

/** A key that is here already stays, and so does a newer head: what was signed cannot be unsigned by a restore. */
async function putBack(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await cp(from, to, { recursive: true, force: false, errorOnExist: false }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
