/** Resident memory of the platform's own process when nobody asks anything, PostgreSQL's processes apart. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { playedCases } from './played.js';
import type { Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { renderingQuestion, type Rendered } from './rendering.js';
import { megabytes, type Options, type Row } from './report.js';
import type { Hits } from './load/cannon.js';

const AIM = 250 * 1024 * 1024;

export async function memory(place: Place, { quick }: Options): Promise<Row[]> {
  const { database } = await playedCases(place);
  const platform = await startCompiled(place, { name: 'memory', database });
  await sleep(quick ? 3_000 : 20_000);
  const idle = await resident(platform.pid);
  const paths = ['/api/public/projects', '/api/public/stats', '/api/openapi.json'];
  await runLoad<Hits>('cannon.ts', { url: platform.url, paths, connections: 3, seconds: quick ? 2 : 10 });
  await sleep(quick ? 1_000 : 20_000);
  const afterReads = await resident(platform.pid);
  await platform.stop();

  const { before, opened, warm } = (await runLoad<Rendered>('render.mjs', renderingQuestion(place, 1))).memory;
  return [
    { what: 'resident memory, idle after start', measured: megabytes(idle), figure: megabytes(idle), aim: `≤ ${megabytes(AIM)}`, met: idle <= AIM },
    { what: 'the same after some seconds of public reads', measured: megabytes(afterReads), figure: megabytes(afterReads), aim: `≤ ${megabytes(AIM)}`, met: afterReads <= AIM },
    {
      what: 'of it the rendering thread, in a process of its own',
      measured: `${megabytes(opened - before)} when it has started, ${megabytes(warm - before)} when it has drawn one document of each kind`,
    },
  ];
}

/** What Linux says; elsewhere there is no such file and no such row. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
