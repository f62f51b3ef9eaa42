/** The headless Chromium that npm installs, started with a list of our own: the package's would switch web security off. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** @param more flags besides, as for a camera that plays a film */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', '--headless', '--lang=zh-CN', ...more],
    headless: true,
    // Its own parts, such as the field of a date, follow the language of the machine.
    env: { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' },
  });
}
