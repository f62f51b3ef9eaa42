/** The whole platform as a process of its own, with its own PostgreSQL, that can be killed like a machine without power. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenTo } from '../helpers/server-logs.js';

export interface PlatformProcess {
  url: string;
  child: ChildProcess;
  /** `kill -9` of the platform, of PostgreSQL and of every process of PostgreSQL's. */
  kill(): Promise<void>;
  /** `kill -9` of the platform alone: its PostgreSQL goes on without it. */
  killAlone(): Promise<void>;
  /** `kill -9` of PostgreSQL and every process of PostgreSQL's under a platform that goes on. */
  killDatabase(): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
}

/** @param preload modules that the process reads before the platform's own */
export async function startProcess(dataDir: string, more: Record<string, string> = {}, preload: readonly string[] = []): Promise<PlatformProcess> {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, SEED_DEMO: '1', DEMO_CLOCK: '1', LOG_LEVEL: 'warn', ...more };
  const execArgv = [...process.execArgv, ...preload.flatMap((module) => ['--import', module])];
  const child = fork('server/main.ts', { env, execArgv, silent: true });
  const port = await portOf(child);
  const exited = once(child, 'exit');
  const killAlone = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    async kill() {
      const postmaster = postmasterOf(dataDir);
      child.kill('SIGKILL');
      await killTree(postmaster);
      await exited;
    },
    killAlone,
    killDatabase: () => killTree(postmasterOf(dataDir)),
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  const said = listenTo(child);
  for (;;) {
    const found = /http:\/\/localhost:(\d+)/.exec(said())?.[1];
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`the platform did not start: ${said()}`);
    await sleep(20);
  }
}

const postmasterOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function killTree(parent: number): Promise<void> {
  for (const pid of [parent, ...childrenOf(parent)]) kill(pid);
  while (childrenOf(parent).length > 0 || isAlive(parent)) await sleep(5);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && fieldsOf(name)[1] === String(parent))
    .map(Number);
}

/** A process that nobody has reaped yet is no longer alive. */
function isAlive(pid: number): boolean {
  const [state] = fieldsOf(String(pid));
  return state !== undefined && state !== 'Z';
}

/** State and parent. */
function fieldsOf(pid: string): string[] {
  try {
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ');
  } catch {
    return [];
  }
}
