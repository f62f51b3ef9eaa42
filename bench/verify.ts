/** The verifier over a bundle of a million entries, as an auditor runs it: a process of its own, beside merely reading the same bytes. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { connect, connectAdmin } from '../db/connect.js';
import { originOf } from '../server/audit/origin.js';
import { loadPlatformKey } from '../server/bidding/platform-key.js';
import { bookOf } from '../server/machines/rules/books.js';
import { CALENDAR } from '../server/machines/rules/calendars.js';
import { loadDataKey } from '../server/people/sealed-identity.js';
import { tradeWings } from '../server/transactions/wings.js';
import { cloneLog, playSeed } from '../test/audit/verify/cloned-log.js';
import { World } from '../test/helpers/world.js';
import type { Place } from './place.js';
import { megabytes, type Options, perSecond, type Row, times } from './report.js';

const AIM = { seconds: 60, bytes: 1024 ** 3 };
const PER_CHECKPOINT = 50;
/** Of a second, in which Linux counts. */
const TICKS = 100;

export async function verify(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const seed = join(place.dir, 'seed');
  await playSeedAt(place, seed);
  const rows: Row[] = [];
  for (const entries of quick ? [10_000] : [10_000, 100_000, 1_000_000]) {
    const out = join(place.dir, `bundle-${entries}`);
    await mkdir(out);
    const made = await cloneLog({ seed, out, entries, perCheckpoint: PER_CHECKPOINT });
    tell(`  ${entries} entries of ${made.projects} trades (${made.kinds} kinds, ${made.variants} with other weeks), ${made.checkpoints} checkpoints, ${megabytes(made.bytes)}`);
    rows.push(await measure(place, out, entries, made.logKey));
    await rm(out, { recursive: true });
  }
  return rows;
}

async function measure(place: Place, bundle: string, entries: number, logKey: string): Promise<Row> {
  const read = await readAll(bundle);
  const { seconds, cpu, peak, exit, said } = await run(place, ['server/audit/commands/verify', bundle, '--key', logKey]);
  if (exit !== 0) throw new Error(`the verifier says ${exit} of an honest log:\n${said}`);
  const met = (seconds * 1_000_000) / entries <= AIM.seconds && peak <= AIM.bytes;
  return {
    what: `npm run verify of ${entries.toLocaleString('en-GB').replaceAll(',', ' ')} entries, ${availableParallelism()} cores, a checkpoint every ${PER_CHECKPOINT}, documents left out`,
    measured: `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of CPU), ${perSecond(entries / seconds)}, peak ${megabytes(peak)}`,
    baseline: `reading and SHA-256 of the same bytes: ${read.toFixed(2)} s`,
    figure: times(seconds / read),
    ...(entries === 1_000_000 ? { aim: '≤ 60 s, ≤ 1 GB', met } : {}),
  };
}

async function playSeedAt(place: Place, out: string): Promise<void> {
  const { url, adminUrl } = await place.database();
  const [db, admin] = [connect({ url }), connectAdmin(adminUrl)];
  try {
    const key = await loadPlatformKey(place.platformKeyFile);
    await originOf(db, { demo: true, publicUrl: 'http://localhost' });
    const door = { db, law: (version: string) => ({ book: bookOf(version), calendar: CALENDAR }), wings: tradeWings(key), wake: () => undefined };
    await playSeed(new World({ db, admin, url, adminUrl, drop: async () => undefined }, door, key, await loadDataKey(place.dataKeyFile)), out);
  } finally {
    await Promise.all([db.destroy(), admin.destroy()]);
  }
}

async function readAll(dir: string): Promise<number> {
  const begun = performance.now();
  for (const name of await readdir(dir)) {
    if (!name.endsWith('.jsonl')) continue;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(dir, name), { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
    hash.digest();
  }
  return (performance.now() - begun) / 1000;
}

interface Ran {
  seconds: number;
  /** What Linux counts for the process and its threads: other work on the machine does not change it much. */
  cpu: number;
  /** Resident memory of the process, its threads included, at its highest. */
  peak: number;
  exit: number | null;
  said: string;
}

/** The compiled command, built beforehand: what is measured is the verifier. */
async function run(place: Place, args: string[]): Promise<Ran> {
  await finished(place, ['--without-pages']);
  return finished(place, args);
}

async function finished(place: Place, args: string[]): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['build.mjs', ...args], { cwd: place.app, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  let [peak, cpu] = [0, 0];
  const look = setInterval(async () => {
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
    const [user = 0, system = 0] = stat.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    cpu = Math.max(cpu, (user + system) / TICKS);
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024);
  }, 50);
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(look);
  return { seconds: (performance.now() - begun) / 1000, cpu, peak, exit, said: said.join('') };
}
