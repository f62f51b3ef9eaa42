/** A platform that answers, with two small trades in its log, and the commands as a person runs them: as processes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPlatformKey } from '../../../server/bidding/platform-key.js';
import { readConfig } from '../../../server/config.js';
import { loadDataKey } from '../../../server/people/sealed-identity.js';
import { type Platform, startPlatform } from '../../../server/start.js';
import { type FreshDatabase, freshDatabase } from '../../helpers/database.js';
import { type World, worldOn } from '../../helpers/world.js';
import { WorldWithFiles } from '../../helpers/world-with-files.js';
import { prepare } from '../../journeys/perform.js';
import { WAYS } from '../../journeys/ways.js';

export interface Run {
  code: number | null;
  out: string;
  err: string;
}
export interface Running {
  child: ChildProcess;
  /** Resolves when the process has said this. */
  says(pattern: RegExp): Promise<string>;
  end(signal?: NodeJS.Signals): Promise<Run>;
}

export interface Stage {
  /** For whatever a test keeps. */
  dir: string;
  dataDir: string;
  fresh: FreshDatabase;
  world: World;
  platform: Platform;
  projects: string[];
  /** What the commands find in their environment. */
  env: Record<string, string | undefined>;
  start(command: string, args: string[], env?: Record<string, string>): Running;
  run(command: string, args: string[], env?: Record<string, string>): Promise<Run>;
  /** Another entry in the log. */
  grow(): Promise<void>;
  /** The signed head as soon as it covers all entries. */
  signed(): Promise<string>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'cjt-commands-'));
  const dataDir = join(dir, 'data');
  const fresh = await freshDatabase();
  const key = await loadPlatformKey(join(dataDir, 'keys/platform.key'));
  const dataKey = await loadDataKey(join(dataDir, 'keys/data.key'));
  const world = WorldWithFiles.of(await worldOn(fresh, { key, dataKey }), dataKey);
  const projects = [await trade(world, 3), await trade(world, 2)];
  await world.keepFiles(dataDir);

  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    DATABASE_URL: fresh.url,
    DATABASE_ADMIN_URL: fresh.adminUrl,
    SEED_DEMO: '0',
    LOG_SM2_KEY_FILE: join(dataDir, 'keys/log-sm2.key'),
  };
  const platform = await startPlatform(readConfig(env));
  const start: Stage['start'] = (command, args, more = {}) => started(fork(`server/audit/commands/${command}.ts`, args, { env: { ...env, ...more }, silent: true }));
  return {
    dir,
    dataDir,
    fresh,
    world,
    platform,
    projects,
    env,
    start,
    run: (command, args, more) => start(command, args, more).end(),
    async grow() {
      await world.register();
    },
    async signed() {
      for (;;) {
        const size = Number((await fresh.admin('log.entries').count('* as n').first())?.n);
        const note = await (await fetch(`${platform.url}/api/log/checkpoint`)).text();
        if (note.split('\n')[1] === String(size)) return note;
        await sleep(30);
      }
    },
    async close() {
      await platform.stop();
      await fresh.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Goods by inquiry, as far as its first papers. */
async function trade(world: World, upTo: number): Promise<string> {
  const rehearsal = (WAYS['goods by inquiry'] as (typeof WAYS)[string])();
  const resolution = rehearsal.acts.find((act) => act.type === 'record_resolution');
  // Somebody took the minutes, and their name is personal.
  Object.assign(resolution?.data as object, { personal: { recorder: '甄无名', chair: '贾有名' } });
  return (await prepare(world, rehearsal, { upTo })).project;
}

function started(child: ChildProcess): Running {
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const ended = once(child, 'close');
  return {
    child,
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(said.out + said.err);
        if (found) return found[1] ?? found[0];
        if (child.exitCode !== null) throw new Error(`it ended without saying ${pattern}: ${said.out}${said.err}`);
        await sleep(20);
      }
    },
    async end(signal) {
      if (signal) child.kill(signal);
      const [code] = await ended;
      return { code, ...said };
    },
  };
}
