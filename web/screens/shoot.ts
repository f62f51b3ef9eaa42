/** Pictures of a page at the three widths, small enough to keep. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from './faults.js';

export const WIDTHS = [360, 768, 1440] as const;
type Width = (typeof WIDTHS)[number];
/** Of a picture this wide: three hundred and fifty of them stay below 14 MB. */
const MOST_BYTES: Record<Width, number> = { 360: 40_000, 768: 50_000, 1440: 66_000 };
/** What lies below is more of the same. */
const MOST_HEIGHT = 2400;

/** Of the page; a dialogue covers the window and hides what lies below. */
const EXTENT = `[document.documentElement.scrollWidth,
  document.querySelector('.ant-modal-wrap:not([style*="none"])') ? innerHeight : document.documentElement.scrollHeight]`;

export interface Shot {
  /** The picture's file begins so. */
  name: string;
  path: string;
  /** Signed in as: the cookie of a session. */
  cookie?: string;
  /** The picture begins at this element. */
  from?: string;
  /** The platform is meant to refuse something here: that the browser notes it is no fault. */
  refused?: true;
  /** Brings the page to what is to be seen. */
  act?: (page: Page) => Promise<void>;
}

/** @returns what is wrong with the page: wider than its window, an error in its console, or what faults.ts finds */
export async function shoot(browser: Browser, url: string, folder: string, shot: Shot): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const at = (width: Width) => shootAt(width, browser, url, folder, shot);
  // Most of the time is waiting for the page to come to rest: three wait together, where none of them hands anything in.
  if (!shot.act) return (await Promise.all(WIDTHS.map(at))).flat();
  const faults: string[] = [];
  for (const width of WIDTHS) faults.push(...(await at(width)));
  return faults;
}

async function shootAt(width: Width, browser: Browser, url: string, folder: string, shot: Shot): Promise<string[]> {
  const faults: string[] = [];
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 800 }, locale: 'zh-CN' });
  if (shot.cookie) await context.addCookies([cookieOf(shot.cookie, url)]);
  const page = await context.newPage();
  const isMeant = (text: string) => shot.refused === true && /status of 4\d\d/.test(text);
  page.on('console', (message) => message.type() === 'error' && !isMeant(message.text()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(shot.path, { waitUntil: 'networkidle' });
  await shot.act?.(page);
  // What sticks to the window's edge stands where the page begins, not over what an act has scrolled to.
  await page.evaluate('scrollTo(0, 0)');
  await page.evaluate('document.fonts.ready.then(() => true)');
  const [wide, high] = (await page.evaluate(EXTENT)) as [number, number];
  const top = shot.from ? Math.floor((await page.locator(shot.from).boundingBox())?.y ?? 0) : 0;
  if (wide > width) faults.push(`${wide} px wide`);
  faults.push(...(await faultsOf(page)));
  await writeFile(join(folder, `${shot.name}-${width}.jpg`), await picture(page, { top, width, height: Math.min(high - top, MOST_HEIGHT) }));
  await context.close();
  return faults.map((fault) => `${shot.name} ${width}: ${fault}`);
}

interface Part {
  top: number;
  width: Width;
  height: number;
}

/** As fine as fits; where even the coarsest is too large, less of what lies below. */
async function picture(page: Page, { top, width, height }: Part): Promise<Buffer> {
  for (const quality of [70, 50, 35, 25]) {
    const bytes = await page.screenshot({ type: 'jpeg', quality, fullPage: true, clip: { x: 0, y: top, width, height } });
    if (bytes.length <= MOST_BYTES[width]) return bytes;
  }
  return picture(page, { top, width, height: Math.floor(height * 0.85) });
}

function cookieOf(cookie: string, url: string): { name: string; value: string; url: string } {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}
