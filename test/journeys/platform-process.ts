/** The whole platform as a process of its own, with its own PostgreSQL, that can be killed like a machine without power. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PlatformProcess {
  url: string;
  /** `kill -9` of the platform, of PostgreSQL and of every process of PostgreSQL's. */
  kill(): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
}

export async function startProcess(dataDir: string): Promise<PlatformProcess> {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, SEED_DEMO: '1', DEMO_CLOCK: '1', LOG_LEVEL: 'warn' };
  const child = fork('server/main.ts', { env, silent: true });
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      const exited = once(child, 'exit');
      const postmaster = postmasterOf(dataDir);
      child.kill('SIGKILL');
      for (const pid of [postmaster, ...childrenOf(postmaster)]) kill(pid);
      await exited;
      while (childrenOf(postmaster).length > 0 || isAlive(postmaster)) await sleep(5);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  for (;;) {
    const found = /http:\/\/localhost:(\d+)/.exec(output)?.[1];
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`the platform did not start: ${output}`);
    await sleep(20);
  }
}

const postmasterOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

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
