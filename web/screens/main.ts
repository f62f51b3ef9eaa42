// npm run screens [-- portal|desk]: plays a small district on a platform of its own and takes pictures of its pages.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../server/config.js';
import { startPlatform } from '../../server/start.js';
import { openBrowser } from './browser.js';
import { SCENES } from './cases.js';
import { deskShots } from './desk-shots.js';
import { playScenes } from './play-scenes.js';
import { portalShots } from './portal-shots.js';
import { type Shot, shoot } from './shoot.js';

const FOLDER = 'docs/screens';
const only = process.argv[2] ?? '';

await promisify(execFile)(process.execPath, ['build.mjs']);
const dataDir = await mkdtemp(join(tmpdir(), 'cunjitong-screens-'));
const platform = await startPlatform(readConfig({ PORT: '0', DATA_DIR: dataDir, DEMO_CLOCK: '1', SEED_DEMO: '1', LOG_LEVEL: 'error' }));
const browser = await openBrowser();
const faults: string[] = [];
const take = async (shot: Shot) => {
  if (shot.name.startsWith(only)) faults.push(...(await shoot(browser, platform.url, FOLDER, shot)));
};
try {
  const projects = new Map<string, string>();
  await playScenes(platform.url, async (scene, project) => {
    projects.set(scene, project);
    await take({ name: `portal-project-${scene}`, path: `/projects/${project}` });
  });
  const village = String(SCENES[0]?.file.village);
  for (const shot of portalShots(projects, village)) await take(shot);
  for (const shot of await deskShots(platform.url, projects, village)) await take(shot);
} finally {
  await browser.close();
  await platform.stop();
  await rm(dataDir, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`图片在 ${FOLDER}`);
