/** A small district with trades at several of their stages, left running for whoever wants to try every desk. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../server/config.js';
import { startPlatform } from '../server/start.js';
import { playScenes } from './play-scenes.js';
import { SCENES } from './scenes.js';

/** Until Ctrl-C; nothing of it is kept. Its clock stands in the days of the last scene and goes on from there. */
export async function stay(port: string): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await promisify(execFile)(process.execPath, ['build.mjs']);
  const dataDir = await mkdtemp(join(tmpdir(), 'cunjitong-stay-'));
  const platform = await startPlatform(readConfig({ PORT: port, DATA_DIR: dataDir, DEMO_CLOCK: '1', SEED_DEMO: '1', LOG_LEVEL: 'error' }));
  try {
    for (const { username, password, role, name } of platform.demoAccounts) {
      console.log(`  ${username.padEnd(16)} ${password.padEnd(16)} ${role} ${name}`);
    }
    console.log('正在演示几宗交易，约需一分钟');
    await playScenes(platform.url, SCENES, async ({ moment, project }) => {
      if (!moment.includes('.')) console.log(`  ${platform.url}/projects/${project}`);
    });
    console.log(`可以试用了：${platform.url}（按 Ctrl-C 停止，内容不保留）`);
    await stopped;
  } finally {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
