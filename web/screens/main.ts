// npm run screens [-- desk-bidder [folder]]: plays a small district on a platform of its own and takes pictures of its
// pages: of those whose names begin so, into docs/screens or the folder named.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../server/config.js';
import { startPlatform } from '../../server/start.js';
import { openBrowser } from './browser.js';
import { SCENES } from '../../demo/scenes.js';
import { DeskShots } from './desk-shots.js';
import { townShots } from './desk-shots-town.js';
import { playScenes } from '../../demo/play-scenes.js';
import { playForPublic } from './portal-scenes.js';
import { momentShots, portalShots } from './portal-shots.js';
import { type Shot, shoot } from './shoot.js';

/** Those whose public page is looked at where the scene is left. */
const PORTAL_SCENES = ['archived', 'published', 'approved', 'open'];
const [only = '', folder = 'docs/screens'] = process.argv.slice(2);

await promisify(execFile)(process.execPath, ['build.mjs']);
const dataDir = await mkdtemp(join(tmpdir(), 'cunjitong-screens-'));
const platform = await startPlatform(readConfig({ PORT: '0', DATA_DIR: dataDir, DEMO_CLOCK: '1', SEED_DEMO: '1', LOG_LEVEL: 'error' }));
const browser = await openBrowser();
const faults: string[] = [];
const take = async (shot: Shot) => {
  if (shot.name.startsWith(only)) faults.push(...(await shoot(browser, platform.url, folder, shot)));
};
const takeMoment = async (moment: string, project: string) => {
  for (const shot of momentShots(moment, project)) await take(shot);
};
try {
  const projects = new Map<string, string>();
  const desks = new DeskShots(platform.url, take);
  await playScenes(platform.url, SCENES, async (standing) => {
    const { moment, project } = standing;
    if (PORTAL_SCENES.includes(moment)) await takeMoment(moment, project);
    projects.set(moment, project);
    await desks.during(standing);
  });
  for (const shot of portalShots(projects, String(SCENES[0]?.file.village))) await take(shot);
  await townShots(platform.url, take);
  await desks.afterwards();
  await playForPublic(platform.url, takeMoment);
} finally {
  await browser.close();
  await platform.stop();
  await rm(dataDir, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`图片在 ${folder}`);
