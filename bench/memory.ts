/** Resident memory of the platform's own process when nobody asks anything, PostgreSQL's processes apart. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAdmin } from '../db/connect.js';
import { playedCases } from './played.js';
import type { Database, Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { renderingQuestion, type Rendered } from './rendering.js';
import { megabytes, type Options, type Row } from './report.js';
import type { Hits } from './load/cannon.js';

const AIM = 250 * 1024 * 1024;

export async function memory(place: Place, { quick }: Options): Promise<Row[]> {
  const { database, project } = await playedCases(place);
  const rest = quick ? 2_000 : 20_000;
  const platform = await startCompiled(place, { name: 'memory', database });
  await sleep(rest);
  const idle = await resident(platform.pid);
  const paths = ['/api/public/projects', '/api/public/stats', '/api/openapi.json'];
  await runLoad<Hits>('cannon.ts', { url: platform.url, paths, connections: 3, seconds: rest / 1_000 });
  await sleep(rest);
  const afterReads = await resident(platform.pid);
  await platform.stop();

  await askForDocuments(database, project);
  const again = await startCompiled(place, { name: 'memory', database });
  await documentsIssued(database, project);
  await sleep(rest);
  const afterDocuments = await resident(again.pid);
  await again.stop();

  const { before, opened, warm } = (await runLoad<Rendered>('render.mjs', renderingQuestion(place, { rounds: 1, burst: 0, many: 0 }))).memory;
  const row = (what: string, bytes: number): Row => ({
    what: `resident memory, ${what}`,
    measured: megabytes(bytes),
    figure: megabytes(bytes),
    aim: `≤ ${megabytes(AIM)}`,
    met: bytes <= AIM,
  });
  return [
    row('idle after start', idle),
    row('idle after some seconds of public reads', afterReads),
    row('idle after it has drawn the documents of a trade', afterDocuments),
    {
      what: 'of it the thread that draws, seen in a process of its own',
      measured: `${megabytes(opened - before)} once started, ${megabytes(warm - before)} when it has drawn one of each kind`,
    },
  ];
}

/** A platform that starts issues what is not issued yet. */
async function askForDocuments({ adminUrl }: Database, project: string): Promise<void> {
  const admin = connectAdmin(adminUrl);
  await admin('documents').where({ project }).update({ state: 'pending' });
  await admin.destroy();
}

async function documentsIssued({ adminUrl }: Database, project: string): Promise<void> {
  const admin = connectAdmin(adminUrl);
  while (await admin('documents').where({ project }).whereNot({ state: 'issued' }).first()) await sleep(200);
  await admin.destroy();
}

/** What Linux says; elsewhere there is no such file and no such row. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
