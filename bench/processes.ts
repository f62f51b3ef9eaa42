/** Other processes of a run: the compiled platform as operators start it, and whatever puts load on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Database, Place } from './place.js';

export interface Running {
  url: string;
  pid: number;
  /** Milliseconds from the command to the line that says it is ready. */
  readyAfter: number;
  stop(): Promise<void>;
}

/** With `database` that one; without, an embedded one in `dataDir`, as `npm start` does. */
export async function startCompiled(
  place: Place,
  { name, database, env = {} }: { name: string; database?: Database; env?: Record<string, string> },
): Promise<Running> {
  const dataDir = join(place.dir, name);
  await mkdir(dataDir, { recursive: true });
  const log = await open(join(place.dir, `${name}.log`), 'a');
  const begun = performance.now();
  const child = spawn(process.execPath, ['build.mjs', 'server/main'], {
    cwd: place.app,
    env: { ...clean(process.env), PORT: '0', DATA_DIR: dataDir, ...(database && connection(place, database)), ...env },
    stdio: ['ignore', 'pipe', log.fd],
  });
  await log.close();
  const stop = stopper(child, 'SIGTERM');
  place.onLeave(stop);
  const port = await readyPort(child, name);
  return { url: `http://127.0.0.1:${port}`, pid: child.pid as number, readyAfter: performance.now() - begun, stop };
}

function connection({ platformKeyFile, dataKeyFile }: Place, { url, adminUrl }: Database) {
  return {
    DATABASE_URL: url,
    DATABASE_ADMIN_URL: adminUrl,
    PLATFORM_KEY_FILE: platformKeyFile,
    DATA_KEY_FILE: dataKeyFile,
  };
}

/** What the caller's shell sets for its own platform must not change what is measured. */
function clean({ PATH, HOME, LANG, TMPDIR }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH, HOME, LANG, ...(TMPDIR && { TMPDIR }) };
}

function readyPort(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const port = /已就绪：http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port) resolve(port);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended before it was ready (${code})`)));
  });
}

function stopper(child: ChildProcess, signal: NodeJS.Signals): () => Promise<void> {
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
}

/** Runs bench/load/NAME to its end: question in, answer out, both JSON. */
export async function runLoad<Answer>(name: string, question: unknown): Promise<Answer> {
  const child = spawnLoad(name, question);
  const [answer, code] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    new Promise((resolve) => child.once('exit', resolve)),
  ]);
  if (code !== 0) throw new Error(`bench/load/${name} ended with ${code}`);
  return JSON.parse(answer) as Answer;
}

/** A server of bench/load, until it is stopped; it prints its port. */
export async function startLoad(place: Place, name: string, question: unknown): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawnLoad(name, question);
  const stop = stopper(child, 'SIGKILL');
  place.onLeave(stop);
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`bench/load/${name} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop };
}

function spawnLoad(name: string, question: unknown): ChildProcess {
  const file = fileURLToPath(new URL(`./load/${name}`, import.meta.url));
  const loader = name.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...clean(process.env), NODE_ENV: 'production' },
  });
  child.stdin?.end(JSON.stringify(question));
  return child;
}
