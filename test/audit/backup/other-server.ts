/** A PostgreSQL of the machine's own with its tools beside it, where there is one; the embedded one brings no tools. */
import { execFileSync, type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { systemUser } from '../../../db/embedded/system-user.js';
import { migrate } from '../../../db/migrate.js';

export interface OtherServer {
  /** Where its programs are. */
  tools: string;
  /** The address of a new, migrated database. */
  migrated(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** The newest that has all it takes, at the places where systems put it. */
export function programsOfOtherServer(): string | null {
  const roots = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt'].filter(existsSync);
  const folders = roots.flatMap((root) => [join(root, 'bin'), ...readdirSync(root).map((name) => join(root, name, 'bin'))]);
  const whole = folders.filter((folder) => ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'].every((name) => existsSync(join(folder, name))));
  return whole.filter((folder) => majorOf(folder) >= 15).sort((a, b) => majorOf(b) - majorOf(a))[0] ?? null;
}

const majorOf = (folder: string) => Number(/\) (\d+)/.exec(spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 0);

export async function startOtherServer(tools: string): Promise<OtherServer> {
  const user = systemUser();
  const dir = mkdtempSync(join(tmpdir(), 'cjt-other-server-'));
  if (user) chownSync(dir, user.uid, user.gid);
  const cluster = join(dir, 'cluster');
  execFileSync(join(tools, 'initdb'), ['--pgdata', cluster, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], { ...user, cwd: dir, stdio: 'pipe' });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${dir}`, 'fsync=off', 'max_connections=30'];
  const server = spawn(join(tools, 'postgres'), ['-D', cluster, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], { ...user, cwd: dir, stdio: 'ignore' });
  const url = (name: string) => `postgresql://postgres:unused@127.0.0.1:${port}/${name}`;
  await answering(server, url('postgres'));
  return {
    tools,
    async migrated(name) {
      await asked(url('postgres'), `create database ${name}`);
      await migrate(url(name), { loginUrl: url(name) });
      return url(name);
    },
    async stop() {
      server.kill('SIGINT');
      while (server.exitCode === null && server.signalCode === null) await sleep(20);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
    const isThere = await asked(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await sleep(50);
  }
}

async function asked(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
