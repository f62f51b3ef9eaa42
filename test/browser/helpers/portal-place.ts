/** A platform with a handful of public projects in different places of their way, and a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readConfig } from '../../../server/config.js';
import { lawToday, OWN_SHELF } from '../../../server/machines/rules/shelf.js';
import { type Platform, startPlatform } from '../../../server/start.js';
import { rebuildPublicTrades } from '../../../server/transactions/public-trades.js';
import { openBrowser } from '../../../web/screens/browser.js';
import { type FreshDatabase, freshDatabase } from '../../helpers/database.js';
import { type Given, insertProject } from '../../routes/projects-in-database.js';
import { contractOf, TENDER_FILE, VALUATION } from '../../routes/public-world.js';
import { buildPages } from './built-pages.js';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Tags, event handlers, marks that turn the direction of writing, and no place to break a line. */
export const HOSTILE = `<script>window.pwned=1</script><img src=x onerror="window.pwned=1">\u202etxet\u202c\u2066${'长'.repeat(10_000)}${'W'.repeat(400)}`;

export interface PortalPlace {
  url: string;
  browser: Browser;
  /** By what it is for: `open`, `hostile`, `ended`, `approved`. */
  ids: Record<'open' | 'hostile' | 'ended' | 'approved', string>;
  stop(): Promise<void>;
}

export async function portalPlace(): Promise<PortalPlace> {
  await buildPages();
  const fresh = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'cjt-portal-'));
  const { url, adminUrl } = fresh;
  const platform = await startPlatform(
    readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl, DATA_DIR: dataDir, SEED_DEMO: '1' }),
  );
  const ids = await insertProjects(fresh);
  const browser = await openBrowser();
  return {
    url: platform.url,
    browser,
    ids,
    stop: () => stop(platform, browser, fresh, dataDir),
  };
}

async function stop(platform: Platform, browser: Browser, fresh: FreshDatabase, dataDir: string): Promise<void> {
  await browser.close();
  await platform.stop();
  await fresh.drop();
  await rm(dataDir, { recursive: true, force: true });
}

async function insertProjects({ admin }: FreshDatabase): Promise<PortalPlace['ids']> {
  const { id: clerk } = await admin('accounts').where({ username: 'gs-kuaiji' }).first('id');
  const now = Date.now();
  const passed = { application: now - 9 * DAY, resolution: now - 8 * DAY, valuation: now - 7 * DAY, approval: now - 6 * DAY };
  const dates = {
    publishedAt: now - DAY,
    registrationClosesAt: now + 2 * DAY + HOUR,
    offersOpenAt: now - DAY,
    offersCloseAt: now + 3 * DAY + HOUR,
    openingAt: now + 3 * DAY + HOUR,
  };
  const noticed = { passed: { ...passed, tender_file: now - 2 * DAY, notice: now - DAY }, valuation: VALUATION, dates, tenderFile: TENDER_FILE };
  const insert = (more: Given) => insertProject(admin, clerk, { publicAt: now - 6 * DAY, ...more });
  const open = await insert({ title: '村口店面招租', facts: noticed as Given['facts'] });
  const hostile = await insert({ title: HOSTILE, facts: noticed as Given['facts'] });
  const approved = await insert({ title: '文化礼堂屋面维修', at: 'announcement.tender_file', facts: { passed, valuation: VALUATION } as Given['facts'] });
  const ended = await insert({
    title: '村道整治工程',
    at: 'archived',
    facts: {
      ...noticed,
      passed: { ...noticed.passed, award: now - DAY, signing: now - DAY },
      contract: contractOf(12_300_000, 12_300_000),
    } as Given['facts'],
  });
  await rebuildPublicTrades(admin, (version) => lawToday(OWN_SHELF, version));
  return { open, hostile, approved, ended };
}
