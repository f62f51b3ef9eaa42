// npm run demo [-- --case FILE] [--only ID] [--url URL] [--out DIR]
// npm run demo -- --stay [--port PORT]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../server/config.js';
import { startPlatform } from '../server/start.js';
import { leaveBundle } from './bundle.js';
import { type CaseFile, complete, readCases } from './case.js';
import { play } from './play.js';
import { report } from './report.js';
import { stay } from './stay.js';

const BUILT_IN = new URL('../db/seeds/cases.json', import.meta.url);
/** Played by default: a works comparison, and a shop lease to its end and return. */
const DEFAULT = ['guangsheng-works', 'wanghu-shop-lease'];

const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    only: { type: 'string' },
    url: { type: 'string' },
    out: { type: 'string', default: 'demo-out' },
    verbose: { type: 'boolean', default: false },
    stay: { type: 'boolean', default: false },
    port: { type: 'string', default: '3000' },
  },
});

async function chosen(): Promise<CaseFile[]> {
  if (values.case) return readCases(values.case);
  const wanted = values.only ? [values.only] : DEFAULT;
  return (await readCases(BUILT_IN)).filter((c) => wanted.includes(c.id));
}

/** A platform of its own for every case: a demo clock only ever moves forward. */
async function onOwnPlatform(work: (url: string, config: Config) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunjitong-demo-'));
  const platform = await startPlatform(readConfig({ PORT: '0', DATA_DIR: dataDir, DEMO_CLOCK: '1', SEED_DEMO: '1', LOG_LEVEL: 'error' }));
  try {
    await work(platform.url, platform.config);
  } finally {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (values.stay) {
  await stay(values.port);
  process.exit();
}
const cases = await chosen();
if (cases.length === 0) {
  console.error('没有找到要演示的案例');
  process.exitCode = 2;
}
for (const file of cases) {
  const c = complete(file);
  const run = async (url: string, config?: Config) => {
    const played = await play(url, c, (act) => {
      if (values.verbose) console.log(new Date(act.at).toISOString(), act.type, act.by);
    });
    const folder = join(values.out, c.id);
    await report(folder, c, played);
    if (config) await leaveBundle(config, played.id, join(folder, 'bundle'));
  };
  await (values.url ? run(values.url) : onOwnPlatform(run));
}
