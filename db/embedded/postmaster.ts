import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { SystemUser } from './system-user.js';

const run = promisify(execFile);
const PATIENCE = 60_000;

export type Postmaster = {
  dir: string;
  postgres: string;
  pgCtl: string;
  user: SystemUser;
  /** Resolves when the server on this port is ours and takes queries. */
  greet: (port: number) => Promise<void>;
};

/** The port of the running server: found running (an orphan, or another process's), or started. */
export async function ensureRunning(server: Postmaster, preferredPort?: number): Promise<number> {
  const deadline = Date.now() + PATIENCE;
  let port = preferredPort ?? (await freePort());
  let failure: unknown;
  while (Date.now() < deadline) {
    const found = await readPidFile(server.dir);
    if (found && isPostmaster(found.pid, server.dir)) {
      try {
        await server.greet(found.port);
        return found.port;
      } catch (error) {
        failure = error; // starting, recovering or shutting down
        await sleep(30);
        continue;
      }
    }
    if (found && exists(found.pid)) await disownPidFile(server.dir);
    try {
      await start(server, port);
    } catch (error) {
      failure = error; // another process was first, the port is taken, or old backends still end
      port = await freePort();
      await sleep(200);
    }
  }
  throw new Error(`内置数据库无法启动。${await lastLogLines(server.dir)}`, { cause: failure });
}

export async function stopFast({ dir, pgCtl, user }: Postmaster): Promise<void> {
  const found = await readPidFile(dir);
  if (!found || !isPostmaster(found.pid, dir)) return;
  const args = ['stop', '-D', dir, '-m', 'fast', '-w', '-t', '30'];
  await run(pgCtl, args, { ...user, cwd: '/', env: {} }).catch((error) => {
    if (existsSync(join(dir, 'postmaster.pid'))) throw error; // else it was stopped meanwhile
  });
  await reap(found.pid);
}

/**
 * Our own child, so that no zombie stays behind where process 1 does not reap, but in a session
 * of its own, out of reach of the terminal's Ctrl-C. Resolves when it has taken the pid file.
 */
async function start({ dir, postgres, user }: Postmaster, port: number): Promise<void> {
  if ((await sizeOf(logFile(dir))) > 10_000_000) await fs.truncate(logFile(dir));
  const log = openSync(logFile(dir), 'a', 0o600);
  const options = { ...user, cwd: '/', env: {}, detached: true };
  const child = spawn(postgres, ['-D', dir, '-p', `${port}`], {
    ...options,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code) => (failure = new Error(`postgres exited with code ${code}`)));
  while ((await readPidFile(dir))?.pid !== child.pid || child.pid === undefined) {
    if (failure) throw failure;
    await sleep(10);
  }
  children.set(child.pid, child);
}

const children = new Map<number, ChildProcess>();

async function reap(pid: number): Promise<void> {
  const child = children.get(pid);
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  await new Promise((done) => child.once('exit', done));
}

async function readPidFile(dir: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await fs.readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port } : undefined;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A zombie has no command line, and a number given to another process has another one. */
function isPostmaster(pid: number, dir: string): boolean {
  if (!exists(pid)) return false;
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dir);
  } catch {
    return false; // it ended just now
  }
}

/**
 * The file names a process that is not PostgreSQL, which would keep PostgreSQL from starting.
 * Only the number is replaced, by one that no process has: the rest lets PostgreSQL see
 * whether backends of the dead server still write.
 */
async function disownPidFile(dir: string): Promise<void> {
  const file = join(dir, 'postmaster.pid');
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) await fs.writeFile(file, text.replace(/^\d+/, '2147483647'));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Beside the cluster, so that base backups leave it out. */
const logFile = (dir: string) => `${dir}.log`;

const sizeOf = (file: string) =>
  fs.stat(file).then(
    (s) => s.size,
    () => 0,
  );

async function lastLogLines(dir: string): Promise<string> {
  const text = await fs.readFile(logFile(dir), 'utf8').catch(() => '');
  return `日志末尾：\n${text.trim().split('\n').slice(-5).join('\n')}`;
}
