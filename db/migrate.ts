import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Log } from './embedded.js';
import { allowRole } from './migrate/allow-role.js';

const DIRECTORY = fileURLToPath(new URL('./migrations', import.meta.url));
const LOCK = 'cunjitong migrate';

type Migration = { name: string; sql: string; sha256: string };

/**
 * Applies db/migrations/NNN-name.sql in order, each in one transaction; an applied file is frozen.
 * Not Knex's migrator: its lock is a row that stays behind a killed process, and it keeps no
 * checksum. Resolves with the names applied now.
 */
export async function migrate(
  adminUrl: string,
  options: { loginUrl?: string; directory?: string; log?: Log } = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.directory ?? DIRECTORY);
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'cunjitong migrate',
  });
  client.on('error', () => undefined); // the query that was running fails by itself
  await client.connect();
  try {
    // Two processes may start at once: the second waits here and then finds everything applied.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    const pending = await findPending(client, migrations);
    for (const migration of pending) {
      await apply(client, migration);
      options.log?.info({ migration: migration.name }, 'migration applied');
    }
    await allowRole(client, options.loginUrl ?? adminUrl);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // releases the lock
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = names.map((name) => name.match(/^(\d{3})-[a-z0-9-]+\.sql$/)?.[1]);
  names.forEach((name, i) => {
    if (!numbers[i]) throw new Error(`迁移文件 ${name} 命名不合规，应为 NNN-name.sql`);
    if (numbers[i] === numbers[i - 1]) {
      throw new Error(`迁移文件编号重复：${names[i - 1]} 与 ${name}`);
    }
  });
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8');
      // Git may check files out with other line ends; the text is the same.
      const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { name, sql, sha256 };
    }),
  );
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await ensureTable(client);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.applied_migrations order by name',
  );
  rows.forEach((applied, i) => {
    const file = migrations.find(({ name }) => name === applied.name);
    if (!file) throw new Error(`数据库已执行 ${applied.name}，而本程序没有它：程序版本过旧`);
    if (file.sha256 !== applied.sha256) {
      throw new Error(`迁移文件 ${applied.name} 执行之后被修改：请恢复原文件，另建新的迁移`);
    }
    const skipped = migrations[i];
    if (skipped && skipped.name < applied.name) {
      throw new Error(
        `迁移文件 ${skipped.name} 排在已执行的 ${applied.name} 之前：请改用更大的编号`,
      );
    }
  });
  return migrations.slice(rows.length);
}

async function ensureTable(client: pg.Client): Promise<void> {
  try {
    await client.query(`create table if not exists public.applied_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    const name = pg.escapeIdentifier(client.user ?? '');
    const grant = `grant usage, create on schema public to ${name}`;
    throw new Error(`迁移账号无权建表。请由数据库管理员执行：${grant};`, { cause });
  }
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('reset role'); // the file may have acted as the owner
    await client.query('insert into public.applied_migrations (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await client.query('commit');
    await client.query('reset all');
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the first error says why
    const { message, position, code } = error as Error & { position?: string; code?: string };
    const line = position ? `第 ${sql.slice(0, Number(position)).split('\n').length} 行` : '';
    const advice = code === '42501' ? '。DATABASE_ADMIN_URL 的账号缺少上述权限' : '';
    throw new Error(`迁移 ${name} ${line}失败：${message}${advice}`, { cause: error });
  }
}
