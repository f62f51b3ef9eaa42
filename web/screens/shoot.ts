/** Pictures of a page at the three widths, small enough to keep. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

export const WIDTHS = [360, 768, 1440] as const;
const MOST_BYTES = 80_000;
/** What lies below is more of the same. */
const MOST_HEIGHT = 3200;

export interface Shot {
  /** The picture's file begins so. */
  name: string;
  path: string;
  /** Signed in as: the cookie of a session. */
  cookie?: string;
  /** The picture begins at this element. */
  from?: string;
  /** Brings the page to what is to be seen. */
  act?: (page: Page) => Promise<void>;
}

/** @returns what is wrong with the page: wider than its window, or an error in its console */
export async function shoot(browser: Browser, url: string, folder: string, shot: Shot): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const faults: string[] = [];
  for (const width of WIDTHS) {
    const context = await browser.newContext({ baseURL: url, viewport: { width, height: 800 }, locale: 'zh-CN' });
    if (shot.cookie) await context.addCookies([cookieOf(shot.cookie, url)]);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(`${shot.name} ${width}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`${shot.name} ${width}: ${error.message}`));
    await page.goto(shot.path, { waitUntil: 'networkidle' });
    await shot.act?.(page);
    await page.evaluate('document.fonts.ready.then(() => true)');
    const [wide, high] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]')) as [number, number];
    const top = shot.from ? Math.floor((await page.locator(shot.from).boundingBox())?.y ?? 0) : 0;
    if (wide > width) faults.push(`${shot.name}: ${wide} px wide in a window of ${width}`);
    await writeFile(join(folder, `${shot.name}-${width}.jpg`), await picture(page, { top, width, height: Math.min(high - top, MOST_HEIGHT) }));
    await context.close();
  }
  return faults;
}

interface Part {
  top: number;
  width: number;
  height: number;
}

async function picture(page: Page, { top, width, height }: Part): Promise<Buffer> {
  for (const quality of [70, 55, 42, 32]) {
    const bytes = await page.screenshot({ type: 'jpeg', quality, fullPage: true, clip: { x: 0, y: top, width, height } });
    if (bytes.length <= MOST_BYTES) return bytes;
  }
  return picture(page, { top, width, height: Math.floor(height * 0.7) });
}

function cookieOf(cookie: string, url: string): { name: string; value: string; url: string } {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}
