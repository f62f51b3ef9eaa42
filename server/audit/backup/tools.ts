/**
 * PostgreSQL's own pg_dump, pg_restore and psql, where they are there and fit. Of the server's own major version and no
 * other: an older one refuses the server, and what a newer one writes begins with settings that the server does not know.
 */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import { environmentWith } from '../../config.js';

const PROGRAMS = ['pg_dump', 'pg_restore', 'psql'] as const;
type Program = (typeof PROGRAMS)[number];

export interface Tools {
  major: number;
  /** What a program is called by. */
  path: (program: Program) => string;
}
export interface Found {
  tools: Tools | null;
  /** Why there are none. */
  why: string;
}

/** @param folder where they are; without it they are looked for as a shell does */
export async function findTools(admin: Knex, folder?: string): Promise<Found> {
  const { rows } = await admin.raw<{ rows: { server_version_num: string }[] }>('show server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  const path = (program: Program) => (folder ? join(folder, program) : program);
  for (const program of PROGRAMS) {
    const own = await majorOf(path(program));
    if (own === null) return { tools: null, why: `没有找到 ${path(program)}` };
    if (own !== major) return { tools: null, why: `${path(program)} 是 ${own} 版,数据库是 ${major} 版` };
  }
  return { tools: { major, path }, why: '' };
}

async function majorOf(program: string): Promise<number | null> {
  const answer = await promisify(execFile)(program, ['--version']).catch(() => null);
  const [, major] = /\(PostgreSQL\) (\d+)/.exec(answer?.stdout ?? '') ?? [];
  return major === undefined ? null : Number(major);
}

/** All rows of both schemas as they are in a snapshot that somebody holds open. */
export async function dumpRows(tools: Tools, { url, snapshot, leftOut, to }: { url: string; snapshot: string; leftOut: readonly string[]; to: string }): Promise<void> {
  const what = ['--data-only', '--schema=public', '--schema=log', ...leftOut.map((table) => `--exclude-table=${table}`)];
  await ended(spawn(tools.path('pg_dump'), [...at(url), '--no-password', '--format=custom', `--snapshot=${snapshot}`, ...what, `--file=${to}`], quiet(url)));
}

/**
 * In one transaction, between what is to be done before and after. It is committed as the last thing of all, so that
 * whatever ends it earlier undoes it.
 */
export async function loadRows(tools: Tools, { url, from, before, after }: { url: string; from: string; before: string; after: string }): Promise<void> {
  const into = ['--no-psqlrc', '--no-password', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null', '--file=-'];
  const psql = spawn(tools.path('psql'), [...at(url), ...into], quiet(url));
  const reader = spawn(tools.path('pg_restore'), ['--data-only', '--file=-', from], quiet(url));
  const loaded = ended(psql);
  const read = ended(reader);
  async function* script() {
    yield `begin;\n${before}\n`;
    yield* reader.stdout;
    await read;
    yield `\n${after}\ncommit;\n`;
  }
  const fed = pipeline(script, psql.stdin).finally(() => reader.kill());
  // Of several failures psql's own says most; the others follow from it, or it from them.
  const results = await Promise.allSettled([loaded, fed, read]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** The password stands in no list of processes. */
function at(url: string): string[] {
  return [`--dbname=${Object.assign(new URL(url), { password: '' }).href}`];
}
const quiet = (url: string) => ({ env: environmentWith({ LC_ALL: 'C', PGPASSWORD: decodeURIComponent(new URL(url).password) }) });

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${child.spawnfile}: ${said.trim()}`);
}
