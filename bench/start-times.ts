/** From the command to the line that says the platform is ready, database included. */
import type { Place } from './place.js';
import { startCompiled } from './processes.js';
import { figures, type Options, type Row } from './report.js';

const EXISTING = 5;
const FIRST = 12;

export async function startTimes(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const first: number[] = [];
  const existing: number[] = [];
  // The sources of a run are a fresh copy: its first start is that of `npm ci && npm start`, which compiles.
  const compiling = await begin(place, 'start-compiling');
  for (let run = 1; run <= (quick ? 1 : 3); run += 1) {
    first.push(await begin(place, `start-${run}`));
    existing.push(await begin(place, `start-${run}`));
    tell(`  first ${seconds(first.at(-1))}, then ${seconds(existing.at(-1))}`);
  }
  return [
    row('start to ready, existing embedded database', existing, EXISTING),
    row('first start to ready, empty data directory', first, FIRST),
    row('the same on sources not compiled yet', [compiling], FIRST),
  ];
}

async function begin(place: Place, name: string): Promise<number> {
  const platform = await startCompiled(place, { name });
  const answer = await fetch(`${platform.url}/readyz`);
  if (!answer.ok) throw new Error(`ready, but /readyz answers ${answer.status}`);
  await platform.stop();
  return platform.readyAfter;
}

const seconds = (ms = Number.NaN) => `${(ms / 1000).toFixed(2)} s`;

function row(what: string, runs: number[], aim: number): Row {
  const worst = Math.max(...runs);
  return {
    what,
    measured: `median ${seconds(figures.median(runs))}, slowest ${seconds(worst)} of ${runs.length}`,
    figure: seconds(worst),
    aim: `≤ ${aim} s`,
    met: worst <= aim * 1000,
  };
}
