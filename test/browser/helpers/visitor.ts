/** A browser that notes what no page should say: errors, exceptions, violations of the content policy. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Empties itself when it is read. */
  complaints(): string[];
  go(path: string): Promise<void>;
  /** Serious and critical findings of axe, one line each. */
  barriers(): Promise<string[]>;
  /** How far the page is wider than the window. */
  overflow(): Promise<number>;
}

const WATCH = `document.addEventListener('securitypolicyviolation',
  (e) => console.error('content policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));`;

export async function visit(browser: Browser, url: string, { width = 1280 }: { width?: number } = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 800 }, locale: 'zh-CN' });
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  let said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => {
    said.push(`dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    context,
    page,
    complaints() {
      const now = said;
      said = [];
      return now;
    },
    async go(path) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.locator('main h1').first().waitFor();
    },
    async barriers() {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
    },
    overflow: () => page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)'),
  };
}
