// npm run bench [-- --only NAME] [--quick]: measures, prints, asserts nothing
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { documents } from './documents.js';
import { filters } from './filters.js';
import { log } from './log.js';
import { memory } from './memory.js';
import { offers } from './offers.js';
import { type Place, takePlace } from './place.js';
import { publicReads } from './public-reads.js';
import { type Options, type Row, table } from './report.js';
import { startTimes } from './start-times.js';
import { statements } from './statements.js';
import { transitions } from './transitions.js';
import { verify } from './verify.js';

const MEASUREMENTS: Record<string, (place: Place, options: Options) => Promise<Row[]>> = {
  statements,
  transitions,
  offers,
  public: publicReads,
  filters,
  start: startTimes,
  log,
  verify,
  memory,
  documents,
};

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
});
const chosen = values.only ?? Object.keys(MEASUREMENTS);
const unknown = chosen.filter((name) => !Object.hasOwn(MEASUREMENTS, name));
if (unknown.length > 0) {
  console.error(`no measurement ${unknown.join(', ')}; there are ${Object.keys(MEASUREMENTS).join(', ')}`);
  process.exit(2);
}

const begun = performance.now();
const tell = (line: string) => console.error(`${String(Math.round((performance.now() - begun) / 1000)).padStart(5)} s  ${line}`);
const place = await takePlace();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void place.leave().finally(() => process.exit(130)));
}
process.once('uncaughtException', (error) => {
  console.error(error);
  void place.leave().finally(() => process.exit(1)); // its database would go on without us
});
const rows: Row[] = [];
try {
  for (const name of chosen) {
    tell(`${name} (load ${loadavg()[0]?.toFixed(1)})`);
    const measure = MEASUREMENTS[name] as (typeof MEASUREMENTS)[string];
    const found = await measure(place, { quick: values.quick, tell });
    rows.push(...found);
    for (const row of found) tell(`  ${row.what}: ${row.measured}${row.figure ? `, ${row.figure}` : ''}`);
  }
} finally {
  await place.leave();
}
console.log(table(rows));
