/** A platform whose desks have something to do: trades that were really played, each left where its scene ends. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Browser } from 'playwright-core';
import { type CaseFile, complete } from '../../demo/case.js';
import { type Client, signIn } from '../../demo/client.js';
import { play } from '../../demo/play.js';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { readConfig } from '../../server/config.js';
import { startPlatform } from '../../server/start.js';
import { freshDatabase } from '../helpers/database.js';
import { openBrowser } from './desk-people.js';
import { buildPages } from './helpers/built-pages.js';

export const VILLAGE = '330203102230';
const works = {
  side: 'procurement',
  mode: 'comparison',
  bidders: 3,
  village: VILLAGE,
  year: 2025,
} as const;

/** The clock only moves forward, so each begins after the one before. */
const SCENES = {
  archived: {
    file: {
      ...works,
      id: 'archived',
      title: '(演示)村道整治工程',
      published: '07-02',
      selected: '07-07',
      ceiling: 480_000,
    },
    until: null,
  },
  approved: {
    file: {
      ...works,
      id: 'approved',
      title: '(演示)礼堂屋面维修',
      published: '11-24',
      ceiling: 120_000,
    },
    until: 'approve_project',
  },
  open: {
    file: {
      ...works,
      id: 'open',
      side: 'asset',
      mode: 'sealed',
      title: '(演示)村口店面招租',
      published: '12-15',
      reserve: 28_800,
      termYears: 3,
    },
    until: 'publish_notice',
  },
} as const satisfies Record<string, { file: CaseFile; until: string | null }>;
export type Scene = keyof typeof SCENES;

export interface DeskPlace {
  url: string;
  browser: Browser;
  admin: Knex;
  accountant: Client;
  ids: Record<Scene, string>;
  /** Registers a project that waits for its application. */
  begin(title: string, kind?: { category: string; mode: string }): Promise<string>;
  stop(): Promise<void>;
}

class FarEnough extends Error {}

/** @param scenes which trades are there; each takes its seconds to play */
export async function deskPlace(scenes: readonly Scene[] = []): Promise<DeskPlace> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await open(scenes, ends)), stop };
  } catch (error) {
    await stop(); // a place that was not opened is not left half open
    throw error;
  }
}

async function open(
  scenes: readonly Scene[],
  ends: (() => unknown)[],
): Promise<Omit<DeskPlace, 'stop'>> {
  await buildPages();
  const dataDir = await mkdtemp(join(tmpdir(), 'cjt-desks-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  const { url: DATABASE_URL, adminUrl: DATABASE_ADMIN_URL, admin, drop } = await freshDatabase();
  ends.push(drop);
  const platform = await startPlatform(
    readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL,
      DATABASE_ADMIN_URL,
      DATA_DIR: dataDir,
      SEED_DEMO: '1',
      DEMO_CLOCK: '1',
    }),
  );
  ends.push(platform.stop);
  const { url } = platform;
  const accountant = await signIn(url, 'gs-kuaiji', DEMO_PASSWORD);
  const ids: Record<string, string> = {};
  for (const scene of scenes) ids[scene] = await playScene(url, accountant, scene);
  const browser = await openBrowser();
  ends.push(() => browser.close());
  return {
    url,
    browser,
    admin,
    accountant,
    ids,
    async begin(title, { category, mode } = { category: 'works', mode: 'comparison' }) {
      const asked = { village: VILLAGE, title, category, mode, ground: null };
      const { id } = await accountant.send<{ id: string }>('POST', '/api/projects', asked, {
        'idempotency-key': randomUUID(),
      });
      return id;
    },
  };
}

async function playScene(url: string, accountant: Client, scene: Scene): Promise<string> {
  const { file, until } = SCENES[scene];
  await play(url, complete(file), (act) => {
    if (act.type === until) throw new FarEnough();
  }).catch((error) => {
    if (!(error instanceof FarEnough)) throw error;
  });
  const { items } = await accountant.get<{ items: { id: string; title: string }[] }>(
    '/api/projects?limit=50',
  );
  const found = items.find((p) => p.title === file.title);
  if (!found) throw new Error(`the scene ${scene} left no project`);
  return found.id;
}
